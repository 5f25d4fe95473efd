namespace pxr;

/// <summary>Copies the content of layers.</summary>
internal static class SdfDataCopy
{
    internal static SdfData Of(SdfAbstractData source)
    {
        var copy = new SdfData();
        CopyBelow(source, SdfPath.AbsoluteRootPath(), copy, SdfPath.AbsoluteRootPath());
        return copy;
    }

    /// <summary>Copies a spec with all below it to another place, which must not have one.</summary>
    internal static void CopyBelow(SdfAbstractData from, SdfPath fromPath, SdfAbstractData to, SdfPath toPath)
    {
        SdfSpecData source = from.Find(fromPath)!;
        SdfSpecData target = toPath.IsAbsoluteRootPath() ? to.Root : to.Create(toPath, source.Type);
        foreach (SdfField field in source.Fields)
        {
            if (!IsChildren(field.Key)) target[field.Key] = CopyValue(field.Stored);
        }

        foreach (SdfPath child in SdfAbstractData.Children(fromPath, source))
        {
            CopyBelow(from, child, to, child.ReplacePrefix(fromPath, toPath, fixTargetPaths: false));
        }
    }

    internal static bool IsChildren(string field) => field is
        SdfFieldKeys.PrimChildren or SdfFieldKeys.Properties or SdfFieldKeys.VariantSetChildren or SdfFieldKeys.VariantChildren;

    /// <summary>A copy of a value that later edits of the original do not reach; immutable and lazy ones are shared.</summary>
    internal static object CopyValue(object value) => value switch
    {
        VtDictionary dictionary => new VtDictionary(dictionary),
        SdfListOpBase listOp => listOp.Clone(),
        List<string> names => new List<string>(names),
        List<SdfLayerOffset> offsets => offsets.ConvertAll(o => new SdfLayerOffset(o.GetOffset(), o.GetScale())),
        SdfTimeSamples samples => samples.Clone(),
        SortedDictionary<string, string> map => new SortedDictionary<string, string>(map, StringComparer.Ordinal),
        _ => value,
    };
}
