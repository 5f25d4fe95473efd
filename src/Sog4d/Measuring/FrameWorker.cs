using System.Numerics;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>One thread's part of comparing a frame.</summary>
internal sealed class FrameWorker
{
    /// <summary>What a player shows at least. Source: FreeTimeGS checkpoint, rule F7.</summary>
    private const float FaintestShown = 1 / 255f;

    private readonly PairReader reader;
    private readonly PairErrors errors;
    private readonly float zeroBelow;
    private readonly int degree;
    private readonly bool[] shown = new bool[ErrorTotals.ChunkSplats], unseen = new bool[ErrorTotals.ChunkSplats];

    internal FrameWorker(ISplatSource input, ISplatSource written, SplatPairs pairs, float zeroBelow)
    {
        this.zeroBelow = zeroBelow;
        degree = Math.Min(input.Schema.ShDegree, written.Schema.ShDegree);
        reader = new PairReader(input, written, pairs);
        errors = new PairErrors(reader);
    }

    /// <summary>Lower corner of the box of the input's shown splats; +∞ of none.</summary>
    internal Vector3 Min { get; private set; } = new(float.PositiveInfinity);

    /// <summary>Upper corner; −∞ of none.</summary>
    internal Vector3 Max { get; private set; } = new(float.NegativeInfinity);

    /// <summary>Adds the errors of a chunk, all but those of centres.</summary>
    /// <param name="part">Takes them.</param>
    /// <param name="first">The first pair.</param>
    /// <param name="count">How many pairs.</param>
    /// <param name="distances">Takes the distances of centres; NaN of splats that are not shown.</param>
    internal void Visit(ErrorPart part, int first, int count, Span<float> distances)
    {
        Opacities(part, first, count);
        Centres(first, count, distances);
        errors.LogScales(part, first, count);
        errors.Angles(part, reader.Input(SplatColumn.RotationsXyzw, first, count), reader.Written(SplatColumn.RotationsXyzw, first, count));
        Colours(part, first, count);
        if (degree == 0) return;
        errors.Rest(
            part, AttributeErrorKind.ShRest, RecordPart.ShBands(degree), reader.Input(SplatColumn.ShRest, first, count), reader.Written(SplatColumn.ShRest, first, count));
    }

    private void Opacities(ErrorPart part, int first, int count)
    {
        Span<float> input = reader.Input(SplatColumn.OpacityLogits, first, count), written = reader.Written(SplatColumn.OpacityLogits, first, count);
        SplatErrors.ToOpacities(input);
        SplatErrors.ToOpacities(written);
        for (int i = 0; i < count; i++) (shown[i], unseen[i]) = (input[i] >= FaintestShown, written[i] == 0);
        errors.Opacities(part, input, written, zeroBelow);
    }

    private void Centres(int first, int count, Span<float> distances)
    {
        Span<float> input = reader.Input(SplatColumn.Positions, first, count);
        SplatErrors.Distances(input, reader.Written(SplatColumn.Positions, first, count), distances);
        for (int i = 0; i < count; i++)
        {
            if (!shown[i])
            {
                distances[i] = float.NaN;
                continue;
            }

            // What is not a number is an infinite error, not a splat that is not shown.
            if (float.IsNaN(distances[i])) distances[i] = float.PositiveInfinity;
            var centre = new Vector3(input.Slice(3 * i, 3));
            (Min, Max) = (Vector3.Min(Min, centre), Vector3.Max(Max, centre));
        }
    }

    private void Colours(ErrorPart part, int first, int count)
    {
        Span<float> input = reader.Input(SplatColumn.ShDc, first, count), written = reader.Written(SplatColumn.ShDc, first, count);

        // The unseen ones go to the front, the others behind them.
        int front = 0;
        for (int i = 0; i < count; i++)
        {
            if (!unseen[i]) continue;
            Swap(input, i, front);
            Swap(written, i, front++);
        }

        errors.Differences(part, AttributeErrorKind.UnseenShDc, input[..(3 * front)], written[..(3 * front)]);
        errors.Differences(part, AttributeErrorKind.ShDc, input[(3 * front)..], written[(3 * front)..]);
    }

    private static void Swap(Span<float> colours, int a, int b)
    {
        for (int k = 0; k < 3; k++) (colours[(3 * a) + k], colours[(3 * b) + k]) = (colours[(3 * b) + k], colours[(3 * a) + k]);
    }
}
