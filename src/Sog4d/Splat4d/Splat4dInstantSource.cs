using System.Buffers;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>A file at one moment, as Unity's shader evaluates it. Unseen splats stay, with a logit of −∞. Source: splat4d section 5.1.</summary>
internal sealed class Splat4dInstantSource(Splat4dSource source, float time, Splat4dShRest coefficients) : ISplatSource
{
    private const int ScratchSplats = 4096;

    private readonly float visibleDecay = (float)-PortableMath.Log(source.TemporalCutoff);

    public string Name => source.Name;

    public SplatSchema Schema { get; } = source.Schema with { HasMotion = false };

    public IReadOnlyList<string> Warnings => source.Warnings;

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        if (splats == 0) return;
        source.Read(column, first, into, coefficients);
        if (column is not (SplatColumn.Positions or SplatColumn.OpacityLogits)) return;
        float[] rented = ArrayPool<float>.Shared.Rent(ScratchSplats * 4);
        try
        {
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int count = Math.Min(ScratchSplats, splats - done);
                if (column == SplatColumn.Positions) Move(first + done, into.Slice(done * 3, count * 3), rented);
                else Fade(first + done, into.Slice(done, count), rented);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Does nothing: the file belongs to the source.</summary>
    public void Dispose()
    {
    }

    private void Move(long first, Span<float> positions, Span<float> scratch)
    {
        int splats = positions.Length / 3;
        Span<float> times = scratch[..splats], velocities = scratch.Slice(splats, splats * 3);
        source.ReadTimes(first, times);
        source.ReadVelocities(first, velocities);
        for (int i = 0; i < positions.Length; i++) positions[i] += velocities[i] * (time - times[i / 3]);
    }

    private void Fade(long first, Span<float> logits, Span<float> scratch)
    {
        int splats = logits.Length;
        Span<float> times = scratch[..splats], durations = scratch.Slice(splats, splats);
        source.ReadTimes(first, times);
        source.ReadDurations(first, durations);
        for (int i = 0; i < splats; i++)
        {
            if (source.TimeModel == Splat4dTimeModel.Window)
            {
                if (!(time >= times[i] && time <= times[i] + durations[i])) logits[i] = float.NegativeInfinity;
                continue;
            }

            float z = (time - times[i]) / durations[i];
            float decay = 0.5f * (z * z);
            logits[i] = decay <= visibleDecay ? TemporalWindow.Fade(logits[i], decay) : float.NegativeInfinity;
        }
    }
}
