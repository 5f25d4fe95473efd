using System.Runtime.CompilerServices;
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

        double s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
        if (whole < a.Length) s0 += Square(ref x, ref y, whole);
        if (whole + 1 < a.Length) s1 += Square(ref x, ref y, whole + 1);
        if (whole + 2 < a.Length) s2 += Square(ref x, ref y, whole + 2);
        return (s0 + s1) + (s2 + s3);
    }

    private static double Square(ref float x, ref float y, int index)
    {
        double difference = (double)Unsafe.Add(ref x, index) - Unsafe.Add(ref y, index);
        return difference * difference;
    }

    private static Vector256<double> Widen(ref float values, int index)
    {
        Vector128<float> four = Vector128.LoadUnsafe(ref values, (nuint)index);
        return Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
    }
}
