using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Measuring;

namespace UsdGsplat.Cli.Baking;

/// <summary>What <c>bake</c> tells of a file that it wrote.</summary>
/// <param name="Format">Its kind.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="InputSplats">Splats in the input, or in each of its frames.</param>
/// <param name="Splats">Splats in the file.</param>
/// <param name="Frames">Frames in a bundle, or of a .splat4d file's changing coefficients.</param>
/// <param name="Streams">Its parts and their bytes; they add up to its length.</param>
internal sealed record BakeOutcome(string Format, long Bytes, long InputSplats, long Splats, int Frames, IReadOnlyList<(string Name, long Bytes)> Streams)
{
    /// <summary>The format version and time model of a .splat4d file.</summary>
    internal (int Format, int TimeModel)? Versions { get; init; }

    /// <summary>Why splats were left out, and how many.</summary>
    internal required IReadOnlyList<(string JsonName, string Text, long Count)> LeftOut { get; init; }

    /// <summary>What was lost; null when it was not measured.</summary>
    internal ErrorReport? Errors { get; init; }

    /// <summary>Whether the file was checked against the input.</summary>
    internal bool Checked { get; init; }

    /// <summary>The largest error of opacity between frames, of the shortest-lived splats; null where none fades.</summary>
    internal (double Sigma, double Error)? Sampling { get; init; }

    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where the time of a bundle's bake went.</summary>
    internal BakeStages? Stages { get; init; }

    /// <summary>What computed, the CPU or a device's name.</summary>
    internal string Device { get; init; } = "CPU";

    /// <summary>The counts of a report.</summary>
    internal static IReadOnlyList<(string, string, long)> Reasons(long nonFinite, long faint, long neverVisible, long excess) =>
    [
        ("nonFiniteSplats", "not usable, dropped", nonFinite),
        ("faintSplats", "below --base-opacity-threshold, dropped", faint),
        ("neverVisibleSplats", "never seen, dropped", neverVisible),
        ("excessSplats", "beyond --max-splats, dropped", excess),
    ];
}
