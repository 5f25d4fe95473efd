using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Boxes of positions, and positions rounded to 16 bits an axis.</summary>
internal static class PositionQuantiser
{
    // Eight splats fill three vectors, after which the order of axes repeats.
    private const int GroupSplats = 8;

    /// <summary>The box of the chosen positions, or null.</summary>
    internal static PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        int splats = positions.Length / 3;
        Vector128<float> min = Vector128.Create(float.PositiveInfinity), max = -min;
        bool any = false;
        for (int i = 0; i < splats; i++)
        {
            if (!chosen.IsEmpty && !chosen[i]) continue;
            Vector128<float> position = i + 1 < splats
                ? Vector128.LoadUnsafe(in positions[3 * i])
                : Vector128.Create(positions[3 * i], positions[(3 * i) + 1], positions[(3 * i) + 2], 0);
            min = Vector128.Min(min, position);
            max = Vector128.Max(max, position);
            any = true;
        }

        return any ? new PositionRange(min.AsVector3(), max.AsVector3()) : null;
    }

    /// <summary>Rounds positions; see <see cref="ISplatKernels.QuantisePositions"/>.</summary>
    internal static void Quantise(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low)
    {
        Span<float> min = stackalloc float[3 * GroupSplats], extent = stackalloc float[3 * GroupSplats];
        for (int i = 0; i < min.Length; i++)
        {
            int axis = i % 3;
            extent[i] = range.Max[axis] - range.Min[axis];

            // Everything lies below an infinite minimum, so an axis without extent gives 0.
            (min[i], extent[i]) = extent[i] > 0 ? (range.Min[axis], extent[i]) : (float.PositiveInfinity, 1);
        }

        Span<float> last = stackalloc float[3 * GroupSplats];
        Span<uint> steps = stackalloc uint[3 * GroupSplats];
        int splats = positions.Length / 3;
        for (int first = 0; first < splats; first += GroupSplats)
        {
            int count = Math.Min(GroupSplats, splats - first);
            scoped ReadOnlySpan<float> group = positions.Slice(3 * first, 3 * count);
            if (count < GroupSplats)
            {
                group.CopyTo(last);
                group = last;
            }

            for (int part = 0; part < 3 * GroupSplats; part += GroupSplats)
                Step(group.Slice(part, GroupSplats), min.Slice(part, GroupSplats), extent.Slice(part, GroupSplats), steps.Slice(part, GroupSplats));
            Pack(steps, high.Slice(first, count), low.Slice(first, count));
        }
    }

    private static void Step(ReadOnlySpan<float> values, ReadOnlySpan<float> min, ReadOnlySpan<float> extent, Span<uint> steps)
    {
        Vector256<float> share = (Vector256.Create(values) - Vector256.Create(min)) / Vector256.Create(extent);
        share = Vector256.ConditionalSelect(Vector256.GreaterThan(share, Vector256<float>.Zero), share, Vector256<float>.Zero);
        share = Vector256.ConditionalSelect(Vector256.LessThan(share, Vector256<float>.One), share, Vector256<float>.One);
        Vector256<float> rounded = Vector256.Round(share * 65535f);
        Vector256.ConvertToInt32Native(rounded).AsUInt32().StoreUnsafe(ref MemoryMarshal.GetReference(steps));
    }

    private static void Pack(ReadOnlySpan<uint> steps, Span<uint> high, Span<uint> low)
    {
        for (int i = 0; i < high.Length; i++)
        {
            uint x = steps[3 * i], y = steps[(3 * i) + 1], z = steps[(3 * i) + 2];
            high[i] = (x >> 8) | (y & 0xFF00) | ((z & 0xFF00) << 8) | RgbaWords.Opaque;
            low[i] = (x & 0xFF) | ((y & 0xFF) << 8) | ((z & 0xFF) << 16) | RgbaWords.Opaque;
        }
    }
}
