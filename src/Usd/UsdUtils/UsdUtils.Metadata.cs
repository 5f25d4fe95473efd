namespace pxr;

public static partial class UsdUtils
{
    /// <summary>Gives a layer the metadata that another has at its root; metadata of the destination alone stays.</summary>
    /// <param name="source">Where to read.</param>
    /// <param name="destination">Where to write.</param>
    /// <param name="skipSublayers">Whether to leave out the sublayers and their offsets.</param>
    /// <returns>True.</returns>
    /// <exception cref="InvalidOperationException">The destination may not be edited.</exception>
    public static bool UsdUtilsCopyLayerMetadata(SdfLayerHandle source, SdfLayerHandle destination, bool skipSublayers = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        SdfPath root = SdfPath.AbsoluteRootPath();
        foreach (SdfField field in source.Data.Root.Fields)
        {
            if (SdfDataCopy.IsChildren(field.Key)) continue;
            if (skipSublayers && field.Key is (SdfFieldKeys.SubLayers or SdfFieldKeys.SubLayerOffsets)) continue;
            destination.SetFieldValue(root, field.Key, SdfDataCopy.CopyValue(field.Stored));
        }

        return true;
    }
}
