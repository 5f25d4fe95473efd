using System.Numerics;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Splats.Selection;

/// <summary>Chooses splats of a cloud by opacity or range. With motion the opacity is that before the temporal weight.</summary>
/// <remarks>Only the column in question is read, in chunks; memory is bounded by them and by the mask.</remarks>
public static class SplatSelection
{
    private const int ChunkSplats = 65536;

    /// <summary>Keeps the splats with at least a given opacity, compared in single precision.</summary>
    /// <param name="source">The cloud.</param>
    /// <param name="opacity">0 to 1; 0 keeps every splat.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <remarks>NaN has no opacity and is dropped unless <paramref name="opacity"/> is 0. Source: FreeTimeGS checkpoint, section 8.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The opacity is out of its range.</exception>
    public static SplatMask MinOpacity(ISplatSource source, double opacity, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(opacity >= 0 && opacity <= 1)) throw new ArgumentOutOfRangeException(nameof(opacity), opacity, "expected a number from 0 to 1");
        if ((float)opacity == 0) return SplatMask.All(source.Schema.Count);
        float smallest = SplatOpacity.SmallestLogitOf((float)opacity);
        var mask = new SplatMaskBuilder(source.Schema.Count);
        ForEachLogit(source, (index, logit) =>
        {
            if (!(logit >= smallest)) mask.Drop(index);
        }, cancellation);
        return mask.Build();
    }

    /// <summary>Keeps the splats with the highest opacities; of equal logits the lower index wins. Their order stays.</summary>
    /// <param name="source">The cloud.</param>
    /// <param name="count">How many to keep at most, at least 0.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <remarks>
    /// Logits are compared rather than opacities: they order the same and stay apart where opacities round to 1. NaN comes
    /// last. The limit is found by counting the upper, then the lower half of the logits' ordered bits.
    /// </remarks>
    public static SplatMask HighestOpacities(ISplatSource source, long count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count >= source.Schema.Count) return SplatMask.All(source.Schema.Count);
        long left = count;
        var counts = new long[1 << 16];
        ForEachLogit(source, (_, logit) => counts[FloatOrder.Key(logit) >> 16]++, cancellation);
        uint high = DescendFromTop(counts, ref left);
        Array.Clear(counts);
        ForEachLogit(source, (_, logit) =>
        {
            uint key = FloatOrder.Key(logit);
            if (key >> 16 == high) counts[key & 0xFFFF]++;
        }, cancellation);
        uint limit = (high << 16) | DescendFromTop(counts, ref left);

        var mask = new SplatMaskBuilder(source.Schema.Count);
        ForEachLogit(source, (index, logit) =>
        {
            uint key = FloatOrder.Key(logit);
            if (key < limit || (key == limit && --left < 0)) mask.Drop(index);
        }, cancellation);
        return mask.Build();
    }

    /// <summary>Keeps the splats whose centres lie in a box, its faces included; NaN is dropped.</summary>
    /// <param name="source">The cloud.</param>
    /// <param name="box">In the cloud's frame; may be infinite.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static SplatMask WithinBox(ISplatSource source, SplatBox box, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var mask = new SplatMaskBuilder(source.Schema.Count);
        var values = new float[3 * (int)Math.Min(ChunkSplats, source.Schema.Count)];
        for (long first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int splats = (int)Math.Min(ChunkSplats, source.Schema.Count - first);
            source.Read(SplatColumn.Positions, first, values.AsSpan(0, 3 * splats));
            for (int i = 0; i < splats; i++)
            {
                var centre = new Vector3(values.AsSpan(3 * i, 3));
                if (!(Vector3.GreaterThanOrEqualAll(centre, box.Min) && Vector3.LessThanOrEqualAll(centre, box.Max))) mask.Drop(first + i);
            }
        }

        return mask.Build();
    }

    /// <summary>Keeps the splats whose values of a column stay within a distance of an origin.</summary>
    /// <param name="source">The cloud.</param>
    /// <param name="column">The column.</param>
    /// <param name="limit">The largest magnitude of value − origin that is kept; NaN is dropped.</param>
    /// <param name="origin">One number for each of the first values of a record; the others are measured from 0.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static SplatMask WithinMagnitude(
        ISplatSource source, SplatColumn column, double limit, ReadOnlyMemory<double> origin = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        int width = source.Schema.Width(column);
        var mask = new SplatMaskBuilder(source.Schema.Count);
        var values = new float[checked((int)Math.Min(ChunkSplats, source.Schema.Count) * width)];
        for (long first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int splats = (int)Math.Min(ChunkSplats, source.Schema.Count - first);
            source.Read(column, first, values.AsSpan(0, splats * width));
            for (int i = 0; i < splats; i++)
            {
                if (!IsWithin(values.AsSpan(i * width, width), origin.Span, limit)) mask.Drop(first + i);
            }
        }

        return mask.Build();
    }

    private static bool IsWithin(ReadOnlySpan<float> record, ReadOnlySpan<double> origin, double limit)
    {
        for (int i = 0; i < record.Length; i++)
        {
            if (!(Math.Abs(record[i] - (i < origin.Length ? origin[i] : 0)) <= limit)) return false;
        }

        return true;
    }

    /// <summary>The digit below whose successors at most so many lie, which are taken off.</summary>
    private static uint DescendFromTop(long[] counts, ref long left)
    {
        uint digit = (uint)counts.Length - 1;
        while (counts[digit] <= left && digit > 0) left -= counts[digit--];
        return digit;
    }

    private static void ForEachLogit(ISplatSource source, Action<long, float> visit, CancellationToken cancellation)
    {
        var logits = new float[Math.Min(ChunkSplats, source.Schema.Count)];
        for (long first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> chunk = logits.AsSpan(0, (int)Math.Min(ChunkSplats, source.Schema.Count - first));
            source.Read(SplatColumn.OpacityLogits, first, chunk);
            for (int i = 0; i < chunk.Length; i++) visit(first + i, chunk[i]);
        }
    }
}
