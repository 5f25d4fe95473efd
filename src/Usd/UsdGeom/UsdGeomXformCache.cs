namespace pxr;

/// <summary>The transforms of prims at one time, each computed once.</summary>
/// <remarks>Edits of the stage are not noticed: <see cref="Clear"/> forgets all. For one thread at a time.</remarks>
public sealed class UsdGeomXformCache : IDisposable
{
    private Dictionary<UsdPrim, Entry> entries = [];
    private UsdTimeCode time;

    /// <summary>The transforms at a time; at the default time when null.</summary>
    public UsdGeomXformCache(UsdTimeCode? time = null) => this.time = time ?? UsdTimeCode.Default();

    /// <summary>The map from a prim's own space to the stage's, for row vectors.</summary>
    public GfMatrix4d GetLocalToWorldTransform(UsdPrim prim)
    {
        Entry entry = Find(prim);
        if (entry.ToWorld is { } known) return known;

        // Downwards from the nearest prim that is known: namespaces may be deeper than the stack.
        var below = new Stack<(UsdPrim Prim, Entry Entry)>();
        GfMatrix4d? toWorld = null;
        for (UsdPrim above = prim; toWorld is null; above = above.GetParent())
        {
            Entry each = Find(above);
            if (each.ToWorld is null && above.GetParent().IsValid() && !each.Resets)
            {
                below.Push((above, each));
                continue;
            }

            toWorld = each.ToWorld ?? each.Local;
            entries[above] = each with { ToWorld = toWorld };
        }

        GfMatrix4d result = toWorld.Value;
        while (below.TryPop(out (UsdPrim Prim, Entry Entry) next))
        {
            result = next.Entry.Local * result;
            entries[next.Prim] = next.Entry with { ToWorld = result };
        }

        return result;
    }

    /// <summary>The map from the space of a prim's parent to the stage's, for row vectors.</summary>
    public GfMatrix4d GetParentToWorldTransform(UsdPrim prim) =>
        prim.GetParent() is { } parent && parent.IsValid() ? GetLocalToWorldTransform(parent) : new GfMatrix4d(1);

    /// <summary>The map from a prim's own space to its parent's, for row vectors.</summary>
    /// <param name="prim">The prim.</param>
    /// <param name="resetsXformStack">Whether it leads to the stage's space instead: the transforms of ancestors are ignored.</param>
    public GfMatrix4d GetLocalTransformation(UsdPrim prim, out bool resetsXformStack)
    {
        Entry entry = Find(prim);
        resetsXformStack = entry.Resets;
        return entry.Local;
    }

    /// <summary>The map from a prim's own space to that of a prim above it, for row vectors.</summary>
    /// <param name="prim">The prim.</param>
    /// <param name="ancestor">The prim above it.</param>
    /// <param name="resetXformStack">Whether a prim on the way ignores its ancestors; the map then ends in the stage's space.</param>
    public GfMatrix4d ComputeRelativeTransform(UsdPrim prim, UsdPrim ancestor, out bool resetXformStack)
    {
        var result = new GfMatrix4d(1);
        resetXformStack = false;
        for (UsdPrim each = prim; each.IsValid() && each != ancestor && !resetXformStack; each = each.GetParent())
        {
            result *= GetLocalTransformation(each, out resetXformStack);
        }

        return result;
    }

    /// <summary>Whether an attribute is part of a prim's transform.</summary>
    public bool IsAttributeIncludedInLocalTransform(UsdPrim prim, TfToken attrName) =>
        attrName == UsdGeomTokens.xformOpOrder || new UsdGeomXformable(prim).GetOrderedXformOps(out _).Any(op => op.GetName() == attrName);

    /// <summary>Whether a prim's own transform has more than one sample.</summary>
    public bool TransformMightBeTimeVarying(UsdPrim prim) => UsdGeomXformable.HasTransform(prim) && new UsdGeomXformable(prim).TransformMightBeTimeVarying();

    /// <summary>Whether a prim ignores the transforms of its ancestors.</summary>
    public bool GetResetXformStack(UsdPrim prim) => Find(prim).Resets;

    /// <summary>Forgets all.</summary>
    public void Clear() => entries.Clear();

    /// <summary>Sets the time, and forgets all where it is another one.</summary>
    public void SetTime(UsdTimeCode time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (time != this.time) entries.Clear();
        this.time = time;
    }

    /// <summary>The time.</summary>
    public UsdTimeCode GetTime() => time;

    /// <summary>Exchanges content and time with another one.</summary>
    public void Swap(UsdGeomXformCache other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (entries, other.entries) = (other.entries, entries);
        (time, other.time) = (other.time, time);
    }

    /// <summary>Does nothing: the object is managed memory.</summary>
    public void Dispose()
    {
    }

    private Entry Find(UsdPrim prim)
    {
        ArgumentNullException.ThrowIfNull(prim);
        if (entries.TryGetValue(prim, out Entry entry)) return entry;
        GfMatrix4d local = UsdGeomXformable.HasTransform(prim) ? new UsdGeomXformable(prim).LocalTransformation(time, out bool resets) : Identity(out resets);
        return entries[prim] = new Entry(local, resets, null);
    }

    private static GfMatrix4d Identity(out bool resets)
    {
        resets = false;
        return new GfMatrix4d(1);
    }

    private readonly record struct Entry(GfMatrix4d Local, bool Resets, GfMatrix4d? ToWorld);
}
