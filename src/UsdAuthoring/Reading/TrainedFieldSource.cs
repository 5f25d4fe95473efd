using System.Buffers;
using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>A 4D cloud out of the custom attributes that keep its trained form beside the arrays of a ParticleField prim.</summary>
/// <remarks>
/// Velocities, times and durations make the motion. Where the trained centres, logits, scales or rotations are kept as well,
/// they are taken, bit by bit; others come from the prim's arrays, whose positions are those at normalised time 0.
/// Source: the ParticleField description, section 8.
/// </remarks>
internal sealed class TrainedFieldSource : ISplatSource
{
    private const int ScratchSplats = 4096;

    private readonly ISplatSource still;
    private readonly Dictionary<SplatColumn, BulkReading> kept = [];
    private readonly BulkReading? sigmas;

    private TrainedFieldSource(ISplatSource still, ParticleFieldArrays arrays, UsdPrim owner)
    {
        this.still = still;
        Keep(SplatColumn.Velocities, ParticleFieldNames.Velocities, 3);
        Keep(SplatColumn.Times, ParticleFieldNames.TimeCenters, 1);
        Keep(SplatColumn.LogDurations, ParticleFieldNames.LogDurations, 1);
        Keep(SplatColumn.Positions, ParticleFieldNames.TimePositions, 3);
        Keep(SplatColumn.OpacityLogits, ParticleFieldNames.OpacityLogits, 1);
        Keep(SplatColumn.LogScales, ParticleFieldNames.LogScales, 3);
        Keep(SplatColumn.RotationsXyzw, ParticleFieldNames.Rotations, 4);
        sigmas = arrays.Further(owner, ParticleFieldNames.TimeSigmas, 1);
        Schema = still.Schema with { HasMotion = true };

        void Keep(SplatColumn column, string name, int width)
        {
            if (arrays.Further(owner, name, width) is { } array) kept[column] = array;
        }
    }

    public string Name => still.Name;

    public SplatSchema Schema { get; }

    public IReadOnlyList<string> Warnings => still.Warnings;

    private bool IsWhole => kept.ContainsKey(SplatColumn.Velocities) && kept.ContainsKey(SplatColumn.Times) && (kept.ContainsKey(SplatColumn.LogDurations) || sigmas is not null);

    /// <summary>Finds the attributes; null when the motion is not whole.</summary>
    /// <param name="still">The prim's splats without motion.</param>
    /// <param name="arrays">Its arrays.</param>
    /// <param name="owner">The prim that has the attributes: itself, or the one above it that holds the frames together.</param>
    internal static TrainedFieldSource? TryOpen(ISplatSource still, ParticleFieldArrays arrays, UsdPrim owner)
    {
        var source = new TrainedFieldSource(still, arrays, owner);
        return source.IsWhole ? source : null;
    }

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        if (kept.TryGetValue(column, out BulkReading? array))
        {
            array.Read((int)first, into);
        }
        else if (column == SplatColumn.LogDurations)
        {
            sigmas!.Read((int)first, into);
            TemporalWindow.ToLogDurations(into);
        }
        else
        {
            still.Read(column, first, into);
            if (column == SplatColumn.Positions) ToOwnTimes((int)first, splats, into);
        }
    }

    public void Dispose() => still.Dispose();

    /// <summary>Centres at time 0 become those at the splats' own times.</summary>
    private void ToOwnTimes(int first, int splats, Span<float> centres)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(4 * ScratchSplats);
        try
        {
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int chunk = Math.Min(ScratchSplats, splats - done);
                Span<float> times = rented.AsSpan(0, chunk), velocities = rented.AsSpan(chunk, 3 * chunk);
                kept[SplatColumn.Times].Read(first + done, times);
                kept[SplatColumn.Velocities].Read(first + done, velocities);
                for (int i = 0; i < 3 * chunk; i++) centres[(3 * done) + i] += velocities[i] * times[i / 3];
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
