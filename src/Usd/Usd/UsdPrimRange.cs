using System.Collections;

namespace pxr;

/// <summary>A walk over a prim and what is below it, depth first.</summary>
/// <remarks>Prims that the predicate leaves out are left out with all below them. Below an instance all walks go on.</remarks>
public sealed partial class UsdPrimRange : IEnumerable<UsdPrim>, IDisposable
{
    private iterator begin;

    /// <summary>No prims.</summary>
    public UsdPrimRange() => begin = new iterator();

    /// <summary>The active, loaded, defined, concrete prims of a subtree, its root included.</summary>
    public UsdPrimRange(UsdPrim start)
        : this(start, Usd.UsdPrimDefaultPredicate)
    {
    }

    /// <summary>The prims of a subtree that a predicate lets the walk visit, its root included.</summary>
    public UsdPrimRange(UsdPrim start, Usd_PrimFlagsPredicate predicate)
        : this(start, predicate, includesStart: true)
    {
    }

    internal UsdPrimRange(UsdPrim start, Usd_PrimFlagsPredicate predicate, bool includesStart, bool visitsTwice = false)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(predicate);
        begin = new iterator(start, predicate.Copy(), includesStart, visitsTwice);
    }

    /// <summary>Whether two ranges begin at the same prim.</summary>
    public static bool operator ==(UsdPrimRange? left, UsdPrimRange? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two ranges begin at different prims.</summary>
    public static bool operator !=(UsdPrimRange? left, UsdPrimRange? right) => !(left == right);

    /// <summary>A walk that meets each of the active, loaded, defined, concrete prims before and after what is below it.</summary>
    public static UsdPrimRange PreAndPostVisit(UsdPrim start) => PreAndPostVisit(start, Usd.UsdPrimDefaultPredicate);

    /// <summary>A walk that meets each prim that a predicate lets it visit before and after what is below it.</summary>
    public static UsdPrimRange PreAndPostVisit(UsdPrim start, Usd_PrimFlagsPredicate predicate) => new(start, predicate, includesStart: true, visitsTwice: true);

    /// <summary>All prims of a subtree, its root included.</summary>
    public static UsdPrimRange AllPrims(UsdPrim start) => new(start, Usd.UsdPrimAllPrimsPredicate);

    /// <summary>A walk that meets all prims of a subtree before and after what is below each.</summary>
    public static UsdPrimRange AllPrimsPreAndPostVisit(UsdPrim start) => PreAndPostVisit(start, Usd.UsdPrimAllPrimsPredicate);

    /// <summary>The active, loaded, defined, concrete prims of a stage.</summary>
    public static UsdPrimRange Stage(UsdStage stage) => Stage(stage, Usd.UsdPrimDefaultPredicate);

    /// <summary>The prims of a stage that a predicate lets the walk visit.</summary>
    public static UsdPrimRange Stage(UsdStage stage, Usd_PrimFlagsPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Traverse(predicate);
    }

    /// <summary>The place of the first prim.</summary>
    public iterator GetStart() => new(begin);

    /// <summary>The place behind the last prim.</summary>
    public iterator GetEnd() => new();

    /// <summary>The first prim; invalid when there are none.</summary>
    public UsdPrim GetCurrent() => begin.GetCurrent();

    /// <summary>Leaves the first prim out.</summary>
    public void IncrementBegin() => begin.MoveNext();

    /// <summary>Leaves out what is before a place.</summary>
    public void SetBegin(iterator newBegin)
    {
        ArgumentNullException.ThrowIfNull(newBegin);
        begin = new iterator(newBegin);
    }

    /// <summary>Whether there are no prims.</summary>
    public bool IsEmpty() => begin.IsAtEnd;

    /// <summary>Walks the prims.</summary>
    public IEnumerator<UsdPrim> GetEnumerator()
    {
        for (iterator at = GetStart(); !at.IsAtEnd; at.MoveNext()) yield return at.GetCurrent();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UsdPrimRange other && begin == other.begin;

    /// <inheritdoc/>
    public override int GetHashCode() => begin.GetHashCode();

    /// <summary>Does nothing: the range is managed memory.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
