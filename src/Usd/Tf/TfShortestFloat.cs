using System.Numerics;

namespace pxr;

/// <summary>The shortest decimal that reads back as a float; the nearest to it among those.</summary>
/// <remarks>
/// The decimals that read back as a float fill the interval half-way to its neighbours. The interval is scaled by a power of
/// ten so that it holds at least one integer and at most some ten, which is what is looked for. Scaling rounds to odd, which
/// keeps every comparison right. Source: R. Giulietti, "The Schubfach way to render doubles" (2020), with 64 bits for floats.
/// </remarks>
internal static class TfShortestFloat
{
    private const int MantissaBits = 23;
    private const int ExponentOfOne = 150;
    private const int LowestPower = -32;
    private const int HighestPower = 46;

    // For each power of ten its first 64 bits, rounded up.
    private static readonly ulong[] Powers = MakePowers();

    /// <summary>Takes a finite number other than 0 apart.</summary>
    /// <param name="value">The number; its sign is left out.</param>
    /// <param name="exponent">The power of ten that the digits are multiplied by.</param>
    /// <returns>The digits as an integer; zeros may be at its end.</returns>
    internal static uint Digits(float value, out int exponent)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint fraction = bits & ((1u << MantissaBits) - 1);
        int biased = (int)(bits >> MantissaBits) & 0xFF;
        uint mantissa = biased == 0 ? fraction : fraction | (1u << MantissaBits);
        int binary = Math.Max(biased, 1) - ExponentOfOne;

        // Below a power of two the neighbour is half as far away.
        bool closer = fraction == 0 && biased > 1;
        exponent = ((binary * 1262611) - (closer ? 524031 : 0)) >> 22;
        ulong power = Powers[-exponent - LowestPower];
        int shift = binary + FloorLog2OfPower(-exponent) + 1;
        uint below = Scale(power, ((4 * mantissa) - (closer ? 1u : 2u)) << shift);
        uint middle = Scale(power, (4 * mantissa) << shift);
        uint above = Scale(power, ((4 * mantissa) + 2) << shift);

        // An even number is what its interval's ends are rounded to.
        uint odd = mantissa & 1;
        return Choose(below + odd, middle, above - odd, ref exponent);
    }

    /// <summary>The integer in an interval of quarters; one with a zero at its end rather than others.</summary>
    private static uint Choose(uint below, uint middle, uint above, ref int exponent)
    {
        uint whole = middle / 4;
        if (whole >= 10)
        {
            uint tens = whole / 10;
            bool lower = below <= 40 * tens, upper = (40 * tens) + 40 <= above;
            if (lower != upper)
            {
                exponent++;
                return tens + (upper ? 1u : 0);
            }
        }

        bool down = below <= 4 * whole, up = (4 * whole) + 4 <= above;
        if (down != up) return whole + (up ? 1u : 0);
        uint half = (4 * whole) + 2;
        return whole + (middle > half || (middle == half && (whole & 1) != 0) ? 1u : 0);
    }

    private static uint Scale(ulong power, uint number)
    {
        ulong high = Math.BigMul(power, number, out ulong low);
        return (uint)high | (low >> 32 > 1 ? 1u : 0);
    }

    private static int FloorLog2OfPower(int power) => (power * 1741647) >> 19;

    private static ulong[] MakePowers()
    {
        var powers = new ulong[HighestPower - LowestPower + 1];
        for (int power = LowestPower; power <= HighestPower; power++)
        {
            int shift = 63 - FloorLog2OfPower(power);
            BigInteger numerator = power > 0 ? BigInteger.Pow(10, power) : 1, denominator = power < 0 ? BigInteger.Pow(10, -power) : 1;
            if (shift > 0) numerator <<= shift;
            else denominator <<= -shift;
            powers[power - LowestPower] = (ulong)((numerator + denominator - 1) / denominator);
        }

        return powers;
    }
}
