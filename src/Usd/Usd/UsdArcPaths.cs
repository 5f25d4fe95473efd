namespace pxr;

/// <summary>Checks the prim paths of arcs, so that no layer is written that cannot be read.</summary>
internal static class UsdArcPaths
{
    /// <summary>The prim path of a reference or payload: empty for the default prim, or an absolute prim path.</summary>
    /// <exception cref="ArgumentException">The path is another one, or selects a variant.</exception>
    internal static void CheckTarget(SdfPath path)
    {
        if (!path.IsEmpty()) CheckAbsolute(path);
    }

    /// <summary>The absolute path of a prim to inherit or specialize.</summary>
    /// <exception cref="ArgumentException">The path is no prim path, or selects a variant.</exception>
    internal static SdfPath Absolute(SdfPath path, UsdPrim prim)
    {
        ArgumentNullException.ThrowIfNull(path);
        SdfPath absolute = path.MakeAbsolutePath(prim.GetPath());
        CheckAbsolute(absolute);
        return absolute;
    }

    private static void CheckAbsolute(SdfPath path)
    {
        if (path.IsAbsolutePath() && path.IsPrimPath() && !path.ContainsPrimVariantSelection()) return;
        throw new ArgumentException($"expected an absolute prim path without variants, found <{path}>", nameof(path));
    }
}
