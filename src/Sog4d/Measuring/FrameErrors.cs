using System.Numerics;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Compares frames of a bundle with those of its input, one after the other.</summary>
internal sealed class FrameErrors(ErrorTotals totals, SplatPairs pairs, MeasureOptions options, CancellationToken cancellation)
{
    // Distances of centres; NaN of splats that are not shown.
    private readonly float[] distances = new float[pairs.Count];

    /// <summary>Adds the errors of a frame.</summary>
    /// <returns>The largest distance of the centres of shown splats; 0 of none.</returns>
    internal float Measure(ISplatSource input, ISplatSource written)
    {
        Vector3 min = new(float.PositiveInfinity), max = -min;
        totals.Visit(
            pairs.Count,
            options.Threads,
            () => new FrameWorker(input, written, pairs, options.AlphaZeroThreshold),
            (worker, part, first, count) => worker.Visit(part, first, count, distances.AsSpan(first, count)),
            worker => (min, max) = (Vector3.Min(min, worker.Min), Vector3.Max(max, worker.Max)),
            cancellation);
        AddDistances(Vector3.Distance(min, max));
        float largest = 0;
        foreach (float distance in distances) largest = distance > largest ? distance : largest;
        return largest;
    }

    private void AddDistances(float diagonal) => totals.Visit(
        pairs.Count,
        options.Threads,
        () => new float[ErrorTotals.ChunkSplats],
        (scratch, part, first, count) =>
        {
            int shown = 0;
            foreach (float distance in distances.AsSpan(first, count))
            {
                if (!float.IsNaN(distance)) scratch[shown++] = distance;
            }

            Span<float> errors = scratch.AsSpan(0, shown);
            part.Add(AttributeErrorKind.Position, errors);
            if (!(diagonal > 0)) return;
            foreach (ref float error in errors) error /= diagonal;
            part.Add(AttributeErrorKind.PositionInBox, errors);
        },
        _ => { },
        cancellation);
}
