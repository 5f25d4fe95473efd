using System.Text;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Random layers print to text that reads back as the same layer and prints the same again.</summary>
public sealed class UsdaWriterPropertyTests
{
    [Test]
    public void Printed_layers_read_back_as_they_were([Range(1, 60)] int seed)
    {
        SdfLayerHandle layer = new RandomLayers(seed).Make();
        byte[] text = UsdaTexts.Print(layer, UsdaDialect.Usda);

        SdfLayerHandle again = UsdaTexts.Parse(text, UsdaDialect.Usda);

        LayerDiff.AssertEqual(layer, again);
        UsdaTexts.AssertSameText(UsdaTexts.Print(again, UsdaDialect.Usda), text);
    }

    [Test]
    public void The_seed_decides_the_layer() => Assert.That(
        Encoding.UTF8.GetString(UsdaTexts.Print(new RandomLayers(3).Make(), UsdaDialect.Usda)),
        Is.EqualTo(UsdaTexts.Print(new RandomLayers(3).Make())));
}
