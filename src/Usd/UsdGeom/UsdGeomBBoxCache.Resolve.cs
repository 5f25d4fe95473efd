namespace pxr;

public sealed partial class UsdGeomBBoxCache
{
    // Namespaces nest deeper than this in no real scene, and the stack holds so much.
    private const uint MaxDepth = 2048;

    private static readonly TfToken Imageable = new("Imageable");
    private static readonly TfToken Boundable = new("Boundable");

    private readonly Dictionary<UsdPrim, Dictionary<TfToken, GfBBox3d>> resolved = [];
    private readonly Dictionary<UsdPrim, TfToken?> inherited = [];
    private readonly HashSet<UsdPrim> open = [];
    private UsdGeomBBoxCache? prototypes;
    private bool isOfPrototypes;

    // Whatever can be seen, unloaded prims with a hint too, and what is in instances.
    private static Usd_PrimFlagsPredicate Visited => Usd.UsdTraverseInstanceProxies(new Usd_PrimFlagsConjunction(
        new Usd_Term(Usd.UsdPrimIsActive), new Usd_Term(Usd.UsdPrimIsDefined), new Usd_Term(Usd.UsdPrimIsAbstract, negated: true)));

    /// <summary>The cache that gives the boxes of point instancers' prototypes at a time.</summary>
    internal static UsdGeomBBoxCache OfPrototypes(UsdTimeCode time) =>
        new(time, [UsdGeomTokens.default_, UsdGeomTokens.proxy, UsdGeomTokens.render]) { isOfPrototypes = true };

    /// <summary>The boxes of a prim in its own space, by purpose.</summary>
    private Dictionary<TfToken, GfBBox3d> Resolve(UsdPrim prim)
    {
        UsdPrim component = prim;
        while (component.GetParent() is { } parent && parent.IsValid() && !IsComponent(component)) component = parent;
        return Resolve(prim, transforms.GetLocalToWorldTransform(component).GetInverse(), prim.GetPath().GetPathElementCount());
    }

    /// <remarks>
    /// What is below a prim is put together along the axes of the nearest component above it, or else along the stage's:
    /// boxes around boxes then do not grow with every turn on the way.
    /// </remarks>
    private Dictionary<TfToken, GfBBox3d> Resolve(UsdPrim prim, GfMatrix4d worldToComponent, uint depth)
    {
        if (resolved.TryGetValue(prim, out Dictionary<TfToken, GfBBox3d>? known)) return known;
        // A prototype may hold the instancer that shows it.
        if (depth > MaxDepth || !open.Add(prim)) return [];
        var boxes = new Dictionary<TfToken, GfBBox3d>();
        if (!FromHint(prim, boxes))
        {
            if (OwnExtent(prim) is { } range) boxes[Purpose(prim)] = new GfBBox3d(range);
            else FromChildren(prim, IsComponent(prim) ? transforms.GetLocalToWorldTransform(prim).GetInverse() : worldToComponent, depth, boxes);
        }

        open.Remove(prim);
        return resolved[prim] = boxes;
    }

    private void FromChildren(UsdPrim prim, GfMatrix4d worldToComponent, uint depth, Dictionary<TfToken, GfBBox3d> boxes)
    {
        var ranges = new Dictionary<TfToken, GfRange3d>();
        foreach (UsdPrim child in prim.GetFilteredChildren(Visited))
        {
            if (!IsIncluded(child)) continue;
            Dictionary<TfToken, GfBBox3d> below = Resolve(child, worldToComponent, depth + 1);
            if (below.Count == 0) continue;
            GfMatrix4d toComponent = transforms.GetLocalToWorldTransform(child) * worldToComponent;
            foreach ((TfToken purpose, GfBBox3d box) in below)
            {
                GfBBox3d moved = box;
                moved.Transform(toComponent);
                GfRange3d range = ranges.GetValueOrDefault(purpose, new GfRange3d());
                ranges[purpose] = range.UnionWith(moved.ComputeAlignedRange());
            }
        }

        if (ranges.Count == 0) return;
        GfMatrix4d toLocal = (transforms.GetLocalToWorldTransform(prim) * worldToComponent).GetInverse();
        foreach ((TfToken purpose, GfRange3d range) in ranges) boxes[purpose] = new GfBBox3d(range, toLocal);
    }

    private bool FromHint(UsdPrim prim, Dictionary<TfToken, GfBBox3d> boxes)
    {
        if (!useExtentsHint || prim.IsPseudoRoot() || !prim.IsModel()) return false;
        var corners = new VtVec3fArray();
        if (!new UsdGeomModelAPI(prim).GetExtentsHint(corners, GetTime()) || corners.size() < 2) return false;
        TfTokenVector order = UsdGeomImageable.GetOrderedPurposeTokens();
        for (int i = 0; i < order.Count && (2 * i) + 1 < corners.size(); i++)
        {
            boxes[order[i]] = new GfBBox3d(new GfRange3d(new GfVec3d(corners[2 * i]), new GfVec3d(corners[(2 * i) + 1])));
        }

        return true;
    }

    private GfRange3d? OwnExtent(UsdPrim prim)
    {
        if (prim.IsA(UsdGeomInstancerExtents.TypeName) && !new UsdGeomBoundable(prim).GetExtentAttr().HasAuthoredValue())
            return UsdGeomInstancerExtents.Of(prim, isOfPrototypes ? this : prototypes ??= OfPrototypes(GetTime()), null);
        bool isUnknown = !prim.IsPseudoRoot() && prim.GetTypeName() is var type && !type.IsEmpty() && !prim.IsA(type);
        if (!prim.IsA(Boundable) && !(isUnknown && prim.GetAttribute(UsdGeomTokens.extent).HasAuthoredValue())) return null;
        var extent = new VtVec3fArray();
        if (!new UsdGeomBoundable(prim).ComputeExtent(GetTime(), extent) || extent.size() != 2) return null;
        return new GfRange3d(new GfVec3d(extent[0]), new GfVec3d(extent[1]));
    }

    private bool IsIncluded(UsdPrim prim)
    {
        TfToken type = prim.GetTypeName();
        if (!type.IsEmpty() && prim.IsA(type) && !prim.IsA(Imageable)) return false;
        return ignoreVisibility || new UsdGeomImageable(prim).GetVisibilityAttr() is not { } visibility
            || !visibility.IsValid() || visibility.Get(GetTime()).Held as TfToken != UsdGeomTokens.invisible;
    }

    private TfToken Purpose(UsdPrim prim) => AuthoredPurpose(prim) ?? UsdGeomTokens.default_;

    // The purpose of the prim, or else of the nearest prim above that authors one.
    private TfToken? AuthoredPurpose(UsdPrim prim)
    {
        if (prim.IsPseudoRoot() || !prim.IsValid()) return null;
        if (inherited.TryGetValue(prim, out TfToken? known)) return known;
        UsdAttribute attribute = prim.GetAttribute(UsdGeomTokens.purpose);
        bool isAuthored = attribute.IsValid() && attribute.HasAuthoredValue();
        return inherited[prim] = isAuthored && attribute.Get().Held is TfToken purpose ? purpose : AuthoredPurpose(prim.GetParent());
    }

    private static bool IsComponent(UsdPrim prim)
    {
        if (prim.IsPseudoRoot()) return false;
        TfToken kind = new UsdModelAPI(prim).GetKind();
        return KindRegistry.IsA(kind, KindTokens.component) || KindRegistry.IsA(kind, KindTokens.subcomponent);
    }
}
