using System.Numerics;

namespace UsdGsplat.Splats.Surveys;

/// <summary>
/// Bounds of splats along one axis, found in one pass although the largest half-extents are cut down to a percentile that
/// is known only at the end.
/// </summary>
/// <remarks>
/// Half-extents fall into buckets by exponent and five bits of mantissa, 3 % wide. Each bucket keeps the extremes both
/// with and without the half-extent, so the bounds are exact for a limit at any bucket's edge: below it with each splat's
/// own half-extent, above it with the limit. Sums, minima and maxima make merging independent of order.
/// </remarks>
internal sealed class ExtentHistogram
{
    private const int DroppedBits = 18;

    private readonly Bucket[] buckets = new Bucket[(0x7F80_0000 >> DroppedBits) + 1];
    private int used;

    internal ExtentHistogram() => Array.Fill(buckets, Bucket.Empty);

    /// <summary>Adds a splat.</summary>
    /// <param name="centre">Finite.</param>
    /// <param name="halfExtent">Not negative. One without end, or none at all as a scale without end gives it where a splat is not turned, counts as the largest number.</param>
    internal void Add(float centre, float halfExtent)
    {
        if (!(halfExtent <= float.MaxValue)) halfExtent = float.MaxValue;
        int index = (int)(BitConverter.SingleToUInt32Bits(halfExtent) >> DroppedBits);
        used = Math.Max(used, index + 1);
        ref Bucket bucket = ref buckets[index];
        bucket.Count++;
        if (centre < bucket.CentreMin) bucket.CentreMin = centre;
        if (centre > bucket.CentreMax) bucket.CentreMax = centre;
        float low = centre - halfExtent, high = centre + halfExtent;
        if (low < bucket.Min) bucket.Min = low;
        if (high > bucket.Max) bucket.Max = high;
    }

    /// <summary>Adds all splats of another histogram.</summary>
    internal void Merge(ExtentHistogram other)
    {
        used = Math.Max(used, other.used);
        for (int i = 0; i < other.used; i++)
        {
            ref Bucket bucket = ref buckets[i];
            ref readonly Bucket added = ref other.buckets[i];
            bucket.Count += added.Count;
            bucket.CentreMin = Math.Min(bucket.CentreMin, added.CentreMin);
            bucket.CentreMax = Math.Max(bucket.CentreMax, added.CentreMax);
            bucket.Min = Math.Min(bucket.Min, added.Min);
            bucket.Max = Math.Max(bucket.Max, added.Max);
        }
    }

    /// <summary>Bounds of the centres; (+∞, −∞) of none.</summary>
    internal Vector2 CentreBounds()
    {
        (float min, float max) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (ref readonly Bucket bucket in buckets.AsSpan(0, used))
        {
            min = Math.Min(min, bucket.CentreMin);
            max = Math.Max(max, bucket.CentreMax);
        }

        return new Vector2(min + 0f, max + 0f);
    }

    /// <summary>Bounds of the splats, each half-extent cut to the upper edge of the bucket that holds the given share.</summary>
    internal Vector2 Bounds(double share)
    {
        int last = BucketOfShare(share);
        float limit = BitConverter.UInt32BitsToSingle(((uint)(last + 1) << DroppedBits) - 1);
        (float min, float max) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int i = 0; i < used; i++)
        {
            ref readonly Bucket bucket = ref buckets[i];
            min = Math.Min(min, i <= last ? bucket.Min : bucket.CentreMin - limit);
            max = Math.Max(max, i <= last ? bucket.Max : bucket.CentreMax + limit);
        }

        return new Vector2(Math.Max(min, -float.MaxValue) + 0f, Math.Min(max, float.MaxValue) + 0f);
    }

    private int BucketOfShare(double share)
    {
        long total = 0;
        foreach (ref readonly Bucket bucket in buckets.AsSpan(0, used)) total += bucket.Count;
        long wanted = Math.Max(1, (long)Math.Ceiling(total * share));
        int index = 0;
        for (long seen = 0; index < used - 1 && (seen += buckets[index].Count) < wanted;) index++;
        return index;
    }

    private struct Bucket
    {
        internal static readonly Bucket Empty = new()
        {
            CentreMin = float.PositiveInfinity,
            CentreMax = float.NegativeInfinity,
            Min = float.PositiveInfinity,
            Max = float.NegativeInfinity,
        };

        internal long Count;
        internal float CentreMin;
        internal float CentreMax;
        internal float Min;
        internal float Max;
    }
}
