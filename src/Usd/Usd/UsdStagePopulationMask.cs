using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>Says which prims a stage has: those at, above and below some paths.</summary>
/// <remarks>Source: the composition description, section 11.2.</remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "OpenUSD's name")]
public sealed class UsdStagePopulationMask : IDisposable, IEquatable<UsdStagePopulationMask>
{
    // No path lies below another one.
    private readonly SortedSet<SdfPath> paths = [];

    // All that lies above a path, and what did so before a path took its place: that lies below this one.
    private readonly HashSet<SdfPath> above = [];

    /// <summary>A mask of no prims.</summary>
    public UsdStagePopulationMask()
    {
    }

    /// <summary>A copy.</summary>
    public UsdStagePopulationMask(UsdStagePopulationMask arg0)
    {
        ArgumentNullException.ThrowIfNull(arg0);
        paths.UnionWith(arg0.paths);
        above.UnionWith(arg0.above);
    }

    /// <summary>A mask of the prims at, above and below some paths.</summary>
    /// <exception cref="ArgumentException">A path is neither the pseudo-root nor an absolute prim path.</exception>
    public UsdStagePopulationMask(SdfPathVector paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (SdfPath path in paths) Add(path);
    }

    /// <summary>A mask of all prims.</summary>
    public static UsdStagePopulationMask All() => new([SdfPath.AbsoluteRootPath()]);

    /// <summary>The prims of either mask.</summary>
    public static UsdStagePopulationMask Union(UsdStagePopulationMask l, UsdStagePopulationMask r)
    {
        ArgumentNullException.ThrowIfNull(l);
        return l.GetUnion(r);
    }

    /// <summary>The prims of this mask or another one.</summary>
    public UsdStagePopulationMask GetUnion(UsdStagePopulationMask other) => new UsdStagePopulationMask(this).Add(other);

    /// <summary>The prims of this mask and those at, above and below a path.</summary>
    public UsdStagePopulationMask GetUnion(SdfPath path) => new UsdStagePopulationMask(this).Add(path);

    /// <summary>Whether all prims of another mask are in this one.</summary>
    public bool Includes(UsdStagePopulationMask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.paths.All(IncludesSubtree);
    }

    /// <summary>Whether the prim at a path is in the mask.</summary>
    public bool Includes(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.IsAbsoluteRootPath() || above.Contains(path) || IncludesSubtree(path);
    }

    /// <summary>Whether the prim at a path and all below it are in the mask.</summary>
    public bool IncludesSubtree(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (SdfPath at = path; !at.IsEmpty(); at = at.GetParentPath())
        {
            if (paths.Contains(at)) return true;
            if (at.IsAbsoluteRootPath()) break;
        }

        return false;
    }

    /// <summary>Whether no prim is in the mask.</summary>
    public bool IsEmpty() => paths.Count == 0;

    /// <summary>The paths, sorted; none lies below another one.</summary>
    public SdfPathVector GetPaths() => new(paths);

    /// <summary>Adds the prims of another mask.</summary>
    /// <returns>This mask.</returns>
    public UsdStagePopulationMask Add(UsdStagePopulationMask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (SdfPath path in other.paths.ToArray()) Add(path);
        return this;
    }

    /// <summary>Adds the prims at, above and below a path.</summary>
    /// <returns>This mask.</returns>
    /// <exception cref="ArgumentException">The path is neither the pseudo-root nor an absolute prim path.</exception>
    public UsdStagePopulationMask Add(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        bool fits = path.IsAbsolutePath() && path.IsAbsoluteRootOrPrimPath() && !path.ContainsPrimVariantSelection();
        if (!fits) throw new ArgumentException($"expected an absolute prim path without variants, found <{path}>", nameof(path));
        if (IncludesSubtree(path)) return this;
        if (above.Contains(path) || path.IsAbsoluteRootPath()) paths.RemoveWhere(each => each.HasPrefix(path));
        paths.Add(path);
        for (SdfPath at = path; !at.IsAbsoluteRootPath() && above.Add(at.GetParentPath()); at = at.GetParentPath()) continue;
        return this;
    }

    /// <summary>Addition: whether two masks are of the same prims.</summary>
    public bool Equals(UsdStagePopulationMask? other) => other is not null && paths.SetEquals(other.paths);

    /// <summary>Addition: whether the other object is equal.</summary>
    public override bool Equals(object? obj) => Equals(obj as UsdStagePopulationMask);

    /// <summary>Addition: a constant, since the object can change.</summary>
    public override int GetHashCode() => 1;

    /// <summary>Does nothing: the mask is managed memory.</summary>
    public void Dispose()
    {
    }
}
