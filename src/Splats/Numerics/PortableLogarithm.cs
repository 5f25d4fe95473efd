using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Numerics;

/// <summary>Natural logarithms of columns, four at a time and with the same bits on every system.</summary>
/// <remarks>
/// In double precision: with x = m·2^e and m in [√½, √2], ln x = e·ln 2 + 2·artanh s, s = (m − 1)/(m + 1), |s| ≤ 0.1716.
/// The first term of the series that is left out is below 2e-14 of the sum.
/// </remarks>
internal static class PortableLogarithm
{
    /// <summary>Bound of the relative error beside the rounding to single precision.</summary>
    internal const double RelativeError = 1e-13;

    // 2^52, in whose low bits an exponent reads as an integer, and the bias of exponents.
    private const long IntegerBits = 0x4330_0000_0000_0000;
    private const double IntegerOffset = 4503599627370496.0 + 1023;
    private const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
    private const long OneBits = 0x3FF0_0000_0000_0000;

    /// <summary>Replaces values by their logarithms: −∞ for 0, and NaN for what is negative or NaN.</summary>
    internal static void Apply(Span<float> values)
    {
        int whole = values.Length & ~7;
        ref float start = ref MemoryMarshal.GetReference(values);
        for (int i = 0; i < whole; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref start, (nuint)i));
            Vector256.Narrow(Log(low), Log(high)).StoreUnsafe(ref start, (nuint)i);
        }

        for (int i = whole; i < values.Length; i++) values[i] = (float)Log(Vector256.CreateScalar((double)values[i])).ToScalar();
    }

    /// <summary>Logarithms of floats as doubles, of which none is subnormal.</summary>
    private static Vector256<double> Log(Vector256<double> x)
    {
        Vector256<long> bits = x.AsInt64();
        Vector256<double> mantissa = ((bits & Vector256.Create(MantissaMask)) | Vector256.Create(OneBits)).AsDouble();
        Vector256<double> exponent = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(IntegerBits)).AsDouble() - Vector256.Create(IntegerOffset);
        Vector256<double> large = Vector256.GreaterThan(mantissa, Vector256.Create(1.4142135623730951));
        mantissa = Vector256.ConditionalSelect(large, mantissa * 0.5, mantissa);
        exponent += Vector256.ConditionalSelect(large, Vector256<double>.One, Vector256<double>.Zero);

        Vector256<double> s = (mantissa - Vector256<double>.One) / (mantissa + Vector256<double>.One);
        Vector256<double> square = s * s;
        Vector256<double> sum = Vector256.Create(1.0 / 15);
        sum = (sum * square) + Vector256.Create(1.0 / 13);
        sum = (sum * square) + Vector256.Create(1.0 / 11);
        sum = (sum * square) + Vector256.Create(1.0 / 9);
        sum = (sum * square) + Vector256.Create(1.0 / 7);
        sum = (sum * square) + Vector256.Create(1.0 / 5);
        sum = (sum * square) + Vector256.Create(1.0 / 3);
        Vector256<double> twice = s + s;
        Vector256<double> log = (exponent * 0.6931471805599453) + (twice + (twice * square * sum));

        // Zero, infinity, NaN and what is negative have no mantissa to speak of.
        Vector256<double> zero = Vector256.Equals(x, Vector256<double>.Zero);
        log = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256.Create(double.PositiveInfinity)), x, log);
        log = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero), log, Vector256.Create(double.NaN));
        return Vector256.ConditionalSelect(zero, Vector256.Create(double.NegativeInfinity), log);
    }
}
