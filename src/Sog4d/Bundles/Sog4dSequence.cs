using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The frames of a bundle as a sequence, or the bundle sampled at other times as the player blends its frames.</summary>
public sealed class Sog4dSequence : ISplatSequence
{
    private readonly Sog4dReader reader;
    private readonly bool samples;

    /// <summary>Reads a bundle.</summary>
    /// <param name="reader">The bundle; disposed with this sequence.</param>
    /// <param name="times">Normalised times to sample it at, 0 to 1 and not falling; null, the default, takes its own frames.</param>
    /// <exception cref="ArgumentException">The times break a rule.</exception>
    public Sog4dSequence(Sog4dReader reader, IReadOnlyList<double>? times = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (times is not null) FrameTimes.Check(times);
        this.reader = reader;
        samples = times is not null;
        Times = times is not null ? [.. times] : OwnTimes(reader);
        Schema = new SplatSchema(reader.SplatCount, reader.ShDegree, HasMotion: false);
    }

    /// <inheritdoc/>
    public string Name => reader.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Times { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => reader.Warnings;

    /// <summary>True of every column of a bundle with more than one frame: each frame has images of its own.</summary>
    public bool Changes(SplatColumn column) => reader.FrameCount > 1;

    /// <inheritdoc/>
    public ISplatSource OpenFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Times.Count);
        return samples ? reader.OpenInstant((float)Times[frame]) : reader.OpenFrame(frame);
    }

    /// <summary>Closes the bundle.</summary>
    public void Dispose() => reader.Dispose();

    private static double[] OwnTimes(Sog4dReader reader) => reader.Timeline.IsUniform
        ? FrameTimes.Uniform(reader.FrameCount)
        : [.. Enumerable.Range(0, reader.FrameCount).Select(i => (double)reader.Timeline.TimeOf(i))];
}
