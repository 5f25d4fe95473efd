namespace pxr;

/// <summary>Finds out the flags of prims; most of them depend on those of the prim above.</summary>
/// <remarks>Source: the composition description, section 11.1.</remarks>
internal static class UsdPrimFlags
{
    internal const uint Active = 1u << (int)Usd_PrimFlags.Usd_PrimActiveFlag;
    internal const uint Loaded = 1u << (int)Usd_PrimFlags.Usd_PrimLoadedFlag;
    internal const uint Model = 1u << (int)Usd_PrimFlags.Usd_PrimModelFlag;
    internal const uint Group = 1u << (int)Usd_PrimFlags.Usd_PrimGroupFlag;
    internal const uint Abstract = 1u << (int)Usd_PrimFlags.Usd_PrimAbstractFlag;
    internal const uint Defined = 1u << (int)Usd_PrimFlags.Usd_PrimDefinedFlag;
    private const uint HasDefiningSpecifier = 1u << (int)Usd_PrimFlags.Usd_PrimHasDefiningSpecifierFlag;
    private const uint Instance = 1u << (int)Usd_PrimFlags.Usd_PrimInstanceFlag;
    private const uint HasPayload = 1u << (int)Usd_PrimFlags.Usd_PrimHasPayloadFlag;
    private const uint Clips = 1u << (int)Usd_PrimFlags.Usd_PrimClipsFlag;
    private const uint Prototype = 1u << (int)Usd_PrimFlags.Usd_PrimPrototypeFlag;
    private const uint Proxy = 1u << (int)Usd_PrimFlags.Usd_PrimInstanceProxyFlag;
    private const uint PseudoRoot = 1u << (int)Usd_PrimFlags.Usd_PrimPseudoRootFlag;

    internal static uint Bit(Usd_PrimFlags flag) => 1u << (int)flag;

    /// <summary>Those of some flags that a prim has; others may be missing.</summary>
    internal static uint Of(UsdPrim prim, uint needed)
    {
        if (prim.IsPseudoRoot()) return OfRoot | PseudoRoot;
        if (prim.IsPrototype()) return OfRoot | Prototype;
        return Of(prim, Of(prim.GetParent(), needed), needed);
    }

    /// <summary>Those of some flags that a prim has, when the same flags of the prim above are known.</summary>
    internal static uint Of(UsdPrim prim, uint above, uint needed)
    {
        UsdStageView view = prim.GetStage().View;
        SdfPath path = prim.GetPath();
        uint flags = 0;
        if ((needed & (Active | Loaded | Instance)) != 0 && view.Field(path, SdfFieldKeys.Active) is not false) flags |= Active;
        if ((needed & (Loaded | HasPayload)) != 0) flags |= Load(view, path, above, isActive: (flags & Active) != 0);
        if ((needed & (Model | Group)) != 0 && (above & Group) != 0) flags |= OfKind(view.Field(path, SdfFieldKeys.Kind) as TfToken);
        if ((needed & (Defined | HasDefiningSpecifier | Abstract)) != 0) flags |= OfSpecifier(prim.GetSpecifier(), above);
        if ((needed & Instance) != 0 && (flags & Active) != 0 && view.IsInstance(path)) flags |= Instance;
        if ((needed & Clips) != 0 && ((above & Clips) != 0 || view.Field(path, "clips") is VtDictionary { Count: > 0 })) flags |= Clips;
        if ((needed & Proxy) != 0 && prim.IsInstanceProxy()) flags |= Proxy;
        return flags;
    }

    /// <summary>The pseudo-root and the roots of prototypes fit every walk.</summary>
    private const uint OfRoot = Active | Loaded | Model | Group | Defined | HasDefiningSpecifier;

    private static uint Load(UsdStageView view, SdfPath path, uint above, bool isActive)
    {
        if (view.Index(path) is not { HasPayloads: true }) return isActive ? above & Loaded : 0;
        return isActive && view.LoadRules.IsLoaded(view.SourceOf(path)) ? Loaded | HasPayload : HasPayload;
    }

    private static uint OfKind(TfToken? kind)
    {
        if (kind is null) return 0;
        if (KindRegistry.IsA(kind, KindTokens.group)) return Group | Model;
        return KindRegistry.IsA(kind, KindTokens.model) ? Model : 0;
    }

    private static uint OfSpecifier(SdfSpecifier specifier, uint above)
    {
        uint flags = above & Abstract;
        if (specifier == SdfSpecifier.SdfSpecifierOver) return flags;
        if (specifier == SdfSpecifier.SdfSpecifierClass) flags |= Abstract;
        return flags | HasDefiningSpecifier | (above & Defined);
    }
}
