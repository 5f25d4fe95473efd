using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Whole stages from many hands: they flatten, and their values resolve, as in OpenUSD; what is not followed is refused.</summary>
public sealed class UsdCompositionCorpusTests
{
    [TestCaseSource(nameof(Flattened))]
    public void Stages_flatten_as_in_OpenUSD(string file)
    {
        CompositionOutcome outcome = AssetStages.Flat(file);
        if (AssetStages.FlatExceptions.TryGetValue(file, out string? reason)) Assert.That(outcome.Problem, Is.Not.Empty, $"listed as different, but equal: {reason}");
        else Assert.That(outcome.Problem, Is.Empty);
    }

    [TestCaseSource(nameof(LinearFiles))]
    public void Values_between_samples_are_those_of_OpenUSD(string file) => Assert.That(AssetStages.Values(AssetStages.Linear, file).Problem, Is.Empty);

    [TestCaseSource(nameof(HeldFiles))]
    public void Held_values_are_those_of_OpenUSD(string file) => Assert.That(AssetStages.Values(AssetStages.Held, file).Problem, Is.Empty);

    private static IEnumerable<string> Flattened() => AssetStages.Flattened.Select(row => row[0]).DefaultIfEmpty("absent");

    private static IEnumerable<string> LinearFiles() => SharedLists.Files(AssetStages.Linear, "*.usda");

    private static IEnumerable<string> HeldFiles() => SharedLists.Files(AssetStages.Held, "*.usda");
}
