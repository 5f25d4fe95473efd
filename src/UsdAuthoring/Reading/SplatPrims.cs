using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>Finds the prims of a stage that are splats.</summary>
internal static class SplatPrims
{
    /// <summary>NuRec volumes have this attribute, and it is true.</summary>
    internal const string IsNuRecVolume = "omni:nurec:isNuRecVolume";

    private const string Field = "ParticleField";

    /// <summary>All prims of splats in the order of the stage, those in instances too.</summary>
    internal static List<UsdPrim> Find(UsdStage stage) => [.. stage.Traverse(pxr.Usd.UsdTraverseInstanceProxies()).Where(prim => IsParticleField(prim) || IsVolume(prim))];

    /// <summary>Whether a prim is of a type of UsdVol's particle fields; the library needs no schema of them.</summary>
    internal static bool IsParticleField(UsdPrim prim) => prim.GetTypeName().GetString() is Field or ParticleFieldNames.PrimType;

    /// <summary>Whether a prim is a NuRec volume.</summary>
    internal static bool IsVolume(UsdPrim prim) => new StageValues(null).Bool(prim, IsNuRecVolume) is true;

    /// <summary>Where a prim is, for errors.</summary>
    internal static AssetLocation LocationOf(UsdPrim prim) => new(prim.GetStage().GetRootLayer().identifier, Scope: prim.GetPath().GetString());
}
