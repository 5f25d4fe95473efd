using System.Text.Json;
using System.Text.RegularExpressions;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Schemas;

/// <summary>
/// The plug-ins in <c>schemas/</c>: their generated files are made from their definitions (<c>APPROVE=1</c> makes them anew), and
/// say what the description of the types says.
/// </summary>
public sealed partial class SchemaPluginTests
{
    [TestCase("particleField")]
    [TestCase("nuRec")]
    public void The_generated_files_are_those_of_the_definition(string plugin)
    {
        var generator = new SchemaGenerator();
        SdfLayerHandle definition = SchemaGenerator.Open("schemas", plugin, "schema.usda");
        string schema = generator.Generate(definition).ExportToString(), plugInfo = SchemaPlugInfo.Generate(definition, generator);

        Assert.That(schema, Is.EqualTo(Approved(plugin, "generatedSchema.usda", schema)));
        Assert.That(plugInfo, Is.EqualTo(Approved(plugin, "plugInfo.json", plugInfo)));
    }

    [Test]
    public void The_list_of_plugins_finds_each_of_them()
    {
        using JsonDocument list = JsonDocument.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "schemas", "plugInfo.json")));

        Assert.That(list.RootElement.GetProperty("Includes").EnumerateArray().Select(pattern => pattern.GetString()), Is.EqualTo(new[] { "*/" }));
        foreach (string folder in Directory.GetDirectories(Path.Combine(Fixtures.Root, "schemas")))
        {
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.SupersetOf(new[] { "plugInfo.json", "generatedSchema.usda" }), folder);
        }
    }

    /// <summary>The types of OpenUSD 26.03 with the base and the kind that its own plugInfo.json tells.</summary>
    [TestCase("UsdVolParticleField", "UsdGeomGprim", "concreteTyped")]
    [TestCase("UsdVolParticleField3DGaussianSplat", "UsdVolParticleField", "concreteTyped")]
    [TestCase("UsdVolParticleFieldKernelBaseAPI", "UsdAPISchemaBase", "singleApplyAPI")]
    [TestCase("UsdVolParticleFieldKernelConstantSurfletAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldKernelGaussianEllipsoidAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldKernelGaussianSurfletAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldOpacityAttributeAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldOrientationAttributeAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldPositionAttributeAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldPositionBaseAPI", "UsdAPISchemaBase", "singleApplyAPI")]
    [TestCase("UsdVolParticleFieldRadianceBaseAPI", "UsdAPISchemaBase", "singleApplyAPI")]
    [TestCase("UsdVolParticleFieldScaleAttributeAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    [TestCase("UsdVolParticleFieldSphericalHarmonicsAttributeAPI", "UsdAPISchemaBase", "singleApplyAPI", "ParticleField")]
    public void Types_of_particle_fields_are_declared_as_in_OpenUSD(string type, string parent, string kind, params string[] onlyTo)
    {
        JsonElement declared = Types("particleField").GetProperty(type);

        Assert.That(declared.GetProperty("bases").EnumerateArray().Select(each => each.GetString()), Is.EqualTo(new[] { parent }));
        Assert.That(declared.GetProperty("schemaKind").GetString(), Is.EqualTo(kind));
        Assert.That(declared.GetProperty("alias").GetProperty("UsdSchemaBase").GetString(), Is.EqualTo(type["UsdVol".Length..]));
        Assert.That(declared.GetProperty("schemaIdentifier").GetString(), Is.EqualTo(type["UsdVol".Length..]));
        bool limited = declared.TryGetProperty("apiSchemaCanOnlyApplyTo", out JsonElement types);
        Assert.That(limited ? types.EnumerateArray().Select(each => each.GetString()) : [], Is.EqualTo(onlyTo));
    }

    [Test]
    public void There_are_no_other_types_of_particle_fields() => Assert.That(Types("particleField").EnumerateObject().Count(), Is.EqualTo(13));

    [Test]
    public void Properties_of_particle_fields_are_those_of_the_description()
    {
        string text = File.ReadAllText(Fixtures.Shared("formats", "particlefield.md"));
        int start = text.IndexOf("## 3. Properties", StringComparison.Ordinal), end = text.IndexOf("Rules [schema]", start, StringComparison.Ordinal);
        string[][] rows = [.. PropertyRow().Matches(text[start..end]).Select(row => row.Groups.Values.Skip(1).Select(cell => cell.Value.Trim('*', '`', ' ')).ToArray())];
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/S", new TfToken("ParticleField3DGaussianSplat"));

        Assert.That(rows, Has.Length.EqualTo(13));
        foreach (string[] row in rows)
        {
            UsdAttribute attribute = prim.GetAttribute(new TfToken(row[0]));
            Assert.That(attribute.IsValid(), row[0]);
            Assert.That(attribute.GetTypeName().GetAsToken().GetString(), Is.EqualTo(row[1]), row[0]);
            Assert.That(attribute.GetVariability() == SdfVariability.SdfVariabilityUniform, Is.EqualTo(row[2] == "uniform"), row[0]);
            Assert.That(attribute.HasFallbackValue() ? attribute.Get().ToString() : "none", Is.EqualTo(row[3]), row[0]);
        }
    }

    [Test]
    public void A_gaussian_splat_has_what_its_type_builds_in()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/S", new TfToken("ParticleField3DGaussianSplat"));

        foreach (string schema in (string[])["ParticleField3DGaussianSplat", "ParticleField", "Gprim", "Boundable", "Xformable", "Imageable"]) Assert.That(prim.IsA(new TfToken(schema)), schema);
        foreach (string schema in (string[])["PositionAttributeAPI", "PositionBaseAPI", "OrientationAttributeAPI", "ScaleAttributeAPI", "OpacityAttributeAPI", "KernelGaussianEllipsoidAPI", "KernelBaseAPI", "SphericalHarmonicsAttributeAPI", "RadianceBaseAPI"])
        {
            Assert.That(prim.HasAPI(new TfToken("ParticleField" + schema)), schema);
        }

        Assert.That(prim.HasAPI(new TfToken("ParticleFieldKernelGaussianSurfletAPI")), Is.False);
        Assert.That(prim.HasAuthoredMetadata(new TfToken("apiSchemas")), Is.False);
        Assert.That(stage.DefinePrim("/M", new TfToken("Mesh")).IsA(new TfToken("ParticleField")), Is.False);
    }

    [Test]
    public void An_applied_schema_brings_its_properties_and_those_that_it_builds_in()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/S", new TfToken("ParticleField"));
        UsdAttribute degree = prim.GetAttribute(new TfToken("radiance:sphericalHarmonicsDegree"));
        Assert.That(degree.IsValid(), Is.False);

        prim.ApplyAPI(new TfToken("ParticleFieldSphericalHarmonicsAttributeAPI"));

        Assert.That((int)degree.Get(), Is.EqualTo(3));
        Assert.That(prim.HasAPI(new TfToken("ParticleFieldRadianceBaseAPI")));
        Assert.That(prim.GetPropertyNames().Select(name => name.GetString()), Does.Contain("radiance:sphericalHarmonicsCoefficientsh"));
        UsdPrim volume = stage.DefinePrim("/V", new TfToken("Volume"));
        volume.ApplyAPI(new TfToken("OmniNuRecVolumeAPI"));
        Assert.That(((GfVec3f)volume.GetAttribute(new TfToken("omni:nurec:crop:minBounds")).Get())[0], Is.EqualTo(float.NegativeInfinity));
    }

    [Test]
    public void A_field_of_NuRec_is_a_field_asset_with_an_identity_colour_correction()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/F", new TfToken("OmniNuRecFieldAsset"));

        Assert.That((prim.IsA(new TfToken("FieldAsset")), prim.IsA(new TfToken("FieldBase"))), Is.EqualTo((true, true)));
        Assert.That((GfVec4f)prim.GetAttribute(new TfToken("omni:nurec:ccmG")).Get(), Is.EqualTo(new GfVec4f(0, 1, 0, 0)));
        Assert.That(prim.GetAttribute(new TfToken("filePath")).GetTypeName() == SdfValueTypeNames.Asset);
    }

    /// <summary>Of the independent readers none knows schemas as text, so this one gets them as a crate.</summary>
    [TestCase("particleField", "/ParticleField3DGaussianSplat.sortingModeHint", "token")]
    [TestCase("particleField", "/ParticleFieldPositionAttributeAPI.positionsh", "point3h[]")]
    [TestCase("nuRec", "/OmniNuRecFieldAsset.filePath", "asset")]
    [TestCase("nuRec", "/OmniNuRecVolumeAPI.omni:nurec:crop:minBounds", "float3")]
    [Category("Oracle")]
    public void An_independent_reader_sees_the_generated_properties(string plugin, string path, string type)
    {
        string crate = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"oracle-schema-{plugin}.usdc");
        SchemaGenerator.Open("schemas", plugin, "generatedSchema.usda").Export(crate);

        JsonElement specs = JsonDocument.Parse(Oracle.Node("view.mjs", "three", crate)).RootElement;

        Assert.That(specs.GetProperty(path).GetProperty("fields").GetProperty("typeName").GetString(), Is.EqualTo(type));
    }

    private static JsonElement Types(string plugin) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "schemas", plugin, "plugInfo.json")))
        .RootElement.GetProperty("Plugins")[0].GetProperty("Info").GetProperty("Types");

    private static string Approved(string plugin, string file, string actual)
    {
        string path = Path.Combine(Fixtures.Root, "schemas", plugin, file);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(path, actual);
        return File.ReadAllText(path);
    }

    [GeneratedRegex(@"^\| (`[\w:]+`) \| (`\w+\[?\]?`) \| ([\w*]+) \| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex PropertyRow();
}
