using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.Tests.UsdRender;

/// <summary>The situations that the render settings' description, sections 5, 10 and 12, names.</summary>
public sealed class RenderSpecTests
{
    [Test]
    public void A_product_that_authors_a_fallback_overrides_its_settings()
    {
        RenderProductSpec product = Single("uniform int2 resolution = (64, 32)\nuniform bool disableMotionBlur = 1", "uniform int2 resolution = (2048, 1080)\nuniform bool disableMotionBlur = 0");

        Assert.That((product.Width, product.Height, product.DisableMotionBlur), Is.EqualTo((2048, 1080, false)));
    }

    [Test]
    public void A_blocked_opinion_of_a_product_is_none() =>
        Assert.That(Single("uniform int2 resolution = (64, 32)", "uniform int2 resolution = None").Width, Is.EqualTo(64));

    [Test]
    public void An_empty_camera_of_a_product_keeps_that_of_the_settings() =>
        Assert.That(Single("", "rel camera = None").CameraPath.GetString(), Is.EqualTo("/World/Cam"));

    [Test]
    public void Names_and_apertures_of_time_samples_alone_are_not_read()
    {
        RenderSpec spec = Compute("rel products = </Render/P>\nrel camera = </World/Cam>", "token productName.timeSamples = { 1: \"a.exr\" }", "float horizontalAperture.timeSamples = { 1: 36 }");

        Assert.That(spec.Products[0].Name, Is.Empty);
        Assert.That(spec.Products[0].Lens.HorizontalAperture, Is.EqualTo(20.955f));
    }

    [Test]
    public void Settings_without_products_have_their_purposes()
    {
        RenderSpec spec = Compute("", "", "");

        Assert.That(spec.Products, Is.Empty);
        Assert.That(spec.IncludedPurposes, Is.EqualTo((string[])["default", "render"]));
        Assert.That(spec.MaterialBindingPurposes, Is.EqualTo((string[])["full", ""]));
    }

    [Test]
    public void An_unknown_policy_is_told_as_it_is()
    {
        RenderProductSpec product = Single("uniform token aspectRatioConformPolicy = \"squash\"", "");

        Assert.That((product.AspectRatioConformPolicy, product.ApertureWidth, product.ApertureHeight), Is.EqualTo(("squash", 20.955f, 15.2908f)));
    }

    [Test]
    public void What_targets_lack_is_left_out_with_a_warning()
    {
        RenderSpec spec = Compute("rel products = [</Render/Gone>, </World/Cam>, </Render/P>]\nrel camera = </World/Cam>", "rel orderedVars = [</Render/P>, </Render/Gone>, </Render/Depth>]", "");
        RenderSpec reference = Compute(
            "rel products = [</Render/Gone>, </World/Cam>, </Render/P>]\nrel camera = </World/Cam>", "rel orderedVars = [</Render/P>, </Render/Gone>, </Render/Depth>]", "",
            new RenderSpecOptions { Compat = RenderSpecCompat.OpenUsd2411 });

        Assert.That(spec.Products.Select(product => product.Path.GetString()), Is.EqualTo((string[])["/Render/P"]));
        Assert.That(spec.RenderVars.Select(var => var.Path.GetString()), Is.EqualTo((string[])["/Render/Depth"]));
        Assert.That(spec.Warnings, Is.EqualTo((string[])
        [
            "</Render/Main>: expected a RenderProduct at </Render/Gone>, found nothing; it is left out",
            "</Render/Main>: expected a RenderProduct at </World/Cam>, found a Camera; it is left out",
            "</Render/P>: expected a RenderVar at </Render/P>, found a RenderProduct; it is left out",
            "</Render/P>: expected a RenderVar at </Render/Gone>, found nothing; it is left out",
        ]));
        Assert.That(reference.Warnings, Is.EqualTo(spec.Warnings.Skip(2)), "OpenUSD says nothing of products");
    }

    [TestCase("</World>", "found a Xform at </World>")]
    [TestCase("</World/Gone>", "found nothing at </World/Gone>")]
    [TestCase("</World/Cam.focalLength>", "found nothing at </World/Cam.focalLength>")]
    public void A_product_without_a_camera_is_left_out(string target, string found)
    {
        RenderSpec spec = Compute($"rel products = </Render/P>\nrel camera = {target}", "", "");

        Assert.That(spec.Products, Is.Empty);
        Assert.That(spec.Warnings, Is.EqualTo((string[])[$"</Render/P>: expected a Camera, {found}; the product is left out"]));
    }

    [Test]
    public void Values_of_the_wrong_type_are_told_and_left_out()
    {
        RenderSpec spec = Compute("rel products = </Render/P>\nrel camera = </World/Cam>\nuniform int3 resolution = (1, 2, 3)", "uniform double pixelAspectRatio = 2", "");

        Assert.That((spec.Products[0].Width, spec.Products[0].PixelAspectRatio), Is.EqualTo((2048, 1f)));
        Assert.That(spec.Warnings, Has.Count.EqualTo(2).And.One.Contains("</Render/Main.resolution>: expected a value of the type int2, found GfVec3i").And.One.Contains("</Render/P.pixelAspectRatio>: expected a value of the type float, found double"));
    }

    [Test]
    public void Targets_are_followed_through_relationships_and_each_counts_once()
    {
        RenderSpec spec = Compute(
            "rel products = </Render/Main.mine>\nrel mine = [</Render/P>, </Render/Main.also>]\nrel also = </Render/P>\nrel camera = </Render/Main.cam>\nrel cam = </World/Cam>",
            "rel orderedVars = [</Render/Depth>, </Render/P.more>]\nrel more = </Render/Depth>", "");

        Assert.That(spec.Products, Has.Count.EqualTo(1));
        Assert.That(spec.Products[0].RenderVarIndices, Is.EqualTo((int[])[0]));
    }

    [TestCase("uniform bool instantaneousShutter = 1", "", true, true)]
    [TestCase("uniform bool instantaneousShutter = 1", "uniform bool disableMotionBlur = 0", false, false)]
    [TestCase("uniform bool disableMotionBlur = 1\nuniform bool instantaneousShutter = 1", "", true, false)]
    [TestCase("", "uniform bool instantaneousShutter = 1", true, true)]
    [TestCase("uniform bool disableMotionBlur = 1", "uniform bool instantaneousShutter = 0", true, false)]
    public void The_instantaneous_shutter_disables_motion_blur(string settings, string product, bool disabled, bool instantaneous)
    {
        RenderProductSpec found = Single(settings, product);

        Assert.That((found.DisableMotionBlur, found.InstantaneousShutter), Is.EqualTo((disabled, instantaneous)));
    }

    [Test]
    public void Settings_of_renderers_are_gathered_by_outermost_namespace()
    {
        const string Attributes = """
            int ri:hider:maxsamples = 9
            token omni:rtx:rendermode = "PathTracing"
            float ri:blocked = None
            float ri:later.timeSamples = { 1: 2 }
            rel ri:light = </World>
            float plain = 1
            float outputs:ri:plain = 0.1
            token outputs:ri:integrator.connect = </Render/Graph.outputs:result>
            token outputs:ri:gone.connect = </Render/Gone.outputs:result>
            """;
        RenderSpec all = Compute(Attributes, "", "");
        RenderSpec some = Compute(Attributes, "", "", new RenderSpecOptions { Namespaces = ["omni:rtx", "ri"] });

        Assert.That(all.NamespacedSettings.Select(setting => setting.Name), Is.EqualTo((string[])["omni:rtx:rendermode", "outputs:ri:integrator", "outputs:ri:plain", "ri:hider:maxsamples"]));
        Assert.That(some.NamespacedSettings.Select(setting => setting.Name), Is.EqualTo((string[])["outputs:ri:integrator", "outputs:ri:plain", "ri:hider:maxsamples"]));
        Assert.That(all.NamespacedSettings[1].Sources.Select(path => path.GetString()), Is.EqualTo((string[])["/Render/Graph/Path"]));
        Assert.That(all.NamespacedSettings[1].Value.IsEmpty() && !all.NamespacedSettings[2].Value.IsEmpty());
    }

    [Test]
    public void Only_what_the_settings_lead_to_is_opened()
    {
        using var folder = new SceneFolder();
        File.WriteAllText(folder.File("cam.usda"), "#usda 1.0\ndef Camera \"Cam\"\n{\n    float horizontalAperture = 36\n    float verticalAperture = 18\n}\n");
        File.WriteAllText(folder.File("huge.usda"), "#usda 1.0\ndef \"Huge\"\n{\n}\n");
        File.WriteAllText(folder.File("scene.usda"), """
            #usda 1.0
            (
                renderSettingsPrimPath = "/Elsewhere/Main"
            )
            def "World"
            {
                def "Huge" (
                    payload = @huge.usda@</Huge>
                )
                {
                }
                def "Shots"
                {
                    rel camera = </World/Rig/Cam>
                }
                def "Rig"
                {
                    def "Cam" (
                        payload = @cam.usda@</Cam>
                    )
                    {
                    }
                    def "Huge" (
                        references = @huge.usda@</Huge>
                    )
                    {
                    }
                }
            }
            def "Elsewhere"
            {
                def RenderSettings "Main"
                {
                    rel camera = </World/Shots.camera>
                    rel products = </Products/P>
                    token outputs:ri:integrator.connect = </Graphs/Path.outputs:result>
                }
            }
            def "Products"
            {
                def RenderProduct "P"
                {
                }
            }
            def "Graphs"
            {
                def Shader "Path"
                {
                    token outputs:result
                }
            }
            def "World2"
            {
                def "Gone" (
                    payload = @gone.usda@
                )
                {
                }
            }
            """);

        RenderStage opened = RenderStage.Open(folder.File("scene.usda"));
        RenderSpec spec = RenderSpec.Compute(opened.Stage, opened.SettingsPath);

        Assert.That(spec.Warnings, Is.Empty);
        Assert.That(spec.Products[0].CameraPath.GetString(), Is.EqualTo("/World/Rig/Cam"));
        Assert.That(spec.Products[0].Lens.HorizontalAperture, Is.EqualTo(36), "the camera's own payload is loaded");
        Assert.That(spec.NamespacedSettings[0].Sources.Select(path => path.GetString()), Is.EqualTo((string[])["/Graphs/Path"]));
        Assert.That(opened.Stage.GetUsedLayers().Select(layer => Path.GetFileName(layer.identifier)), Has.None.EqualTo("huge.usda"));
        Assert.That(SdfLayer.Find(folder.File("huge.usda")), Is.Null, "nothing has opened it");
        Assert.That(opened.Stage.GetPrimAtPath("/World2").IsValid(), Is.False);
    }

    [Test]
    public void Settings_that_are_none_are_refused()
    {
        using var folder = new SceneFolder();
        File.WriteAllText(folder.File("scene.usda"), "#usda 1.0\n(\n    renderSettingsPrimPath = \"Render/Main\"\n)\ndef \"Render\"\n{\n    def RenderSettings \"Main\"\n    {\n    }\n}\n");

        Assert.That(() => RenderStage.Open(folder.File("scene.usda")), Throws.TypeOf<AssetFormatException>().With.Message.Contains("[Render/Main]").And.Message.Contains("there are </Render/Main>"));
        Assert.That(RenderStage.Open(folder.File("scene.usda"), "/Render/Main").SettingsPath.GetString(), Is.EqualTo("/Render/Main"));
        Assert.That(() => RenderSpec.Compute(UsdStage.CreateInMemory(), "/Render/Main"), Throws.ArgumentException);
    }

    private static RenderProductSpec Single(string settings, string product)
    {
        RenderSpec spec = Compute($"rel products = </Render/P>\nrel camera = </World/Cam>\n{settings}", product, "");
        Assert.That(spec.Products, Has.Count.EqualTo(1));
        return spec.Products[0];
    }

    private static RenderSpec Compute(string settings, string product, string camera, RenderSpecOptions? options = null)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous("scene.usda");
        layer.ImportFromString($$"""
            #usda 1.0
            def Xform "World"
            {
                def Camera "Cam"
                {
                    {{camera}}
                }
            }
            def Scope "Render"
            {
                def RenderSettings "Main"
                {
                    {{settings}}
                }
                def RenderProduct "P"
                {
                    {{product}}
                }
                def RenderVar "Depth"
                {
                }
                def NodeGraph "Graph"
                {
                    token outputs:result.connect = </Render/Graph/Path.outputs:result>
                    def Shader "Path"
                    {
                        token outputs:result
                    }
                }
            }
            """);
        return RenderSpec.Compute(UsdStage.Open(layer), "/Render/Main", options);
    }
}
