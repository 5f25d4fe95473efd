using System.Buffers;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>A 4D cloud at one moment, as a cloud without motion.</summary>
/// <remarks>
/// Centres are <c>means + velocities·(t − µ)</c> in single precision, opacity is the base opacity times the
/// <see cref="TemporalWindow"/>; the other columns pass through. Splats that are all but gone stay, with very negative
/// logits, so that a splat has the same index at every moment. A cloud without motion passes through whole.
/// </remarks>
public sealed class InstantSplatSource : ISplatSource
{
    private const int ScratchSplats = 4096;

    private readonly ISplatSource source;
    private readonly float time, minSigma;

    /// <summary>Looks at a cloud at a moment.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    /// <param name="time">Normalised time, finite; the sequence spans 0 to 1.</param>
    /// <param name="minSigma">The smallest temporal standard deviation, in normalised time, above 0; shorter ones count as this.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not finite, or the least deviation is not above 0.</exception>
    public InstantSplatSource(ISplatSource source, double time, float minSigma = TemporalWindow.MinimumSigma)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!float.IsFinite((float)time)) throw new ArgumentOutOfRangeException(nameof(time), time, "expected a finite time");
        if (!(minSigma > 0 && float.IsFinite(minSigma))) throw new ArgumentOutOfRangeException(nameof(minSigma), minSigma, "expected a finite number above 0");
        this.source = source;
        this.minSigma = minSigma;
        this.time = (float)time;
        Schema = source.Schema with { HasMotion = false };
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        if (splats == 0) return;
        source.Read(column, first, into);
        bool moves = column == SplatColumn.Positions;
        if (!source.Schema.HasMotion || (!moves && column != SplatColumn.OpacityLogits)) return;

        float[] rented = ArrayPool<float>.Shared.Rent(ScratchSplats * 4);
        try
        {
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int chunk = Math.Min(ScratchSplats, splats - done);
                if (moves) Move(first + done, into.Slice(done * 3, chunk * 3), rented);
                else Fade(first + done, into.Slice(done, chunk), rented);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();

    private void Move(long first, Span<float> centres, Span<float> scratch)
    {
        int splats = centres.Length / 3;
        Span<float> times = scratch[..splats], velocities = scratch.Slice(splats, splats * 3);
        source.Read(SplatColumn.Times, first, times);
        source.Read(SplatColumn.Velocities, first, velocities);
        for (int i = 0; i < splats; i++)
        {
            float elapsed = time - times[i];
            centres[3 * i] += velocities[3 * i] * elapsed;
            centres[(3 * i) + 1] += velocities[(3 * i) + 1] * elapsed;
            centres[(3 * i) + 2] += velocities[(3 * i) + 2] * elapsed;
        }
    }

    private void Fade(long first, Span<float> logits, Span<float> scratch)
    {
        int splats = logits.Length;
        Span<float> times = scratch[..splats], durations = scratch.Slice(splats, splats);
        source.Read(SplatColumn.Times, first, times);
        source.Read(SplatColumn.LogDurations, first, durations);
        PortableMath.Exp(durations, durations);
        for (int i = 0; i < splats; i++)
        {
            logits[i] = TemporalWindow.Fade(logits[i], TemporalWindow.Decay(time, times[i], durations[i], minSigma));
        }
    }
}
