using pxr;
using UsdGsplat.UsdAuthoring.UsdRender;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.Tests.UsdRender;

/// <summary>The helpers for authoring: what they leave in a layer, and that it is what the schemas say.</summary>
public sealed class RenderPrimsTests
{
    [Test]
    public void Prims_are_written_as_the_schemas_declare_them()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/Render", new TfToken("Scope"));
        RenderVarPrim color = RenderVarPrim.Define(stage, "/Render/Vars/color");
        color.SetDataType(SdfValueTypeNames.Color4f);
        color.SetSource("C.*", "lpe");
        RenderProductPrim product = RenderProductPrim.Define(stage, "/Render/Products/beauty");
        product.SetProductType("raster");
        product.SetProductName("beauty.exr");
        product.SetProductName("beauty.0001.exr", 1);
        product.SetOrderedVars([color.Path]);
        product.SetDataWindow(new RenderWindow(0.25f, 0, 0.75f, 1));
        product.ApplyApi("OmniRtxSettingsCommonAdvancedAPI_1");
        product.SetRendererSetting("omni:rtx:rendermode", SdfValueTypeNames.Token, new TfToken("PathTracing"), custom: false);
        RenderSettingsPrim settings = RenderSettingsPrim.Define(stage, "/Render/Main");
        settings.SetCamera("/World/Cam");
        settings.SetProducts([product.Path]);
        settings.SetResolution(1920, 1080);
        settings.SetPixelAspectRatio(2);
        settings.SetAspectRatioConformPolicy("cropAperture");
        settings.SetDisableMotionBlur(true);
        settings.SetDisableDepthOfField(true);
        settings.SetIncludedPurposes("default", "proxy");
        settings.SetMaterialBindingPurposes("preview", "");
        settings.SetRenderingColorSpace("lin_rec709");
        settings.SetRendererSetting("ri:hider:maxsamples", SdfValueTypeNames.Int, 9);
        settings.MakeStageDefault();
        RenderPassPrim pass = RenderPassPrim.Define(stage, "/Render/Passes/main");
        pass.SetPassType("beauty");
        pass.SetCommand("husk", "{fileName}");
        pass.SetRenderSource(settings.Path);
        pass.SetInputPasses(["/Render/Passes/shadow"]);
        pass.SetDenoise(true);

        Assert.That(stage.GetRootLayer().ExportToString(), Is.EqualTo("""
            #usda 1.0
            (
                renderSettingsPrimPath = "/Render/Main"
            )

            def Scope "Render"
            {
                def "Vars"
                {
                    def RenderVar "color"
                    {
                        uniform token dataType = "color4f"
                        uniform string sourceName = "C.*"
                        uniform token sourceType = "lpe"
                    }
                }

                def "Products"
                {
                    def RenderProduct "beauty" (
                        prepend apiSchemas = ["OmniRtxSettingsCommonAdvancedAPI_1"]
                    )
                    {
                        uniform float4 dataWindowNDC = (0.25, 0, 0.75, 1)
                        token omni:rtx:rendermode = "PathTracing"
                        rel orderedVars = </Render/Vars/color>
                        token productName = "beauty.exr"
                        token productName.timeSamples = {
                            1: "beauty.0001.exr",
                        }
                        uniform token productType = "raster"
                    }
                }

                def RenderSettings "Main"
                {
                    uniform token aspectRatioConformPolicy = "cropAperture"
                    rel camera = </World/Cam>
                    uniform bool disableDepthOfField = 1
                    uniform bool disableMotionBlur = 1
                    uniform token[] includedPurposes = ["default", "proxy"]
                    uniform token[] materialBindingPurposes = ["preview", ""]
                    uniform float pixelAspectRatio = 2
                    rel products = </Render/Products/beauty>
                    uniform token renderingColorSpace = "lin_rec709"
                    uniform int2 resolution = (1920, 1080)
                    custom int ri:hider:maxsamples = 9
                }

                def "Passes"
                {
                    def RenderPass "main"
                    {
                        uniform string[] command = ["husk", "{fileName}"]
                        uniform bool denoise:enable = 1
                        rel inputPasses = </Render/Passes/shadow>
                        uniform token passType = "beauty"
                        rel renderSource = </Render/Main>
                    }
                }
            }


            """));
    }

    [Test]
    public void Values_that_no_renderer_could_use_are_refused()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        RenderSettingsPrim settings = RenderSettingsPrim.Define(stage, "/Render/Main");
        RenderVarPrim var = RenderVarPrim.Define(stage, "/Render/Vars/a");

        Assert.That(() => settings.SetResolution(0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => settings.SetPixelAspectRatio(float.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => settings.SetAspectRatioConformPolicy("fit"), Throws.ArgumentException.With.Message.Contains("expandAperture"));
        Assert.That(() => settings.SetDataWindow(new RenderWindow(1, 0, 0, 1)), Throws.ArgumentException);
        Assert.That(() => settings.SetRendererSetting("samples", SdfValueTypeNames.Int, 1), Throws.ArgumentException);
        Assert.That(() => var.SetSource("a", "magic"), Throws.ArgumentException.With.Message.Contains("primvar"));
    }

    /// <summary>The table in code is for runtimes without the schemas; where they are, both must say the same.</summary>
    [Test]
    public void The_table_of_attributes_is_that_of_the_schemas([Values("RenderSettings", "RenderProduct", "RenderVar", "RenderPass")] string type)
    {
        UsdPrim prim = UsdStage.CreateInMemory().DefinePrim("/X", new TfToken(type));
        string[] known = [.. RenderProperty.Of(type).Select(property => $"{property.Name} {property.Type} {property.IsUniform}"), .. RenderProperty.RelationshipsOf(type)];

        IEnumerable<string> schema = prim.GetAttributes().Select(a => $"{a.GetName()} {a.GetTypeName()} {a.GetVariability() == SdfVariability.SdfVariabilityUniform}")
            .Concat(prim.GetRelationships().Select(relationship => relationship.GetName().GetString()));
        Assert.That(known, Is.EquivalentTo(schema.Where(name => !name.StartsWith("collection:", StringComparison.Ordinal))));
    }
}
