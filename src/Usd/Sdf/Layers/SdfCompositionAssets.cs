namespace pxr;

/// <summary>The asset paths that compose a layer with others: those of its sublayers, references and payloads, in all variants.</summary>
/// <remarks>Values are not read, so that a crate stays lazy. Clips and asset-valued fields are no composition: <see cref="UsdUtilsAssetPathWalker"/> meets those.</remarks>
internal static class SdfCompositionAssets
{
    /// <summary>The paths as authored; internal arcs have none.</summary>
    internal static StdStringSet Of(SdfLayerHandle layer)
    {
        var paths = new StdStringSet();
        foreach (string path in layer.SubLayers().Paths) paths.Add(path);
        foreach ((_, _, SdfListOpBase op) in Arcs(layer.Data, SdfPath.AbsoluteRootPath()))
        {
            foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>()) paths.UnionWith(op.Items(type).Select(AssetOf));
        }

        paths.Remove("");
        return paths;
    }

    /// <summary>Puts another path in place of one; an empty one takes the sublayers and arcs away.</summary>
    internal static void Replace(SdfLayerHandle layer, string old, string replacement)
    {
        ReplaceSubLayer(layer, old, replacement);
        foreach ((SdfPath prim, string field, SdfListOpBase op) in Arcs(layer.Data, SdfPath.AbsoluteRootPath()).ToList())
        {
            if (Replaced(op, old, replacement) is not { } changed) continue;
            if (changed.HasKeys()) layer.SetFieldValue(prim, field, changed);
            else layer.EraseField(prim, new TfToken(field));
        }
    }

    private static void ReplaceSubLayer(SdfLayerHandle layer, string old, string replacement)
    {
        List<string> paths = layer.SubLayers().Paths;
        int at = paths.IndexOf(old);
        if (at < 0 || old == replacement) return;
        if (replacement.Length == 0 || paths.Contains(replacement)) layer.RemoveSubLayerPath(at);
        else layer.GetSubLayerPaths().Replace(old, replacement);
    }

    /// <summary>The references and payloads of all prims and variants at and below a path.</summary>
    private static IEnumerable<(SdfPath Prim, string Field, SdfListOpBase Op)> Arcs(SdfAbstractData data, SdfPath path)
    {
        SdfSpecData spec = data.Find(path)!;
        foreach (string field in (string[])[SdfFieldKeys.References, SdfFieldKeys.Payload])
        {
            if (spec[field] is SdfListOpBase op) yield return (path, field, op);
        }

        foreach (SdfPath child in SdfAbstractData.Children(path, spec))
        {
            if (child.IsPropertyPath() || !data.Has(child)) continue;
            foreach ((SdfPath, string, SdfListOpBase) arc in Arcs(data, child)) yield return arc;
        }
    }

    /// <summary>The operation with the path replaced in all its lists, or null when none has it.</summary>
    private static SdfListOpBase? Replaced(SdfListOpBase op, string old, string replacement)
    {
        SdfListOpBase? changed = null;
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            IReadOnlyList<object> items = op.Items(type);
            if (!items.Any(item => AssetOf(item) == old)) continue;
            IEnumerable<object> kept = items.Where(item => replacement.Length > 0 || AssetOf(item) != old);
            (changed ??= op.Clone()).SetItemsUntyped(kept.Select(item => AssetOf(item) == old ? WithAsset(item, replacement) : item).Distinct(), type);
        }

        return changed;
    }

    private static string AssetOf(object arc) => arc switch
    {
        SdfReference reference => reference.GetAssetPath(),
        SdfPayload payload => payload.GetAssetPath(),
        _ => "",
    };

    private static object WithAsset(object arc, string path) => arc switch
    {
        SdfReference reference => new SdfReference(path, reference.GetPrimPath(), reference.GetLayerOffset(), reference.GetCustomData()),
        SdfPayload payload => new SdfPayload(path, payload.GetPrimPath(), payload.GetLayerOffset()),
        _ => arc,
    };
}
