using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Numerics;

/// <summary>Elementary functions from IEEE additions and multiplications only, so that they give the same bits everywhere.</summary>
/// <remarks>
/// <see cref="Math.Exp"/> and its kin go to the platform's C library, whose last bit differs between systems; what ends in
/// a file must not. No step may be fused: the runtime never contracts a multiplication and an addition by itself.
/// </remarks>
internal static class PortableMath
{
    /// <summary>Bound of the relative error of the functions of doubles, tested against the platform's.</summary>
    internal const double RelativeError = 4e-15;

    /// <summary>Bound of the relative error of <see cref="Exp(ReadOnlySpan{float}, Span{float})"/>: rounding to float, hardly more.</summary>
    internal const double FloatRelativeError = 6.0e-8;

    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts; the high one has 21 trailing zero bits, so that its product with an exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // 1.5·2^52: adding it leaves the nearest integer in the low bits of the mantissa.
    private const double Rounder = 6755399441055744.0;

    // Coefficients of the series, highest power first: 1/k! for k = 14 to 2, and 1/k for odd k = 21 to 3.
    private static ReadOnlySpan<double> InverseFactorials =>
    [
        1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320,
        1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5,
    ];

    private static ReadOnlySpan<double> InverseOdds =>
        [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    // Alternating 1/(k + 1)! and 1/k! for even k = 16 to 2.
    private static ReadOnlySpan<double> SineTerms =>
    [
        1.0 / 355687428096000, -1.0 / 1307674368000, 1.0 / 6227020800, -1.0 / 39916800, 1.0 / 362880, -1.0 / 5040, 1.0 / 120, -1.0 / 6,
    ];

    private static ReadOnlySpan<double> CosineTerms =>
    [
        1.0 / 20922789888000, -1.0 / 87178291200, 1.0 / 479001600, -1.0 / 3628800, 1.0 / 40320, -1.0 / 720, 1.0 / 24, -0.5,
    ];

    /// <summary>eˣ.</summary>
    internal static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709.8) return double.PositiveInfinity;
        if (x < -745.2) return 0;
        double n = Math.Round(x * Log2E);
        double r = x - (n * Ln2High) - (n * Ln2Low);
        return Math.ScaleB(1 + SmallExpM1(r), (int)n);
    }

    /// <summary>eˣ − 1, accurate near 0.</summary>
    internal static double ExpM1(double x) => Math.Abs(x) <= 0.35 ? SmallExpM1(x) : Exp(x) - 1;

    /// <summary>ln x; −∞ at 0 and NaN below.</summary>
    internal static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2·artanh(s), s = (m − 1)/(m + 1), |s| ≤ 0.1716: the series' next term is below 1e-17 of the first.
        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double sum = 0;
        foreach (double term in InverseOdds) sum = (sum + term) * square;
        return (exponent * Ln2High) + ((2 * s) + ((2 * s * sum) + (exponent * Ln2Low)));
    }

    /// <summary>ln(1 + x) for x ≥ 0, accurate near 0.</summary>
    internal static double Log1P(double x)
    {
        // The rounding of 1 + x is undone to first order by the quotient.
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Log(sum) * (x / (sum - 1));
    }

    /// <summary>Sine and cosine of a fraction of a full turn, reduced without error.</summary>
    internal static (double Sin, double Cos) SinCosTurns(double turns)
    {
        double quarter = Math.Round(turns * 4);
        double x = (turns - (quarter * 0.25)) * (2 * Math.PI);
        double square = x * x;
        double sin = 0, cos = 0;
        foreach (double term in SineTerms) sin = (sin + term) * square;
        foreach (double term in CosineTerms) cos = (cos + term) * square;
        sin = x * (1 + sin);
        cos = 1 + cos;
        return ((long)quarter & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>eˣ of every value, rounded to float from double; 0 and infinity where a float ends.</summary>
    /// <param name="values">The exponents; −∞ gives 0.</param>
    /// <param name="into">As long; may be the same memory.</param>
    internal static void Exp(ReadOnlySpan<float> values, Span<float> into)
    {
        int whole = values.Length & ~7;
        ref float from = ref MemoryMarshal.GetReference(values);
        ref float to = ref MemoryMarshal.GetReference(into);
        for (int i = 0; i < whole; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            Vector256.Narrow(ExpOfFloat(low), ExpOfFloat(high)).StoreUnsafe(ref to, (nuint)i);
        }

        for (int i = whole; i < values.Length; i++) into[i] = Exp(values[i]);
    }

    /// <summary>eˣ rounded to float, the same bits as the form for spans.</summary>
    internal static float Exp(float value) => (float)ExpOfFloat(Vector256.CreateScalar((double)value)).ToScalar();

    /// <summary>eˣ of doubles that came from floats, to about 1e-12; what a float could not hold stands for 0 and infinity.</summary>
    /// <remarks>In line, since each step waits for the one before and neighbours fill the wait.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ExpOfFloat(Vector256<double> x)
    {
        // Beyond ±200 a float is 0 or infinite anyway, and the exponent below stays in range.
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-200.0)), Vector256.Create(200.0));
        Vector256<double> shifted = (x * Log2E) + Vector256.Create(Rounder);
        Vector256<double> n = shifted - Vector256.Create(Rounder);
        Vector256<double> r = x - (n * Ln2High) - (n * Ln2Low);
        Vector256<double> sum = Vector256.Create(1.0 / 3628800);
        sum = (sum * r) + Vector256.Create(1.0 / 362880);
        sum = (sum * r) + Vector256.Create(1.0 / 40320);
        sum = (sum * r) + Vector256.Create(1.0 / 5040);
        sum = (sum * r) + Vector256.Create(1.0 / 720);
        sum = (sum * r) + Vector256.Create(1.0 / 120);
        sum = (sum * r) + Vector256.Create(1.0 / 24);
        sum = (sum * r) + Vector256.Create(1.0 / 6);
        sum = (sum * r) + Vector256.Create(0.5);
        sum = (sum * r) + Vector256<double>.One;
        sum = (sum * r) + Vector256<double>.One;
        Vector256<double> power = Vector256.ShiftLeft(shifted.AsInt64() + Vector256.Create(1023L), 52).AsDouble();
        return sum * power;
    }

    /// <summary>eʳ − 1 for |r| ≤ 0.35, by its series; the next term is below 1e-17 of the first.</summary>
    private static double SmallExpM1(double r)
    {
        double sum = 0;
        foreach (double term in InverseFactorials) sum = (sum + term) * r;
        return r + (sum * r);
    }
}
