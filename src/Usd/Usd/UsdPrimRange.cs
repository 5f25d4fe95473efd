using System.Collections;

namespace pxr;

/// <summary>A walk over a prim and what is below it, depth first.</summary>
public sealed class UsdPrimRange : IEnumerable<UsdPrim>, IDisposable
{
    private readonly UsdPrim start;
    private readonly Func<UsdPrim, bool> predicate;
    private readonly bool includeStart;

    /// <summary>The active, defined, concrete prims of a subtree, its root included.</summary>
    public UsdPrimRange(UsdPrim start)
        : this(start, IsDefault, includeStart: true)
    {
    }

    internal UsdPrimRange(UsdPrim start, Func<UsdPrim, bool> predicate, bool includeStart)
    {
        this.start = start;
        this.predicate = predicate;
        this.includeStart = includeStart;
    }

    /// <summary>All prims of a subtree, its root included.</summary>
    public static UsdPrimRange AllPrims(UsdPrim start) => new(start, static _ => true, includeStart: true);

    /// <summary>The active, defined, concrete prims of a stage.</summary>
    public static UsdPrimRange Stage(UsdStage stage) => stage.Traverse();

    /// <summary>Whether there are no prims.</summary>
    public bool IsEmpty() => !this.Any();

    /// <summary>Walks the prims.</summary>
    public IEnumerator<UsdPrim> GetEnumerator()
    {
        var stack = new Stack<UsdPrim>();
        stack.Push(start);
        while (stack.TryPop(out UsdPrim? prim))
        {
            bool isStart = ReferenceEquals(prim, start);
            if (!isStart && !predicate(prim)) continue;
            if (!isStart || (includeStart && predicate(prim))) yield return prim;
            foreach (UsdPrim child in prim.Children().Reverse()) stack.Push(child);
        }
    }

    /// <summary>Does nothing: the range is managed memory.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static bool IsDefault(UsdPrim prim) => prim.IsActive() && prim.IsDefined() && !prim.IsAbstract();
}
