namespace UsdGsplat.Sog4d.Measuring;

/// <summary>How many errors are how large. Counts and the largest error, so that merging is independent of order.</summary>
/// <remarks>
/// A bucket holds the floats that share their exponent and seven bits of mantissa: its upper edge is at most 1/128 above any
/// value in it.
/// </remarks>
internal sealed class ErrorHistogram
{
    private const int DroppedBits = 16;

    private readonly long[] buckets = new long[(0x7F80_0000 >> DroppedBits) + 1];

    /// <summary>Number of errors.</summary>
    internal long Count { get; private set; }

    /// <summary>The largest error.</summary>
    internal float Max { get; private set; }

    /// <summary>Adds errors, none negative; NaN counts as infinite.</summary>
    /// <returns>Their sum, added in their order.</returns>
    internal double Add(ReadOnlySpan<float> errors)
    {
        double sum = 0;
        float max = Max;
        foreach (float error in errors)
        {
            float value = float.IsNaN(error) ? float.PositiveInfinity : error;
            sum += value;
            if (value > max) max = value;
            buckets[BitConverter.SingleToUInt32Bits(value + 0f) >> DroppedBits]++;
        }

        Max = max;
        Count += errors.Length;
        return sum;
    }

    /// <summary>Adds all errors of another histogram.</summary>
    internal void Merge(ErrorHistogram other)
    {
        for (int i = 0; i < buckets.Length; i++) buckets[i] += other.buckets[i];
        Count += other.Count;
        Max = MathF.Max(Max, other.Max);
    }

    /// <summary>The upper edge of the bucket with the smallest error that a share of all errors does not exceed; at most <see cref="Max"/>.</summary>
    internal float Bound(double share)
    {
        long wanted = Math.Max(1, (long)Math.Ceiling(Count * share)), seen = 0;
        int bucket = -1;
        while (seen < wanted) seen += buckets[++bucket];
        float edge = bucket == buckets.Length - 1 ? float.PositiveInfinity : BitConverter.UInt32BitsToSingle(((uint)(bucket + 1) << DroppedBits) - 1);
        return MathF.Min(edge, Max);
    }
}
