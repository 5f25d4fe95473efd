namespace pxr;

/// <summary>The names of the children and properties of a composed prim.</summary>
/// <remarks>Source: the composition description, section 11.1.</remarks>
internal static class PcpNames
{
    /// <summary>The names of the prims below: those of weaker opinions first, put into the order that each layer states.</summary>
    /// <remarks>For an instance these are the names of the descendants that it shares.</remarks>
    internal static List<string> Children(PcpPrimIndex index)
    {
        var names = new OrderedNames();
        for (int i = index.Nodes.Count - 1; i >= 0; i--)
        {
            PcpNode node = index.Nodes[i];
            if (!node.Contributes || (index.IsInstanceable && !PcpInstancing.IsShareable(node))) continue;
            for (int layer = node.LayerStack.Layers.Count - 1; layer >= 0; layer--)
            {
                if (node.LayerStack.Layers[layer].Data.Find(node.Path) is not { } spec) continue;
                names.Add(spec.NamesOrEmpty(SdfFieldKeys.PrimChildren));
                names.Reorder(spec.NamesOrEmpty(SdfFieldKeys.PrimOrder));
            }
        }

        return names.ToList();
    }

    /// <summary>The names of the authored properties, those of weaker opinions first.</summary>
    internal static List<string> Properties(PcpPrimIndex index)
    {
        var names = new OrderedNames();
        for (int i = index.Nodes.Count - 1; i >= 0; i--)
        {
            PcpNode node = index.Nodes[i];
            if (!node.Contributes) continue;
            for (int layer = node.LayerStack.Layers.Count - 1; layer >= 0; layer--)
            {
                if (node.LayerStack.Layers[layer].Data.Find(node.Path) is { } spec) names.Add(spec.NamesOrEmpty(SdfFieldKeys.Properties));
            }
        }

        return names.ToList();
    }

    /// <summary>Names without repetition, in order.</summary>
    private sealed class OrderedNames
    {
        private List<string> names = [];
        private HashSet<string>? known;

        internal void Add(IReadOnlyList<string> more)
        {
            if (more.Count == 0) return;
            if (names.Count == 0)
            {
                names = [.. more];
                return;
            }

            known ??= new HashSet<string>(names, StringComparer.Ordinal);
            foreach (string name in more)
            {
                if (known.Add(name)) names.Add(name);
            }
        }

        /// <summary>Puts the names that an order mentions into that order; each other one stays behind the one it followed.</summary>
        internal void Reorder(IReadOnlyList<string> order)
        {
            if (order.Count == 0 || names.Count == 0) return;
            var rank = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (string name in order) rank.TryAdd(name, rank.Count);
            var result = new List<string>(names.Count);
            var runs = new List<string>?[rank.Count];
            List<string> run = result;
            foreach (string name in names)
            {
                if (rank.TryGetValue(name, out int at)) run = runs[at] = [];
                run.Add(name);
            }

            foreach (List<string>? each in runs) result.AddRange(each ?? []);
            names = result;
        }

        internal List<string> ToList() => names;
    }
}
