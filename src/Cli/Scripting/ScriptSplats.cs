using pxr;

namespace UsdGsplat.Cli.Scripting;

/// <summary>The splats that a stage holds: NuRec volumes and particle fields, as scripts see them.</summary>
public sealed class ScriptSplats
{
    private readonly UsdStage stage;
    private readonly IReadOnlyDictionary<SdfPath, long> counts;

    internal ScriptSplats(UsdStage stage, IReadOnlyDictionary<SdfPath, long> counts) => (this.stage, this.counts) = (stage, counts);

    /// <summary>Each prim that holds splats, depth first; found anew at every call, so that it knows what the script added.</summary>
    public IReadOnlyList<ScriptSplatPrim> Prims => [.. stage.Traverse().Where(ScriptSplatPrim.HoldsSplats).Select(prim => new ScriptSplatPrim(prim, counts.TryGetValue(prim.GetPath(), out long count) ? count : null))];

    /// <summary>The paths of <see cref="Prims"/>.</summary>
    public IReadOnlyList<SdfPath> Paths => [.. Prims.Select(prim => prim.Path)];

    /// <summary>How many splats there are in all; null when a prim does not tell, for its payload is not there.</summary>
    public long? Count
    {
        get
        {
            IReadOnlyList<ScriptSplatPrim> prims = Prims;
            return prims.Any(prim => prim.Count is null) ? null : prims.Sum(prim => prim.Count);
        }
    }

    /// <summary>The box about all splats in the stage's space, at the default time; empty when no prim has an extent.</summary>
    public GfRange3d Bounds => Within(new GfMatrix4d(1));

    /// <summary>The box about all splats in the space of a prim, for what is put below it.</summary>
    public GfRange3d BoundsIn(UsdPrim prim) => Within(new UsdGeomImageable(prim).ComputeLocalToWorldTransform(UsdTimeCode.Default()).GetInverse());

    private GfRange3d Within(GfMatrix4d worldToSpace)
    {
        var bounds = new GfRange3d();
        foreach (ScriptSplatPrim prim in Prims)
        {
            if (!prim.Extent.IsEmpty()) bounds.UnionWith(new GfBBox3d(prim.Extent, prim.LocalToWorld * worldToSpace).ComputeAlignedRange());
        }

        return bounds;
    }
}
