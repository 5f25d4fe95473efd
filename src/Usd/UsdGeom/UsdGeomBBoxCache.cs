namespace pxr;

/// <summary>The boxes around prims and all below them at one time, each computed once.</summary>
/// <remarks>
/// A box is that of the prims with one of the included purposes, as computed. A boundable prim with an extent, authored or
/// computed, stands for all below it, and so does a model with an extents hint where hints are used. Prims that are not
/// active, defined and concrete do not count, nor do those that are not imageable or are hidden, unless they are asked for
/// themselves. A prim of a type that this library does not know is boundable when it authors an extent. Edits of the stage
/// are not noticed: <see cref="Clear"/> forgets all. For one thread at a time. Source: OpenUSD's class of the same name.
/// </remarks>
public sealed partial class UsdGeomBBoxCache : IDisposable
{
    private readonly bool useExtentsHint;
    private readonly bool ignoreVisibility;
    private readonly UsdGeomXformCache transforms;
    private TfTokenVector purposes;

    /// <summary>A cache of boxes.</summary>
    /// <param name="time">The stage time.</param>
    /// <param name="includedPurposes">The purposes that count: <c>default</c>, <c>render</c>, <c>proxy</c>, <c>guide</c>.</param>
    /// <param name="useExtentsHint">Whether to trust the extents hints of models.</param>
    /// <param name="ignoreVisibility">Whether hidden prims count too.</param>
    public UsdGeomBBoxCache(UsdTimeCode time, TfTokenVector includedPurposes, bool useExtentsHint = false, bool ignoreVisibility = false)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(includedPurposes);
        transforms = new UsdGeomXformCache(time);
        purposes = new TfTokenVector(includedPurposes);
        this.useExtentsHint = useExtentsHint;
        this.ignoreVisibility = ignoreVisibility;
    }

    /// <summary>A cache with the settings of another one, and nothing in it yet.</summary>
    public UsdGeomBBoxCache(UsdGeomBBoxCache other)
        : this(other?.GetTime()!, other?.purposes!, other is { useExtentsHint: true }, other is { ignoreVisibility: true })
    {
    }

    /// <summary>The box around a prim in the stage's space.</summary>
    public GfBBox3d ComputeWorldBound(UsdPrim prim) => Moved(prim, transforms.GetLocalToWorldTransform(prim));

    /// <summary>The box around a prim in the own space of a prim above it.</summary>
    public GfBBox3d ComputeRelativeBound(UsdPrim prim, UsdPrim relativeToAncestorPrim) =>
        Moved(prim, transforms.GetLocalToWorldTransform(prim) * transforms.GetLocalToWorldTransform(relativeToAncestorPrim).GetInverse());

    /// <summary>The box around a prim with its own transform: in its parent's space, or in the stage's where the prim ignores those above.</summary>
    public GfBBox3d ComputeLocalBound(UsdPrim prim) => Moved(prim, transforms.GetLocalTransformation(prim, out _));

    /// <summary>The box around a prim in its own space.</summary>
    public GfBBox3d ComputeUntransformedBound(UsdPrim prim)
    {
        ArgumentNullException.ThrowIfNull(prim);
        Dictionary<TfToken, GfBBox3d> boxes = Resolve(prim);
        var combined = new GfBBox3d();
        foreach (TfToken purpose in purposes)
        {
            if (boxes.TryGetValue(purpose, out GfBBox3d box)) combined = GfBBox3d.Combine(combined, box);
        }

        return combined;
    }

    /// <summary>Forgets all boxes and transforms.</summary>
    public void Clear()
    {
        transforms.Clear();
        resolved.Clear();
        inherited.Clear();
        prototypes = null;
    }

    /// <summary>Sets the purposes that count. Nothing is computed anew.</summary>
    public void SetIncludedPurposes(TfTokenVector includedPurposes)
    {
        ArgumentNullException.ThrowIfNull(includedPurposes);
        purposes = new TfTokenVector(includedPurposes);
    }

    /// <summary>The purposes that count.</summary>
    public TfTokenVector GetIncludedPurposes() => new(purposes);

    /// <summary>Whether the extents hints of models are trusted.</summary>
    public bool GetUseExtentsHint() => useExtentsHint;

    /// <summary>Whether hidden prims count too.</summary>
    public bool GetIgnoreVisibility() => ignoreVisibility;

    /// <summary>Sets the time, and forgets all where it is another one.</summary>
    public void SetTime(UsdTimeCode time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (time == GetTime()) return;
        Clear();
        transforms.SetTime(time);
    }

    /// <summary>The time.</summary>
    public UsdTimeCode GetTime() => transforms.GetTime();

    /// <summary>Does nothing: the object is managed memory.</summary>
    public void Dispose()
    {
    }

    private GfBBox3d Moved(UsdPrim prim, GfMatrix4d matrix)
    {
        GfBBox3d box = ComputeUntransformedBound(prim);
        box.Transform(matrix);
        return box;
    }
}
