using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.UsdRender;

/// <summary>The schemas of UsdRender, which have no class of their own in USD.NET: what a prim has by its type's name alone.</summary>
public sealed class UsdRenderSchemaTests
{
    private const string Base = "RenderSettingsBase";

    /// <summary>Source: the tables of the render settings' description, sections 1.1 to 1.5; the fallback as a layer's text has it, "-" for none.</summary>
    private static readonly (string Type, string Property, string Declared, string Fallback)[] Table =
    [
        (Base, "resolution", "uniform int2", "(2048, 1080)"),
        (Base, "pixelAspectRatio", "uniform float", "1"),
        (Base, "aspectRatioConformPolicy", "uniform token", "expandAperture"),
        (Base, "dataWindowNDC", "uniform float4", "(0, 0, 1, 1)"),
        (Base, "instantaneousShutter", "uniform bool", "0"),
        (Base, "disableMotionBlur", "uniform bool", "0"),
        (Base, "disableDepthOfField", "uniform bool", "0"),
        (Base, "camera", "rel", "-"),
        ("RenderSettings", "products", "rel", "-"),
        ("RenderSettings", "includedPurposes", "uniform token[]", "[default, render]"),
        ("RenderSettings", "materialBindingPurposes", "uniform token[]", "[full, ]"),
        ("RenderSettings", "renderingColorSpace", "uniform token", "-"),
        ("RenderProduct", "productType", "uniform token", "raster"),
        ("RenderProduct", "productName", "token", ""),
        ("RenderProduct", "orderedVars", "rel", "-"),
        ("RenderVar", "dataType", "uniform token", "color3f"),
        ("RenderVar", "sourceName", "uniform string", ""),
        ("RenderVar", "sourceType", "uniform token", "raw"),
        ("RenderPass", "passType", "uniform token", "-"),
        ("RenderPass", "command", "uniform string[]", "-"),
        ("RenderPass", "renderSource", "rel", "-"),
        ("RenderPass", "inputPasses", "rel", "-"),
        ("RenderPass", "fileName", "uniform asset", "-"),
        ("RenderPass", "denoise:enable", "uniform bool", "0"),
        // What every collection has, by which others take it in; the description lists the rest.
        ("RenderPass", "collection:renderVisibility", "uniform opaque", "-"),
        ("RenderPass", "collection:prune", "uniform opaque", "-"),
        ("RenderPass", "collection:renderVisibility:includeRoot", "uniform bool", "1"),
        ("RenderPass", "collection:renderVisibility:expansionRule", "uniform token", "expandPrims"),
        ("RenderPass", "collection:renderVisibility:includes", "rel", "-"),
        ("RenderPass", "collection:renderVisibility:excludes", "rel", "-"),
        ("RenderPass", "collection:renderVisibility:membershipExpression", "uniform pathExpression", "-"),
        ("RenderPass", "collection:prune:includeRoot", "uniform bool", "0"),
        ("RenderPass", "collection:prune:expansionRule", "uniform token", "expandPrims"),
        ("RenderPass", "collection:prune:includes", "rel", "-"),
        ("RenderPass", "collection:prune:excludes", "rel", "-"),
        ("RenderPass", "collection:prune:membershipExpression", "uniform pathExpression", "-"),
    ];

    [TestCase("RenderSettings", "RenderSettingsBase", "Typed")]
    [TestCase("RenderProduct", "RenderSettingsBase", "Typed")]
    [TestCase("RenderVar", "Typed")]
    [TestCase("RenderPass", "Typed")]
    public void Types_derive_as_in_OpenUSD(string type, params string[] bases)
    {
        UsdPrim prim = UsdStage.CreateInMemory().DefinePrim("/Render/X", Token(type));

        string[] all = ["RenderSettingsBase", "RenderSettings", "RenderProduct", "RenderVar", "RenderPass", "Typed", "Imageable", "Xformable"];
        Assert.That(all.Where(name => prim.IsA(Token(name))), Is.EquivalentTo((string[])[type, .. bases]));
    }

    [Test]
    public void Prims_have_the_properties_of_their_type_and_no_others([Values("RenderSettings", "RenderProduct", "RenderVar", "RenderPass")] string type)
    {
        UsdPrim prim = UsdStage.CreateInMemory().DefinePrim("/Render/X", Token(type));
        var expected = Table.Where(row => row.Type == type || (row.Type == Base && prim.IsA(Token(Base)))).ToArray();

        Assert.That(prim.GetPropertyNames().Select(name => name.GetString()), Is.EquivalentTo(expected.Select(row => row.Property)));
        foreach ((_, string property, string declared, string fallback) in expected)
        {
            if (declared == "rel")
            {
                Assert.That(prim.HasRelationship(Token(property)), property);
                continue;
            }

            UsdAttribute attribute = prim.GetAttribute(Token(property));
            string uniform = attribute.GetVariability() == SdfVariability.SdfVariabilityUniform ? "uniform " : "";
            Assert.That($"{uniform}{attribute.GetTypeName()}", Is.EqualTo(declared), property);
            Assert.That(attribute.HasFallbackValue() ? attribute.Get().ToString() : "-", Is.EqualTo(fallback), property);
            Assert.That(attribute.HasAuthoredValue(), Is.False);
        }
    }

    [Test]
    public void Schema_attributes_are_declared_as_the_schema_says_whatever_the_call_says()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim product = stage.DefinePrim("/P", Token("RenderProduct"));
        product.CreateAttribute(Token("disableDepthOfField"), SdfValueTypeNames.Int, custom: true).Set(true);
        product.CreateAttribute(Token("productName"), SdfValueTypeNames.Token, true, SdfVariability.SdfVariabilityUniform).Set(Token("a.exr"));

        Assert.That(Body(stage), Is.EqualTo("""
            def RenderProduct "P"
            {
                uniform bool disableDepthOfField = 1
                token productName = "a.exr"
            }
            """));
    }

    [Test]
    public void A_pass_has_its_two_collections_without_applying_them()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim pass = stage.DefinePrim("/Render/Passes/beauty", Token("RenderPass"));
        pass.AddAppliedSchema(Token("RiRenderPassAPI"));

        Assert.That(pass.GetAppliedSchemas().Select(name => name.GetString()), Is.EqualTo((string[])["RiRenderPassAPI", "CollectionAPI:renderVisibility", "CollectionAPI:prune"]));
        Assert.That(pass.HasAPI(Token("CollectionAPI"), Token("prune")) && pass.HasAPI(Token("CollectionAPI")));
        Assert.That(stage.GetPrimAtPath("/Render").GetAppliedSchemas(), Is.Empty);
    }

    [Test]
    public void The_property_stack_has_all_specs_the_strongest_first()
    {
        SdfLayerHandle library = SdfLayer.CreateAnonymous("library.usda");
        Assert.That(library.ImportFromString("#usda 1.0\ndef RenderVar \"Depth\"\n{\n    token sourceName = \"z\"\n}\n"));
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/Render/depth", Token("RenderVar"));
        prim.GetReferences().AddReference(library.identifier, "/Depth");
        prim.GetAttribute(Token("sourceName")).Set("Z");

        SdfPropertySpecHandleVector specs = prim.GetAttribute(Token("sourceName")).GetPropertyStack();

        Assert.That(specs.Select(spec => $"{spec.GetPath()} {spec.GetVariability()} {spec.GetTypeName()}"), Is.EqualTo((string[])
        [
            "/Render/depth.sourceName SdfVariabilityUniform string",
            "/Depth.sourceName SdfVariabilityVarying token",
        ]));
        Assert.That(prim.GetAttribute(Token("dataType")).GetPropertyStack(), Is.Empty);
    }
}
