using pxr;
using UsdGsplat.Splats.Meshes;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Proxies;

/// <summary>Adds a mesh that stands in for the splats: it is wired to the NuRec volumes, collides, or receives shadows as a matte object.</summary>
/// <remarks>
/// The mesh is a layer of its own, referenced by <c>/World/ProxyMesh</c>. An invisible mesh still collides, but is no matte
/// object. Source: the NuRec description, section 7.
/// </remarks>
/// <param name="mesh">The mesh.</param>
/// <param name="options">What it is for.</param>
public sealed class ProxyMeshStep(PolygonMesh mesh, ProxyMeshOptions options) : ISceneStep
{
    private const string Stem = "proxy";
    private static readonly SdfPath Root = new("/ProxyMesh");

    /// <inheritdoc/>
    public void Author(UsdStage stage, SceneContext scene)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(scene);
        UsdPrim prim = UsdGeomXform.Define(stage, scene.NewPath(stage, "ProxyMesh")).GetPrim();
        prim.GetReferences().AddReference(scene.AddLayer(Stem, ".usdc", MakeLayer(scene)));
        if (options.FollowsSplats) new UsdGeomXform(prim).AddTransformOp().Set(scene.SourceToStage);
        SdfPath path = prim.GetPath().AppendChild(new TfToken("mesh"));
        foreach (SdfPath volume in scene.SplatPaths.Where(p => stage.GetPrimAtPath(p).GetTypeName().GetString() == "Volume"))
        {
            stage.GetPrimAtPath(volume).CreateRelationship(new TfToken("proxy")).AddTarget(path);
        }

        if (!options.Matte) return;
        VtDictionary data = stage.GetRootLayer().GetCustomLayerData();
        foreach (string key in (string[])["rtx:matteObject:enabled", "rtx:post:registeredCompositing:enabled"]) data.SetValueAtPath(new StdStringVector { "renderSettings", key }, true);
        stage.GetRootLayer().SetCustomLayerData(data);
    }

    private UsdStage MakeLayer(SceneContext scene)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeom.UsdGeomSetStageUpAxis(stage, scene.UpAxis == UpAxis.Z ? UsdGeomTokens.z : UsdGeomTokens.y);
        UsdGeom.UsdGeomSetStageMetersPerUnit(stage, scene.MetersPerUnit);
        stage.SetDefaultPrim(UsdGeomXform.Define(stage, Root).GetPrim());
        UsdGeomMesh prim = UsdGeomMesh.Define(stage, Root.AppendChild(new TfToken("mesh")));
        ProxyMeshArrays.Author(prim, mesh);
        if (options.Collision) AuthorCollision(prim.GetPrim());
        if (options.Matte) new UsdGeomPrimvarsAPI(prim.GetPrim()).CreatePrimvar(new TfToken("isMatteObject"), SdfValueTypeNames.Bool).GetAttr().Set(true);
        else prim.CreateVisibilityAttr(new VtValue(UsdGeomTokens.invisible));
        return stage;
    }

    /// <summary>The triangles themselves collide, rather than a hull of them.</summary>
    private static void AuthorCollision(UsdPrim prim)
    {
        prim.AddAppliedSchema(new TfToken("PhysicsCollisionAPI"));
        prim.AddAppliedSchema(new TfToken("PhysicsMeshCollisionAPI"));
        prim.CreateAttribute(new TfToken("physics:collisionEnabled"), SdfValueTypeNames.Bool, custom: false).Set(true);
        prim.CreateAttribute(new TfToken("physics:approximation"), SdfValueTypeNames.Token, custom: false, SdfVariability.SdfVariabilityUniform).Set(new VtValue(new TfToken("none")));
    }
}
