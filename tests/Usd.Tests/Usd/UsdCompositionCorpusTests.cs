using System.Text;
using pxr;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Whole stages from many hands: they flatten, and their values resolve, as in OpenUSD.</summary>
public sealed class UsdCompositionCorpusTests
{
    private const string Linear = "corpus/usd-assets/expected/values-linear";
    private const string Held = "corpus/usd-assets/expected/values-held";

    [TestCaseSource(nameof(Flattened))]
    public void Stages_flatten_as_in_OpenUSD(string file)
    {
        string[] row = AssetStages.Rows.First(each => each[0] == file);
        using UsdStage stage = UsdStage.Open(AssetStages.Full(file));
        string text = stage.Flatten(addSourceFileComment: false).ExportToString();
        UsdaTexts.AssertSameText(
            Encoding.UTF8.GetBytes(AssetStages.WithPrototypesInOrder(text)), Encoding.UTF8.GetBytes(AssetStages.WithPrototypesInOrder(AssetStages.ExpectedFlat(row))));
    }

    [TestCaseSource(nameof(LinearFiles))]
    public void Values_between_samples_are_those_of_OpenUSD(string file) => AssertValues(Linear, file, UsdInterpolationType.UsdInterpolationTypeLinear);

    [TestCaseSource(nameof(HeldFiles))]
    public void Held_values_are_those_of_OpenUSD(string file) => AssertValues(Held, file, UsdInterpolationType.UsdInterpolationTypeHeld);

    private static void AssertValues(string folder, string file, UsdInterpolationType interpolation)
    {
        using UsdStage stage = UsdStage.Open(AssetStages.Full(file[..^".usda".Length]));
        stage.SetInterpolationType(interpolation);
        byte[] expected = File.ReadAllBytes(Fixtures.Shared(folder, file));
        SdfLayerHandle layer = UsdaTexts.Parse(expected, UsdaDialect.Usda);
        foreach ((SdfPath path, SdfSpecData spec) in layer.Data.Specs.ToList())
        {
            if (spec[SdfFieldKeys.TimeSamples] is not SdfTimeSamples samples) continue;
            UsdAttribute attribute = stage.GetAttributeAtPath(path);
            foreach (double time in samples.Times.ToArray()) samples[time] = attribute.Get(time).Held ?? new SdfValueBlock();
        }

        UsdaTexts.AssertSameText(UsdaTexts.Print(layer, UsdaDialect.Usda), expected);
    }

    private static IEnumerable<string> Flattened() => AssetStages.Flattened.Select(row => row[0]);

    private static IEnumerable<string> LinearFiles() => SharedLists.Files(Linear, "*.usda");

    private static IEnumerable<string> HeldFiles() => SharedLists.Files(Held, "*.usda");
}
