using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>What the relationships of UsdRender lead to.</summary>
internal static class RenderTargets
{
    /// <summary>The targets of a relationship, those of relationships that it leads to in their place; none where there is no relationship.</summary>
    internal static IReadOnlyList<SdfPath> Of(UsdPrim prim, string relationship)
    {
        UsdRelationship found = prim.GetRelationship(new TfToken(relationship));
        return found ? [.. found.GetForwardedTargets()] : [];
    }

    /// <summary>The prim at a target; null when there is none of that type.</summary>
    internal static UsdPrim? Find(UsdStage stage, SdfPath target, string type)
    {
        if (!target.IsPrimPath()) return null;
        UsdPrim prim = stage.GetPrimAtPath(target);
        return prim && prim.IsA(new TfToken(type)) ? prim : null;
    }

    /// <summary>What lies at a target, for messages.</summary>
    internal static string Describe(UsdStage stage, SdfPath target)
    {
        UsdPrim prim = target.IsPrimPath() ? stage.GetPrimAtPath(target) : new UsdPrim();
        if (!prim) return "nothing";
        string type = prim.GetTypeName();
        return type.Length == 0 ? "a prim without type" : $"a {type}";
    }
}
