using pxr;

namespace UsdGsplat.TestKit;

/// <summary>Compares layers for tests: what differs is told as what was expected and what was found.</summary>
public static class LayerDiff
{
    /// <summary>What differs, one line each, in the order of paths; empty for equal layers. What counts, <see cref="SdfLayerDiff"/> says.</summary>
    public static IReadOnlyList<string> Compare(SdfLayerHandle expected, SdfLayerHandle actual) =>
        [.. SdfLayerDiff.Compare(expected, actual).Select(Line)];

    /// <summary>Fails the test with the list of differences, if there are any.</summary>
    public static void AssertEqual(SdfLayerHandle expected, SdfLayerHandle actual)
    {
        IReadOnlyList<string> differences = Compare(expected, actual);
        if (differences.Count > 0) Assert.Fail($"{differences.Count} differences between the layers:\n{string.Join('\n', differences)}");
    }

    private static string Line(SdfDifference difference) => difference switch
    {
        { Field: "", After: null } => $"<{difference.Path}>: missing {difference.Before}",
        { Field: "", Before: null } => $"<{difference.Path}>: extra {difference.After}",
        { Field: "" } => $"<{difference.Path}>: expected {difference.Before}, found {difference.After}",
        _ => $"<{difference.Path}> {difference.Field}: expected {difference.Before ?? "nothing"}, found {difference.After ?? "nothing"}",
    };
}
