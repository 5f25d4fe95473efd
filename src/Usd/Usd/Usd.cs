namespace pxr;

/// <summary>What walks can ask of prims.</summary>
public static class Usd
{
    /// <summary>The prim and those above it are not deactivated.</summary>
    public static Usd_PrimFlags UsdPrimIsActive => Usd_PrimFlags.Usd_PrimActiveFlag;

    /// <summary>The prim's payload is loaded, or it has none and the prim above it is loaded.</summary>
    public static Usd_PrimFlags UsdPrimIsLoaded => Usd_PrimFlags.Usd_PrimLoadedFlag;

    /// <summary>The prim's kind is a model kind, and the prims above it are groups.</summary>
    public static Usd_PrimFlags UsdPrimIsModel => Usd_PrimFlags.Usd_PrimModelFlag;

    /// <summary>The prim's kind is a group kind, and the prims above it are groups.</summary>
    public static Usd_PrimFlags UsdPrimIsGroup => Usd_PrimFlags.Usd_PrimGroupFlag;

    /// <summary>The prim or one above it is a class.</summary>
    public static Usd_PrimFlags UsdPrimIsAbstract => Usd_PrimFlags.Usd_PrimAbstractFlag;

    /// <summary>The prim and those above it are declared with <c>def</c> or <c>class</c>.</summary>
    public static Usd_PrimFlags UsdPrimIsDefined => Usd_PrimFlags.Usd_PrimDefinedFlag;

    /// <summary>The prim shares what is below it with equal prims.</summary>
    public static Usd_PrimFlags UsdPrimIsInstance => Usd_PrimFlags.Usd_PrimInstanceFlag;

    /// <summary>The prim is declared with <c>def</c> or <c>class</c>.</summary>
    public static Usd_PrimFlags UsdPrimHasDefiningSpecifier => Usd_PrimFlags.Usd_PrimHasDefiningSpecifierFlag;

    /// <summary>The active, loaded, defined, concrete prims. A new object each time.</summary>
    public static Usd_PrimFlagsConjunction UsdPrimDefaultPredicate => new(
        new Usd_Term(UsdPrimIsActive), new Usd_Term(UsdPrimIsLoaded), new Usd_Term(UsdPrimIsDefined), new Usd_Term(UsdPrimIsAbstract, negated: true));

    /// <summary>All prims. A new object each time.</summary>
    public static Usd_PrimFlagsPredicate UsdPrimAllPrimsPredicate => new();

    /// <summary>A predicate whose walks enter instances.</summary>
    /// <param name="predicate">Which prims to visit; the active, loaded, defined, concrete ones when null. Is not changed.</param>
    public static Usd_PrimFlagsPredicate UsdTraverseInstanceProxies(Usd_PrimFlagsPredicate? predicate = null) =>
        (predicate?.Copy() ?? UsdPrimDefaultPredicate).TraverseInstanceProxies(true);

    /// <summary>A text that says what an object is, for messages.</summary>
    public static string UsdDescribe(UsdObject arg0) => arg0 is null ? "no object" : arg0.GetDescription();
}
