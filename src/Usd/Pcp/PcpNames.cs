namespace pxr;

/// <summary>The names of the children and properties of a composed prim.</summary>
/// <remarks>Source: the composition description, section 11.1.</remarks>
internal static class PcpNames
{
    /// <summary>The names of the prims below: those of weaker opinions first, put into the order that each layer states.</summary>
    /// <remarks>For an instance these are the names of the descendants that it shares.</remarks>
    internal static List<string> Children(PcpPrimIndex index)
    {
        var names = new PcpOrderedNames();
        for (int i = index.Nodes.Length - 1; i >= 0; i--)
        {
            PcpNode node = index.Nodes[i];
            if (!node.Contributes || (index.IsInstanceable && !PcpInstancing.IsShareable(node))) continue;
            for (int layer = node.LayerStack.Layers.Length - 1; layer >= 0; layer--)
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
        var names = new PcpOrderedNames();
        for (int i = index.Nodes.Length - 1; i >= 0; i--)
        {
            PcpNode node = index.Nodes[i];
            if (!node.Contributes) continue;
            for (int layer = node.LayerStack.Layers.Length - 1; layer >= 0; layer--)
            {
                if (node.LayerStack.Layers[layer].Data.Find(node.Path) is { } spec) names.Add(spec.NamesOrEmpty(SdfFieldKeys.Properties));
            }
        }

        return names.ToList();
    }
}
