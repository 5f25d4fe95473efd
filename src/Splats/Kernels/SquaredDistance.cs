using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>The one definition of the distance between two points; what else computes distances only sorts out candidates for it.</summary>
internal static class SquaredDistance
{
    /// <summary>Σ(a − b)² in double precision.</summary>
    /// <remarks>
    /// Dimension d adds to the partial sum d mod 4, and these are added as (0 + 1) + (2 + 3): an order that vectors keep,
    /// so that the bits are the same on every machine.
    /// </remarks>
    internal static double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref float x = ref MemoryMarshal.GetReference(a);
        ref float y = ref MemoryMarshal.GetReference(b[..a.Length]);
        int whole = a.Length & ~3;
        Vector256<double> sums = Vector256<double>.Zero;
        for (int d = 0; d < whole; d += 4)
        {
            Vector256<double> difference = Widen(ref x, d) - Widen(ref y, d);
            sums += difference * difference;
        }

        for (int d = whole; d < a.Length; d++)
        {
            double difference = (double)a[d] - b[d];
            sums = sums.WithElement(d & 3, sums[d & 3] + (difference * difference));
        }

        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    private static Vector256<double> Widen(ref float values, int index)
    {
        Vector128<float> four = Vector128.LoadUnsafe(ref values, (nuint)index);
        return Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
    }
}
