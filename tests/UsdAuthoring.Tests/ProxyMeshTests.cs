using System.Numerics;
using pxr;
using UsdGsplat.Splats.Meshes;
using UsdGsplat.UsdAuthoring.Backgrounds;
using UsdGsplat.UsdAuthoring.Proxies;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Meshes in the place of splats, as the NuRec description, section 7, wires them; and backgrounds.</summary>
public sealed class ProxyMeshTests
{
    private static readonly PolygonMesh Quad = new([new(0, 0, 0), new(1, 0, 0), new(1, 2, 0), new(0, 2, 3)], [4], [0, 1, 2, 3]);

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("scene.usdz")]
    [TestCase("scene.usda")]
    public void The_volume_names_the_mesh_which_stands_where_the_splats_do(string output)
    {
        using UsdStage stage = Author(output, new ProxyMeshOptions());

        SdfPathVector targets = stage.GetPrimAtPath("/World/gauss/gauss").GetRelationship(new TfToken("proxy")).GetTargets();
        Assert.That(targets.Select(t => t.GetString()), Is.EqualTo(new[] { "/World/ProxyMesh/mesh" }));
        var mesh = new UsdGeomMesh(stage.GetPrimAtPath("/World/ProxyMesh/mesh"));
        Assert.That(mesh.GetPrim().GetTypeName().GetString(), Is.EqualTo("Mesh"));
        Assert.That(mesh.ComputeVisibility(UsdTimeCode.Default()), Is.EqualTo(UsdGeomTokens.invisible));
        VtVec3fArray points = mesh.GetPointsAttr().Get();
        GfVec3d last = mesh.ComputeLocalToWorldTransform(UsdTimeCode.Default()).Transform(new GfVec3d(points[3]));

        // Z-up: (x, y, z) → (−x, −z, −y).
        Assert.That((last[0], last[1], last[2]), Is.EqualTo((0.0, -3.0, -2.0)));
        VtIntArray counts = mesh.GetFaceVertexCountsAttr().Get(), indices = mesh.GetFaceVertexIndicesAttr().Get();
        Assert.That((counts.size(), counts[0], indices.size(), indices[3]), Is.EqualTo((1, 4, 4, 3)));
        VtVec3fArray extent = mesh.GetExtentAttr().Get();
        Assert.That((extent[1][0], extent[1][1], extent[1][2]), Is.EqualTo((1f, 2f, 3f)));
    }

    [Test]
    public void A_collider_has_the_physics_schemas()
    {
        using UsdStage stage = Author("scene.usdz", new ProxyMeshOptions { Collision = true, FollowsSplats = false });

        UsdPrim mesh = stage.GetPrimAtPath("/World/ProxyMesh/mesh");
        Assert.That(mesh.GetAppliedSchemas().Select(t => t.GetString()), Is.EquivalentTo(new[] { "PhysicsCollisionAPI", "PhysicsMeshCollisionAPI" }));
        Assert.That((bool)mesh.GetAttribute(new TfToken("physics:collisionEnabled")).Get());
        Assert.That(((TfToken)mesh.GetAttribute(new TfToken("physics:approximation")).Get()).GetString(), Is.EqualTo("none"));
        Assert.That(new UsdGeomMesh(mesh).ComputeLocalToWorldTransform(UsdTimeCode.Default()), Is.EqualTo(new GfMatrix4d(1)), "in the stage's frame");
    }

    [Test]
    public void A_matte_object_stays_visible_and_says_so_to_the_renderer()
    {
        using UsdStage stage = Author("scene.usdz", new ProxyMeshOptions { Matte = true });

        UsdPrim mesh = stage.GetPrimAtPath("/World/ProxyMesh/mesh");
        Assert.That((bool)mesh.GetAttribute(new TfToken("primvars:isMatteObject")).Get());
        Assert.That(new UsdGeomMesh(mesh).ComputeVisibility(UsdTimeCode.Default()), Is.EqualTo(UsdGeomTokens.inherited));
        Assert.That(stage.GetRootLayer().ExportToString(), Does.Contain("bool \"rtx:matteObject:enabled\" = 1").And.Contain("bool \"rtx:post:registeredCompositing:enabled\" = 1"));
    }

    [Test]
    public void Meshes_of_a_stage_are_one_mesh_in_its_world()
    {
        File.WriteAllText(folder.File("site.usda"), """
            #usda 1.0
            def Xform "Site"
            {
                double3 xformOp:translate = (10, 0, 0)
                uniform token[] xformOpOrder = ["xformOp:translate"]
                def Mesh "a"
                {
                    point3f[] points = [(0,0,0), (1,0,0), (0,1,0)]
                    int[] faceVertexCounts = [3]
                    int[] faceVertexIndices = [0,1,2]
                }
                def Mesh "b"
                {
                    point3f[] points = [(5,5,5), (6,5,5), (5,6,5)]
                    int[] faceVertexCounts = [3]
                    int[] faceVertexIndices = [2,1,0]
                }
            }
            """);

        PolygonMesh mesh = StageMeshes.Read(folder.File("site.usda"));

        Assert.That(mesh.Points, Is.EqualTo(new Vector3[] { new(10, 0, 0), new(11, 0, 0), new(10, 1, 0), new(15, 5, 5), new(16, 5, 5), new(15, 6, 5) }));
        Assert.That(mesh.FaceVertexIndices, Is.EqualTo(new[] { 0, 1, 2, 5, 4, 3 }));
    }

    [Test]
    public void A_background_image_goes_with_the_scene_and_is_turned_up([Values] UpAxis upAxis)
    {
        File.WriteAllBytes(folder.File("sky.HDR"), "#?RADIANCE\nnot really"u8.ToArray());
        AuthoredPackage package = folder.Author(TestClouds.Grid(3), new SceneOptions { UpAxis = upAxis, Steps = [new EnvironmentStep(folder.File("sky.HDR"))] });

        Assert.That(package.Members["environment.hdr"], Is.EqualTo(File.ReadAllBytes(folder.File("sky.HDR"))));
        using UsdStage stage = UsdStage.Open(package.Path);
        UsdPrim light = stage.GetPrimAtPath("/World/Environment/DomeLight");
        Assert.That(light.GetTypeName().GetString(), Is.EqualTo("DomeLight"));
        Assert.That(((SdfAssetPath)light.GetAttribute(new TfToken("inputs:texture:file")).Get()).GetAssetPath(), Is.EqualTo("./environment.hdr"));
        GfVec3d pole = new UsdGeomXformable(light).ComputeLocalToWorldTransform(UsdTimeCode.Default()).TransformDir(new GfVec3d(0, 1, 0));
        Assert.That(pole[upAxis == UpAxis.Y ? 1 : 2], Is.EqualTo(1).Within(1e-6), "the pole is up");
    }

    [Test]
    public void An_image_that_is_none_is_refused()
    {
        File.WriteAllText(folder.File("sky.png"), "text");

        Assert.That(() => new EnvironmentStep(folder.File("sky.png")), Throws.InstanceOf<Codecs.AssetFormatException>().With.Message.Contains("sky.png"));
        Assert.That(() => new EnvironmentStep(folder.File("none.png")), Throws.InstanceOf<FileNotFoundException>());
    }

    private UsdStage Author(string output, ProxyMeshOptions options)
    {
        folder.Write(TestClouds.Grid(3), new SceneOptions { Steps = [new ProxyMeshStep(Quad, options)] }, output);
        return UsdStage.Open(folder.File(output));
    }
}
