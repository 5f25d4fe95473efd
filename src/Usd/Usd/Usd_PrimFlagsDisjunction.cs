namespace pxr;

/// <summary>The prims that any of some terms holds for.</summary>
public sealed class Usd_PrimFlagsDisjunction : Usd_PrimFlagsPredicate
{
    /// <summary>No prims: there are no terms.</summary>
    public Usd_PrimFlagsDisjunction()
        : base(new Usd_PrimFlagsPredicate(), negate: true)
    {
    }

    /// <summary>The prims that a term holds for.</summary>
    public Usd_PrimFlagsDisjunction(Usd_Term term)
        : base(term)
    {
    }
}
