using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>One thread's part of comparing the records of a <c>.splat4d</c> file with what the input says that they should be.</summary>
internal sealed class RecordWorker
{
    private readonly Splat4dSource written;
    private readonly Splat4dTimeMap map;
    private readonly Splat4dColmapSpace? space;
    private readonly PairReader reader;
    private readonly PairErrors errors;
    private readonly bool moves;
    private readonly IWindowedSplats? windows;
    private readonly float logScaleOffset;
    private readonly float[] centres = new float[3 * ErrorTotals.ChunkSplats], velocities = new float[3 * ErrorTotals.ChunkSplats];
    private readonly float[] times = new float[ErrorTotals.ChunkSplats], durations = new float[ErrorTotals.ChunkSplats];

    internal RecordWorker(ISplatSource input, Splat4dSource written, SplatPairs pairs, Splat4dTimeMap map, Splat4dColmapSpace? space)
    {
        (this.written, this.map, this.space) = (written, map, space);
        moves = input.Schema.HasMotion;
        windows = Splat4dBaker.WindowsOf(input);
        reader = new PairReader(input, written, pairs);
        errors = new PairErrors(reader);
        logScaleOffset = space is null ? 0 : (float)-PortableMath.Log(space.Scale);
    }

    /// <summary>Adds the errors of a chunk, all but those of higher coefficients.</summary>
    internal void Visit(ErrorPart part, int first, int count)
    {
        Span<float> time = times.AsSpan(0, count), duration = durations.AsSpan(0, count);
        Span<float> centre = centres.AsSpan(0, 3 * count), velocity = velocities.AsSpan(0, 3 * count);
        Expect(first, count, centre, velocity, time, duration);
        errors.Distances(part, AttributeErrorKind.Position, centre, reader.Written(SplatColumn.Positions, first, count));
        errors.LogScales(part, first, count, logScaleOffset);
        Rotations(part, first, count);
        Opacities(part, first, count);
        errors.Differences(part, AttributeErrorKind.ShDc, reader.Input(SplatColumn.ShDc, first, count), reader.Written(SplatColumn.ShDc, first, count));
        errors.Distances(part, AttributeErrorKind.Velocity, velocity, reader.Written(written.ReadVelocities, 3, first, count));
        errors.Differences(part, AttributeErrorKind.Time, time, reader.Written(written.ReadTimes, 1, first, count));
        errors.Differences(part, AttributeErrorKind.Duration, duration, reader.Written(written.ReadDurations, 1, first, count));
    }

    /// <summary>What moves, by the rules of the file's time model and in its space. Source: splat4d, sections 5.2, 5.5 and 7.</summary>
    private void Expect(int first, int count, Span<float> centre, Span<float> velocity, Span<float> time, Span<float> duration)
    {
        reader.Input(SplatColumn.Positions, first, count).CopyTo(centre);
        velocity.Clear();
        time.Clear();
        duration.Fill(1);
        if (moves) Move(first, count, centre, velocity, time, duration);
        else if (windows is not null) Take(windows, first, count, velocity, time, duration);
        if (space is null) return;
        for (int i = 0; i < 3 * count; i += 3)
        {
            (centre[i], centre[i + 1], centre[i + 2]) = space.Position(centre[i], centre[i + 1], centre[i + 2]);
            (velocity[i], velocity[i + 1], velocity[i + 2]) = space.Direction(velocity[i], velocity[i + 1], velocity[i + 2]);
        }
    }

    private void Take(IWindowedSplats source, int first, int count, Span<float> velocity, Span<float> time, Span<float> duration)
    {
        Span<float> values = reader.Input(
            (at, into) =>
            {
                int splats = into.Length / 5;
                float[] starts = new float[splats], lengths = new float[splats], moves = new float[3 * splats];
                source.ReadWindows(at, starts, lengths, moves);
                for (int i = 0; i < splats; i++)
                {
                    (into[5 * i], into[(5 * i) + 1]) = (starts[i], lengths[i]);
                    moves.AsSpan(3 * i, 3).CopyTo(into[((5 * i) + 2)..]);
                }
            },
            5,
            first,
            count);
        for (int i = 0; i < count; i++)
        {
            (time[i], duration[i]) = (values[5 * i], values[(5 * i) + 1]);
            values.Slice((5 * i) + 2, 3).CopyTo(velocity[(3 * i)..]);
        }
    }

    private void Move(int first, int count, Span<float> centre, Span<float> velocity, Span<float> time, Span<float> duration)
    {
        reader.Input(SplatColumn.Velocities, first, count).CopyTo(velocity);
        reader.Input(SplatColumn.LogDurations, first, count).CopyTo(duration);
        map.Sigmas(duration);
        Span<float> own = reader.Input(SplatColumn.Times, first, count);
        for (int i = 0; i < count; i++)
        {
            (time[i], duration[i]) = map.Map(own[i], duration[i]);
            float elapsed = time[i] - own[i];
            for (int k = 3 * i; k < (3 * i) + 3; k++) centre[k] += velocity[k] * elapsed;
        }
    }

    private void Rotations(ErrorPart part, int first, int count)
    {
        Span<float> input = reader.Input(SplatColumn.RotationsXyzw, first, count);
        if (space is not null)
        {
            Splats.Numerics.Rotations.Repair(input);
            for (int i = 0; i < input.Length; i += 4)
            {
                (double x, double y, double z, double w) = space.Turn(input[i], input[i + 1], input[i + 2], input[i + 3]);
                (input[i], input[i + 1], input[i + 2], input[i + 3]) = ((float)x, (float)y, (float)z, (float)w);
            }
        }

        errors.Angles(part, input, reader.Written(SplatColumn.RotationsXyzw, first, count));
    }

    private void Opacities(ErrorPart part, int first, int count)
    {
        Span<float> input = reader.Input(SplatColumn.OpacityLogits, first, count), stored = reader.Written(SplatColumn.OpacityLogits, first, count);
        SplatErrors.ToOpacities(input);
        SplatErrors.ToOpacities(stored);
        errors.Opacities(part, input, stored, zeroBelow: 0);
    }
}
