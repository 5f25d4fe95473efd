using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Schemas;

/// <summary>The rules by which the generated schemas are made give what usdGenSchema made of OpenUSD's own definitions.</summary>
public sealed class SchemaGeneratorTests
{
    [TestCase("usdLux", 150)]
    [TestCase("usdMedia", 13)]
    [TestCase("usdRi", 5)]
    public void OpenUSDs_own_definitions_give_its_own_results(string domain, int atLeast)
    {
        string folder = Fixtures.Shared("corpus", "usd-assets", "openusd", "pxr", "usd", domain);
        SdfLayerHandle theirs = SdfLayer.OpenAsAnonymous(Path.Combine(folder, "generatedSchema.usda"));

        string[] ours = SchemaListing.Of(new SchemaGenerator().Generate(SdfLayer.OpenAsAnonymous(Path.Combine(folder, "schema.usda"))));

        Assert.That(ours, Has.Length.GreaterThanOrEqualTo(atLeast));
        Assert.That(ours, Is.EqualTo(SchemaListing.Of(theirs)));
    }
}
