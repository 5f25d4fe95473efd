using pxr;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.UsdRender;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;
using UsdGsplat.UsdAuthoring.UsdRender.Validation;

namespace UsdGsplat.UsdAuthoring.Tests.UsdRender;

/// <summary>Render settings of scenes: what is written for whom, and that a specification can be computed from it.</summary>
public sealed class RenderSettingsStepTests
{
    private static readonly RenderSettingsOptions Asked = new()
    {
        Cameras = ["/World/Cam"],
        Resolution = (640, 480),
        Aovs = RenderAov.All,
        AspectRatioConformPolicy = "cropAperture",
        DataWindow = new RenderWindow(0.25f, 0, 0.75f, 1),
        PixelAspectRatio = 2,
    };

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Hydra_gets_portable_names_and_no_vendor_settings()
    {
        SdfLayerHandle root = Author(SceneTarget.OpenUsd, Asked with { Aovs = [RenderAov.Color, RenderAov.Parse("depth")] }, "Cam");

        Assert.That(Render(root), Is.EqualTo("""
            def Scope "Render"
            {
                def RenderSettings "Settings"
                {
                    uniform token aspectRatioConformPolicy = "cropAperture"
                    rel camera = </World/Cam>
                    uniform float4 dataWindowNDC = (0.25, 0, 0.75, 1)
                    uniform float pixelAspectRatio = 2
                    rel products = </Render/Products/main>
                    uniform int2 resolution = (640, 480)
                }

                def "Products"
                {
                    def RenderProduct "main"
                    {
                        rel orderedVars = [
                            </Render/Vars/color>,
                            </Render/Vars/depth>,
                        ]
                        token productName = "render.exr"
                    }
                }

                def "Vars"
                {
                    def RenderVar "color"
                    {
                        uniform token dataType = "color4f"
                        uniform string sourceName = "color"
                        uniform token sourceType = "raw"
                    }

                    def RenderVar "depth"
                    {
                        uniform token dataType = "float"
                        uniform string sourceName = "depth"
                        uniform token sourceType = "raw"
                    }
                }
            }


            """));
        Assert.That(root.ExportToString(), Does.Contain("renderSettingsPrimPath = \"/Render/Settings\""));
        Assert.That(Vars(Author(SceneTarget.OpenUsd, Asked, "Cam")), Is.EqualTo((string[])
        [
            "color color4f raw color", "alpha float raw alpha", "depth float raw depth", "normal normal3f raw normal", "albedo color3f raw albedo", "motion float2 raw motionvector", "id int raw primId",
        ]));
    }

    [TestCase(null, "color color4f raw HdrColor")]
    [TestCase("shot.png", "color color4f raw LdrColor")]
    public void Isaac_Sim_gets_its_own_names(string? file, string color) =>
        Assert.That(Vars(Author(SceneTarget.Isaac5, Asked with { ProductName = file }, "Cam")), Is.EqualTo((string[])
        [
            color, "alpha color4f raw LdrColor", "depth float raw DistanceToImagePlaneSD", "normal normal3f raw NormalSD", "albedo color3f raw DiffuseAlbedoSD",
            "motion float2 raw MotionVectors", "id int raw SemanticSegmentation",
        ]));

    [Test]
    public void NuRec_has_its_settings_in_custom_data_and_its_product_says_all_by_itself()
    {
        SdfLayerHandle root = Author(SceneTarget.Isaac5, Asked, "Cam");

        UsdPrim product = UsdStage.Open(root).GetPrimAtPath("/Render/Products/main");
        Assert.That(product.GetAppliedSchemas(), Is.Empty);
        Assert.That(product.GetRelationship(new TfToken("camera")).GetTargets().Single().GetString(), Is.EqualTo("/World/Cam"));
        Assert.That((GfVec2i)product.GetAttribute(new TfToken("resolution")).Get(), Is.EqualTo(new GfVec2i(640, 480)));
        Assert.That(root.ExportToString(), Does.Contain("\"rtx:post:tonemap:op\" = 2").And.Contain("renderSettingsPrimPath = \"/Render/Settings\""));
    }

    [TestCase("render.exr", false)]
    [TestCase("render.jpg", true)]
    public void Products_of_particle_fields_have_the_settings_and_the_schemas_that_make_them_count(string name, bool skipsTonemapping)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/World/gaussians", new TfToken("ParticleField3DGaussianSplat"));
        UsdGeomCamera.Define(stage, "/World/Cam");

        RtxSettings.Author(RenderProductPrim.Define(stage, "/Render/Products/main"), isHdr: name.EndsWith("exr", StringComparison.Ordinal));

        UsdPrim product = stage.GetPrimAtPath("/Render/Products/main");
        Assert.That(product.GetAppliedSchemas().Select(api => api.GetString()), Is.EqualTo((string[])
            ["OmniRtxSettingsCommonAdvancedAPI_1", "OmniRtxSettingsRtAdvancedAPI_1", "OmniRtxSettingsPtAdvancedAPI_1", "OmniRtxSettingsParticleFieldAPI_1"]));
        Assert.That(product.GetAuthoredAttributes().Select(a => $"{a.GetTypeName()} {a.GetName()} = {a.Get()}"), Is.EqualTo((string[])
        [
            "token omni:rtx:rendermode = RealTimePathTracing",
            "bool omni:rtx:rtpt:gaussian:accumulatedAlbedo:enabled = 1",
            "bool omni:rtx:rtpt:gaussian:accumulatedDepth:enabled = 1",
            "int omni:rtx:rtpt:gaussian:maxGaussiansToAccumulate = 48",
            $"bool omni:rtx:rtpt:gaussian:skipTonemapping:enabled = {(skipsTonemapping ? 1 : 0)}",
        ]));
    }

    [Test]
    public void A_specification_is_computed_from_what_is_written([Values] SceneTarget target)
    {
        SdfLayerHandle root = Author(target, Asked, "Cam");
        UsdStage stage = UsdStage.Open(root);

        RenderSpec spec = RenderSpec.Compute(stage, "/Render/Settings");

        Assert.That(spec.Warnings, Is.Empty);
        RenderProductSpec product = spec.Products.Single();
        Assert.That((product.Width, product.Height, product.PixelAspectRatio, product.Name), Is.EqualTo((640, 480, 2f, "render.exr")));
        Assert.That(product.CameraPath.GetString(), Is.EqualTo("/World/Cam"));
        Assert.That(product.PixelBounds, Is.EqualTo(new RenderPixelBounds(160, 0, 480, 480, 480)));
        Assert.That(spec.RenderVars.Select(var => var.Path.GetName()), Is.EqualTo(RenderAov.All.Select(aov => aov.Name)));
        Assert.That(RenderSettingsValidator.Check(stage, "scene"), Is.Empty);
    }

    [Test]
    public void The_first_camera_is_taken_with_the_size_of_its_photographs()
    {
        SdfLayerHandle root = Author(SceneTarget.OpenUsd, new RenderSettingsOptions { ProductName = "a.png" }, out SceneReport report, "B", "A");

        RenderProductSpec product = RenderSpec.Compute(UsdStage.Open(root), "/Render/Settings").Products.Single();
        Assert.That(product.CameraPath.GetString(), Is.EqualTo("/World/B"));
        Assert.That((product.Width, product.Height), Is.EqualTo((324, 420)));
        Assert.That(Vars(root), Is.EqualTo((string[])["color color4f raw color"]));
        Assert.That(report.Warnings, Has.One.EqualTo("the render settings take the first of 2 cameras, </World/B>"));
    }

    [Test]
    public void A_camera_without_photographs_gets_1920_by_1080()
    {
        SdfLayerHandle root = Author(SceneTarget.OpenUsd, new RenderSettingsOptions { ProductName = "a.png" }, "Cam");

        Assert.That(RenderSpec.Compute(UsdStage.Open(root), "/Render/Settings").Products.Single() is { Width: 1920, Height: 1080 });
    }

    [TestCase(SceneTarget.Isaac5, true, false)]
    [TestCase(SceneTarget.OpenUsd, true, false)]
    [TestCase(SceneTarget.Isaac6, true, true)]
    [TestCase(SceneTarget.Isaac6, false, false)]
    public void Nothing_is_written_unasked_but_for_Isaac_Sim_6_with_a_camera(SceneTarget target, bool hasCamera, bool expected)
    {
        SdfLayerHandle root = Author(target, new RenderSettingsOptions(), hasCamera ? ["Cam"] : []);

        Assert.That(root.HasField(SdfPath.AbsoluteRootPath(), new TfToken("renderSettingsPrimPath")), Is.EqualTo(expected));
        Assert.That(root.HasSpec("/Render"), Is.EqualTo(expected));
    }

    [Test]
    public void Several_cameras_have_a_product_and_a_file_each([Values] SceneTarget target, [Values] bool all)
    {
        RenderSettingsOptions asked = Asked with { Cameras = all ? null : ["/World/B", "/World/Cam"], AllCameras = all, Resolution = null, PixelAspectRatio = null, DataWindow = null, ProductName = "out/shot.$F4.exr" };
        UsdStage stage = UsdStage.Open(Author(target, asked, "B", "Cam"));

        RenderSpec spec = RenderSpec.Compute(stage, "/Render/Settings");

        Assert.That(spec.Warnings, Is.Empty);
        Assert.That(spec.Products.Select(product => $"{product.Path} {product.CameraPath} {product.Width}x{product.Height} {product.Name}"), Is.EqualTo((string[])
        [
            "/Render/Products/B /World/B 324x420 out/shot_B.$F4.exr",
            "/Render/Products/Cam /World/Cam 1920x1080 out/shot_Cam.$F4.exr",
        ]));
        Assert.That(spec.Products.Select(product => product.RenderVarIndices.Count), Is.All.EqualTo(RenderAov.All.Count));
        Assert.That(RenderSettingsValidator.Check(stage, "scene"), Is.Empty);
    }

    [Test]
    public void Cameras_of_one_name_in_two_places_do_not_share_a_file()
    {
        UsdStage stage = UsdStage.Open(Author(SceneTarget.OpenUsd, new RenderSettingsOptions { AllCameras = true }, "Cam", "Rig/Cam"));

        Assert.That(RenderSpec.Compute(stage, "/Render/Settings").Products.Select(product => product.Name), Is.EqualTo(new[] { "render_Cam.exr", "render_Cam_2.exr" }));
        Assert.That(() => Author(SceneTarget.OpenUsd, new RenderSettingsOptions { AllCameras = true }), Throws.ArgumentException.With.Message.Contains("need a camera"));
    }

    [Test]
    public void Names_that_Hydra_lacks_are_told_for_Hydra()
    {
        Author(SceneTarget.OpenUsd, Asked, out SceneReport open, "Cam");
        Author(SceneTarget.Isaac5, Asked, out SceneReport isaac, "Cam");

        Assert.That(open.Warnings, Has.One.EqualTo("Hydra has no standard name for alpha and albedo and motion: renderers may need their own sourceName"));
        Assert.That(isaac.Warnings, Has.None.Contains("Hydra"));
    }

    [Test]
    public void Settings_without_a_camera_are_refused()
    {
        Assert.That(() => Author(SceneTarget.OpenUsd, Asked with { Cameras = null }), Throws.ArgumentException.With.Message.Contains("need a camera"));
        Assert.That(() => Author(SceneTarget.OpenUsd, Asked), Throws.ArgumentException.With.Message.Contains("</World/Cam>").And.Message.Contains("found nothing"));
        Assert.That(() => Author(SceneTarget.OpenUsd, Asked with { Cameras = ["/World"] }, "Cam"), Throws.ArgumentException.With.Message.Contains("found a Xform"));
    }

    private SdfLayerHandle Author(SceneTarget target, RenderSettingsOptions options, params string[] cameras) => Author(target, options, out _, cameras);

    private SdfLayerHandle Author(SceneTarget target, RenderSettingsOptions options, out SceneReport report, params string[] cameras)
    {
        string name = $"{TestContext.CurrentContext.Test.ID}-{folder.Files().Length}.usdz";
        var scene = new SceneOptions { Target = target, Steps = [new Cameras(cameras), new RenderSettingsStep(options)] };
        AuthoredPackage package = folder.Author(TestClouds.Grid(3), scene, name);
        report = package.Report;
        return package.Root;
    }

    private static string Render(SdfLayerHandle root)
    {
        string text = root.ExportToString();
        return text[text.IndexOf("def Scope \"Render\"", StringComparison.Ordinal)..];
    }

    private static string[] Vars(SdfLayerHandle root)
    {
        UsdStage stage = UsdStage.Open(root);
        return [.. RenderSpec.Compute(stage, "/Render/Settings").RenderVars.Select(var => $"{var.Path.GetName()} {var.DataType} {var.SourceType} {var.SourceName}")];
    }

    /// <summary>Adds cameras; two of them with a photograph's size.</summary>
    private sealed class Cameras(string[] names) : ISceneStep
    {
        public void Author(UsdStage stage, SceneContext scene)
        {
            foreach (string name in names)
            {
                UsdPrim camera = UsdGeomCamera.Define(stage, "/World/" + name).GetPrim();
                if (!name.EndsWith("Cam", StringComparison.Ordinal)) camera.SetCustomDataByKey(new TfToken("usdGsplat:imageSize"), new GfVec2i(324, 420));
            }
        }
    }
}
