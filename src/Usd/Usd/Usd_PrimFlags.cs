namespace pxr;

/// <summary>What walks can ask of a prim.</summary>
public enum Usd_PrimFlags
{
    /// <summary>It and the prims above it are not deactivated.</summary>
    Usd_PrimActiveFlag = 0,

    /// <summary>Its payload is loaded, or it has none and the prim above it is loaded.</summary>
    Usd_PrimLoadedFlag = 1,

    /// <summary>Its kind is a model kind, and the prims above it are groups.</summary>
    Usd_PrimModelFlag = 2,

    /// <summary>Its kind is a group kind, and the prims above it are groups.</summary>
    Usd_PrimGroupFlag = 3,

    /// <summary>It or a prim above it is a class.</summary>
    Usd_PrimAbstractFlag = 4,

    /// <summary>It and the prims above it are declared with <c>def</c> or <c>class</c>.</summary>
    Usd_PrimDefinedFlag = 5,

    /// <summary>It is declared with <c>def</c> or <c>class</c>.</summary>
    Usd_PrimHasDefiningSpecifierFlag = 6,

    /// <summary>It shares what is below it with equal prims.</summary>
    Usd_PrimInstanceFlag = 7,

    /// <summary>It has a payload, loaded or not.</summary>
    Usd_PrimHasPayloadFlag = 8,

    /// <summary>It or a prim above it has value clips.</summary>
    Usd_PrimClipsFlag = 9,

    /// <summary>It is no longer on the stage. Never set: such prims are not valid here.</summary>
    Usd_PrimDeadFlag = 10,

    /// <summary>It is the root of a prototype.</summary>
    Usd_PrimPrototypeFlag = 11,

    /// <summary>It lies below an instance.</summary>
    Usd_PrimInstanceProxyFlag = 12,

    /// <summary>It is the root of all prims.</summary>
    Usd_PrimPseudoRootFlag = 13,

    /// <summary>The number of flags.</summary>
    Usd_PrimNumFlags = 14,
}
