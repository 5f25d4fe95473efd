namespace pxr;

public partial class UsdGeomImageable
{
    /// <summary>Shows the prim. Hidden ancestors are shown too, and what else they hid is hidden prim by prim.</summary>
    public void MakeVisible(UsdTimeCode? time = null)
    {
        bool wasHidden = false;
        foreach (UsdPrim ancestor in Ancestry())
        {
            var imageable = new UsdGeomImageable(ancestor);
            if (wasHidden) imageable.HideSiblings(time);
            if (imageable.OwnVisibility(time) != UsdGeomTokens.invisible) continue;
            imageable.CreateVisibilityAttr().Set(new VtValue(UsdGeomTokens.inherited), time);
            wasHidden = true;
        }
    }

    /// <summary>Hides the prim and all below it.</summary>
    public void MakeInvisible(UsdTimeCode? time = null) => CreateVisibilityAttr().Set(new VtValue(UsdGeomTokens.invisible), time);

    /// <summary>Whether the prim is seen at a time: <c>invisible</c> when it or an ancestor is hidden, else <c>inherited</c>.</summary>
    public TfToken ComputeVisibility(UsdTimeCode? time = null)
    {
        for (UsdPrim prim = GetPrim(); prim.IsValid() && !prim.IsPseudoRoot(); prim = prim.GetParent())
        {
            if (new UsdGeomImageable(prim).OwnVisibility(time) == UsdGeomTokens.invisible) return UsdGeomTokens.invisible;
        }

        return UsdGeomTokens.inherited;
    }

    /// <summary>The purpose of the prim: its own authored one, or else that of the nearest ancestor that authors one.</summary>
    public TfToken ComputePurpose()
    {
        for (UsdPrim prim = GetPrim(); prim.IsValid() && !prim.IsPseudoRoot(); prim = prim.GetParent())
        {
            UsdAttribute attribute = prim.GetAttribute(UsdGeomTokens.purpose);
            if (attribute.IsValid() && attribute.HasAuthoredValue()) return attribute.Get();
        }

        return UsdGeomTokens.default_;
    }

    /// <summary>Sets the prim that stands for this one in previews.</summary>
    public bool SetProxyPrim(UsdPrim proxy)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        return CreateProxyPrimRel().SetTargets([proxy.GetPath()]);
    }

    /// <summary>Sets the prim that stands for this one in previews.</summary>
    public bool SetProxyPrim(UsdSchemaBase proxy)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        return SetProxyPrim(proxy.GetPrim());
    }

    /// <summary>The purposes, in OpenUSD's order.</summary>
    public static TfTokenVector GetOrderedPurposeTokens() => [UsdGeomTokens.default_, UsdGeomTokens.render, UsdGeomTokens.proxy, UsdGeomTokens.guide];

    /// <summary>The map from the prim's own space to the stage's at a time, for row vectors.</summary>
    public GfMatrix4d ComputeLocalToWorldTransform(UsdTimeCode time) => new UsdGeomXformCache(time).GetLocalToWorldTransform(GetPrim());

    /// <summary>The map from the parent's space to the stage's at a time, for row vectors.</summary>
    public GfMatrix4d ComputeParentToWorldTransform(UsdTimeCode time) => new UsdGeomXformCache(time).GetParentToWorldTransform(GetPrim());

    /// <summary>The prims from the root to this one.</summary>
    private Stack<UsdPrim> Ancestry()
    {
        var ancestry = new Stack<UsdPrim>();
        for (UsdPrim prim = GetPrim(); prim.IsValid() && !prim.IsPseudoRoot(); prim = prim.GetParent()) ancestry.Push(prim);
        return ancestry;
    }

    private void HideSiblings(UsdTimeCode? time)
    {
        foreach (UsdPrim sibling in GetPrim().GetParent().GetAllChildren())
        {
            if (sibling != GetPrim() && sibling.IsA(new TfToken("Imageable"))) new UsdGeomImageable(sibling).MakeInvisible(time);
        }
    }

    private TfToken OwnVisibility(UsdTimeCode? time)
    {
        UsdAttribute attribute = GetVisibilityAttr();
        return attribute.IsValid() && attribute.Get(time).Held is TfToken visibility ? visibility : UsdGeomTokens.inherited;
    }
}
