namespace pxr;

/// <summary>The targets of a relationship, or the connections of an attribute, over a whole prim index.</summary>
/// <remarks>Each item is translated to the root namespace before lists are combined. Source: the composition description, section 10.</remarks>
internal static class PcpTargets
{
    /// <summary>Composes the list operations of a property.</summary>
    /// <param name="index">The prim.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="field">Target paths or connection paths.</param>
    /// <param name="errors">Receives the items that cannot be translated; null to drop them silently.</param>
    internal static List<SdfPath> Compose(PcpPrimIndex index, string property, string field, List<PcpError>? errors = null)
    {
        var items = new List<SdfPath>();
        for (int i = index.Nodes.Length - 1; i >= 0; i--)
        {
            PcpNode node = index.Nodes[i];
            if (!node.Contributes) continue;
            SdfPath path = node.Path.Property(property);
            for (int layer = node.LayerStack.Layers.Length - 1; layer >= 0; layer--)
            {
                if (node.LayerStack.Layers[layer].Data.Find(path)?[field] is not SdfPathListOp op) continue;
                if (!node.IsRoot) op = Translated(op, node, layer, path, errors);
                op.ApplyOperations(items);
            }
        }

        return items;
    }

    private static SdfPathListOp Translated(SdfPathListOp op, PcpNode node, int layer, SdfPath property, List<PcpError>? errors)
    {
        var result = new SdfPathListOp();
        if (op.IsExplicit()) result.ClearAndMakeExplicit();
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            SdfPathVector authored = op.GetItems(type);
            if (authored.Count == 0) continue;
            var mapped = new SdfPathVector();
            foreach (SdfPath item in authored)
            {
                SdfPath image = Image(item, node);
                if (!image.IsEmpty()) mapped.Add(image);
                else if (type is not (SdfListOpType.SdfListOpTypeDeleted or SdfListOpType.SdfListOpTypeOrdered)) errors?.Add(Error(node, layer, property, item));
            }

            if (mapped.Count > 0) result.SetItems(mapped, type);
        }

        return result;
    }

    private static SdfPath Image(SdfPath item, PcpNode node) => node.MapToRoot.MapWithTargets(item.StripAllVariantSelections());

    private static PcpError Error(PcpNode node, int layer, SdfPath property, SdfPath target)
    {
        // The arc whose map does not reach the target.
        SdfPath at = target.StripAllVariantSelections();
        PcpNode outside = node;
        while (outside.Parent is { } parent && outside.MapToParent.MapWithTargets(at) is var next && !next.IsEmpty()) (outside, at) = (parent, next);
        bool isInstance = outside.IsClass && outside.MapToParent.Pairs.Any(pair => at.HasPrefix(pair.Target));
        string what = outside.ArcType.ToString().ToLowerInvariant();
        return isInstance
            ? new PcpError(PcpErrorKind.InvalidInstanceTarget, node.LayerStack.Layers[layer], property, $"the target <{target}> names a prim that has this class by the {what} of <{outside.Parent?.Path}>") { TargetPath = target, Arc = outside.ArcType }
            : new PcpError(PcpErrorKind.InvalidExternalTarget, node.LayerStack.Layers[layer], property, $"the target <{target}> lies outside the {what} of <{outside.Parent?.Path}>") { TargetPath = target, Arc = outside.ArcType };
    }
}
