using FsCheck;
using FsCheck.Fluent;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf.Crate;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Generated layers in every format: they come back the same from each, and comparing them tells exactly what was changed.</summary>
public sealed class SdfLayerPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Test]
    public void Text_and_crate_give_each_other_back() => Prop.ForAll(Layers(), layer =>
    {
        CrateWriterTests.DropUnstorable(layer);
        byte[] text = UsdaTexts.Print(layer, UsdaDialect.Usda);
        SdfLayerHandle fromText = UsdaTexts.Parse(text, UsdaDialect.Usda), fromCrate = Crates.Read(Crates.Write(fromText));
        return LayerDiff.Compare(fromText, fromCrate).Count == 0 && UsdaTexts.Print(fromCrate, UsdaDialect.Usda).AsSpan().SequenceEqual(text);
    }).Check(Runs);

    [Test]
    public void A_copy_has_no_differences_and_neither_has_its_text() => Prop.ForAll(Layers(), layer =>
    {
        SdfLayerHandle copy = SdfLayer.CreateAnonymous();
        copy.TransferContent(layer);
        return SdfLayerDiff.Compare(layer, copy).Count == 0 && UsdaTexts.Print(copy) == UsdaTexts.Print(layer);
    }).Check(Runs);

    [Test]
    public void Differences_are_the_same_from_both_sides() => Prop.ForAll(Layers(), Layers(), (a, b) =>
    {
        IEnumerable<SdfDifference> turned = SdfLayerDiff.Compare(b, a).Select(d => d with { Before = d.After, After = d.Before });
        return SdfLayerDiff.Compare(a, b).SequenceEqual(turned);
    }).Check(Runs);

    [Test]
    public void One_changed_field_is_one_difference() => Prop.ForAll(Layers(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (layer, pick) =>
    {
        SdfPath[] prims = [.. layer.Data.Specs.Where(s => s.Value.Type == SdfSpecType.SdfSpecTypePrim).Select(s => s.Key).Order()];
        if (prims.Length == 0) return true;
        SdfPath prim = prims[pick % prims.Length];
        SdfLayerHandle copy = SdfLayer.CreateAnonymous();
        copy.TransferContent(layer);
        copy.SetFieldValue(prim, SdfFieldKeys.Documentation, "changed " + pick);
        return SdfLayerDiff.Compare(layer, copy).Single() is var difference && difference.Path == prim && difference.Field == SdfFieldKeys.Documentation;
    }).Check(Runs);

    [Test]
    public void A_layer_comes_back_from_a_package() => Prop.ForAll(Layers(), layer =>
    {
        byte[] text = UsdaTexts.Print(layer, UsdaDialect.Usda);
        using var stream = new MemoryStream();
        using (var writer = new UsdZipFileWriter(stream, "test.usdz"))
        {
            writer.AddFile("a.usda", member => member.Write(text));
            writer.Save();
        }

        using var package = new Codecs.Sources.MemoryByteSource("test.usdz", stream.ToArray());
        SdfLayerHandle again = SdfLayer.CreateAnonymous();
        SdfLayerFormats.Read(again, UsdZipFile.Open(package).OpenFile("a.usda"), new AssetLocation("test.usdz[a.usda]"), UsdaDialect.Usda);
        return LayerDiff.Compare(UsdaTexts.Parse(text, UsdaDialect.Usda), again).Count == 0;
    }).Check(Runs);

    // The seed is the value, so a failure names the layer.
    private static Arbitrary<SdfLayerHandle> Layers() => Gen.Choose(1000, 1_000_000).Select(seed => new RandomLayers(seed).Make()).ToArbitrary();
}
