using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Sequences;

/// <summary>A cloud sampled at frame times: a 4D cloud moves and fades, one without motion is the same in every frame.</summary>
/// <remarks>
/// A frame is an <see cref="InstantSplatSource"/>. Of a cloud whose higher coefficients change, a frame takes the set
/// nearest to its time: f = t·(F − 1), halves to even. Source: splat4d, section 6.
/// </remarks>
public sealed class MotionSequence : ISplatSequence
{
    private readonly ISplatSource source;
    private readonly float minSigma;

    /// <summary>Samples a cloud.</summary>
    /// <param name="source">The cloud; disposed with this sequence.</param>
    /// <param name="times">The frames' normalised times, 0 to 1 and not falling.</param>
    /// <param name="minSigma">The smallest temporal standard deviation, in normalised time, above 0; shorter ones count as this.</param>
    /// <exception cref="ArgumentException">The times break a rule, or the least deviation is not above 0.</exception>
    public MotionSequence(ISplatSource source, IReadOnlyList<double> times, float minSigma = TemporalWindow.MinimumSigma)
    {
        ArgumentNullException.ThrowIfNull(source);
        FrameTimes.Check(times);
        if (!(minSigma > 0 && float.IsFinite(minSigma))) throw new ArgumentOutOfRangeException(nameof(minSigma), minSigma, "expected a finite number above 0");
        this.source = source;
        this.minSigma = minSigma;
        Times = [.. times];
        Schema = source.Schema with { HasMotion = false };
    }

    /// <summary>The cloud that is sampled. A view; it is this sequence's to dispose.</summary>
    public ISplatSource Source => source;

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Times { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public bool Changes(SplatColumn column) => column switch
    {
        SplatColumn.Positions or SplatColumn.OpacityLogits => source.Schema.HasMotion,
        SplatColumn.ShRest => source is IShFrameSource { ShFrameCount: > 1 },
        _ => false,
    };

    /// <inheritdoc/>
    public ISplatSource OpenFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Times.Count);
        double time = Times[frame];
        ISplatSource at = source is IShFrameSource { ShFrameCount: > 1 } changing
            ? changing.AtShFrame(NearestShFrame(time, changing.ShFrameCount))
            : new BorrowedSplatSource(source);
        return new InstantSplatSource(at, time, minSigma);
    }

    /// <summary>The set of higher coefficients nearest to a time: t·(F − 1), halves to even.</summary>
    /// <param name="time">Normalised time, 0 to 1.</param>
    /// <param name="count">Number of sets, at least 1.</param>
    public static int NearestShFrame(double time, int count) => (int)Math.Clamp(Math.Round(time * (count - 1), MidpointRounding.ToEven), 0, count - 1);

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
