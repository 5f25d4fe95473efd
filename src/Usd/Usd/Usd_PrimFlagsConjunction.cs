namespace pxr;

/// <summary>The prims that all of some terms hold for.</summary>
public sealed class Usd_PrimFlagsConjunction : Usd_PrimFlagsPredicate
{
    /// <summary>All prims: there are no terms.</summary>
    public Usd_PrimFlagsConjunction()
    {
    }

    /// <summary>The prims that a term holds for.</summary>
    public Usd_PrimFlagsConjunction(Usd_Term term)
        : base(term)
    {
    }

    internal Usd_PrimFlagsConjunction(params ReadOnlySpan<Usd_Term> terms)
        : base(terms)
    {
    }
}
