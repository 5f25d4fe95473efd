using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The prims of a partitioned input in the root layer: a transform above, and below it one payload a partition.</summary>
/// <remarks>Transform and bounds are here rather than in the payloads, so that they are known while nothing is loaded.</remarks>
internal static class ScenePartitionPrims
{
    private const string GeomModelApi = "GeomModelAPI";

    /// <summary>Defines the prim above the partitions, once.</summary>
    internal static void DefineHolder(UsdStage root, SdfPath path, GfMatrix4d transform)
    {
        if (root.GetPrimAtPath(path) is { } there && there.IsValid() && there.HasAuthoredTypeName()) return;
        UsdGeomXform.Define(root, path).AddTransformOp().Set(transform);
    }

    /// <summary>Defines the prim of a partition at the edit target.</summary>
    /// <param name="root">The root stage.</param>
    /// <param name="path">The prim.</param>
    /// <param name="layer">What its payload names.</param>
    /// <param name="bounds">Of its splats, in the space of the prim above.</param>
    internal static void Define(UsdStage root, SdfPath path, string layer, SplatBox bounds)
    {
        UsdPrim prim = UsdGeomXform.Define(root, path).GetPrim();
        prim.GetPayloads().AddPayload(layer);
        prim.AddAppliedSchema(new TfToken(GeomModelApi));
        var hint = new VtVec3fArray(2);
        hint[0] = new GfVec3f(bounds.Min.X, bounds.Min.Y, bounds.Min.Z);
        hint[1] = new GfVec3f(bounds.Max.X, bounds.Max.Y, bounds.Max.Z);
        prim.CreateAttribute(new TfToken("extentsHint"), SdfValueTypeNames.Float3Array, custom: false).Set(hint);
    }
}
