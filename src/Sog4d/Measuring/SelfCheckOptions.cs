namespace UsdGsplat.Sog4d.Measuring;

/// <summary>What a self-check allows.</summary>
public sealed record SelfCheckOptions
{
    /// <summary>Opacities of the input below this were to be written as 0. Default 1/255.</summary>
    public float AlphaZeroThreshold { get; init; } = 1f / 255;

    /// <summary>
    /// By what share an entry of a palette may be farther from the input than the nearest one is, at least 0: what a writer
    /// allows that keeps labels over frames. Default 0.
    /// </summary>
    public double LabelSlack { get; init; }

    /// <summary>Most threads to use, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal MeasureOptions ToMeasureOptions()
    {
        if (!(LabelSlack >= 0 && double.IsFinite(LabelSlack))) throw new ArgumentException("expected a share of at least 0", nameof(LabelSlack));
        var options = new MeasureOptions { MaxFrames = null, AlphaZeroThreshold = AlphaZeroThreshold, Threads = Threads };
        options.Validate();
        return options;
    }
}
