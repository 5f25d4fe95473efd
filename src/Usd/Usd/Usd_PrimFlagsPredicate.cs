namespace pxr;

/// <summary>Which prims a walk visits, and whether it enters instances.</summary>
public class Usd_PrimFlagsPredicate : IDisposable
{
    private readonly uint mask;
    private readonly uint values;
    private readonly bool isNegated;
    private bool entersInstances;

    /// <summary>All prims.</summary>
    public Usd_PrimFlagsPredicate()
    {
    }

    /// <summary>The prims with a flag.</summary>
    public Usd_PrimFlagsPredicate(Usd_PrimFlags flag)
        : this([new Usd_Term(flag)])
    {
    }

    /// <summary>The prims that a term holds for.</summary>
    public Usd_PrimFlagsPredicate(Usd_Term term)
        : this([term])
    {
    }

    /// <summary>The prims that all terms hold for.</summary>
    private protected Usd_PrimFlagsPredicate(ReadOnlySpan<Usd_Term> terms)
    {
        foreach (Usd_Term term in terms)
        {
            mask |= UsdPrimFlags.Bit(term.flag);
            if (!term.negated) values |= UsdPrimFlags.Bit(term.flag);
        }
    }

    private protected Usd_PrimFlagsPredicate(Usd_PrimFlagsPredicate other, bool negate)
    {
        (mask, values, entersInstances) = (other.mask, other.values, other.entersInstances);
        isNegated = other.isNegated != negate;
    }

    /// <summary>The flags that the predicate looks at.</summary>
    internal uint Mask => mask;

    /// <summary>All prims.</summary>
    public static Usd_PrimFlagsPredicate Tautology() => new();

    /// <summary>No prims.</summary>
    public static Usd_PrimFlagsPredicate Contradiction() => new(new Usd_PrimFlagsPredicate(), negate: true);

    /// <summary>Says whether walks enter instances, on this object, and returns it.</summary>
    public Usd_PrimFlagsPredicate TraverseInstanceProxies(bool traverse)
    {
        entersInstances = traverse;
        return this;
    }

    /// <summary>Whether walks enter instances.</summary>
    public bool IncludeInstanceProxiesInTraversal() => entersInstances;

    /// <summary>Does nothing: predicates are managed memory.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal Usd_PrimFlagsPredicate Copy() => new(this, negate: false);

    /// <summary>Whether a prim with these flags is visited.</summary>
    internal bool Matches(uint flags) => ((flags & mask) == values) != isNegated;
}
