namespace UsdGsplat.Splats.Surveys;

/// <summary>How to survey a cloud.</summary>
public sealed record SurveyOptions
{
    /// <summary>Most threads to use, at least 1; default: one a processor. The result does not depend on it.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>How many standard deviations of a splat belong to the bounds; default 3.</summary>
    public double ExtentSigmas { get; init; } = 3;

    /// <summary>
    /// The share of splats, above 0 and up to 1, whose half-extents are taken as they are; larger ones are cut down to the
    /// largest of these, so that a giant splat does not inflate the bounds. Default 0.999, and 1 cuts nothing.
    /// </summary>
    public double ExtentShare { get; init; } = 0.999;

    /// <summary>
    /// Whether a finite log scale whose exponential is 0 or infinite in single precision drops its splat; default true. A
    /// conversion that keeps every finite value bit for bit says false.
    /// </summary>
    public bool DropUnusableScales { get; init; } = true;

    /// <summary>Checks the values.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxThreads, 1);
        if (!(ExtentSigmas >= 0 && double.IsFinite(ExtentSigmas)))
            throw new ArgumentOutOfRangeException(nameof(ExtentSigmas), ExtentSigmas, "expected a finite number of at least 0");
        if (!(ExtentShare > 0 && ExtentShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(ExtentShare), ExtentShare, "expected a number above 0 and up to 1");
    }
}
