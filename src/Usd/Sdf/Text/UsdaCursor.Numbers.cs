using System.Globalization;

namespace pxr;

/// <content>Numbers.</content>
internal ref partial struct UsdaCursor
{
    // 10^22 is the largest power of ten that a double holds exactly, and 2^53 bounds the integers that it does.
    private const ulong ExactInteger = 1UL << 53;
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Length in bytes of the number at the start of a text; 0 when there is none.</summary>
    internal static int NumberLength(ReadOnlySpan<byte> bytes) => new UsdaCursor(bytes, null!).TryReadNumber(out _, out int length) ? length : 0;

    internal UsdaNumber RequireNumber(string what = "a number", string code = "USDA-SYNTAX")
    {
        if (!TryReadNumber(out UsdaNumber number, out int length)) Expected(what, code);
        Position += length;
        return number;
    }

    internal bool TakeNumber(out UsdaNumber number)
    {
        if (!TryReadNumber(out number, out int length)) return false;
        Position += length;
        return true;
    }

    private readonly bool TryReadNumber(out UsdaNumber number, out int length)
    {
        ReadOnlySpan<byte> rest = text[Position..];
        int at = 0;
        bool negative = rest.Length > 0 && rest[0] == '-';
        if (negative) at++;
        if (at < rest.Length && rest[at] is (byte)'i' or (byte)'n') return TryReadWord(rest, negative, out number, out length);
        int start = at;
        ulong mantissa = 0;
        bool overflows = false;
        at = ReadDigits(rest, at, ref mantissa, ref overflows);
        int whole = at - start;
        int fraction = 0;
        bool real = at < rest.Length && rest[at] == '.';
        if (real)
        {
            int end = ReadDigits(rest, at + 1, ref mantissa, ref overflows);
            fraction = end - at - 1;
            at = end;
        }

        number = default;
        length = 0;
        if (whole + fraction == 0) return false;
        if (at < rest.Length && (rest[at] | 0x20) == 'e')
        {
            real = true;
            at = ExponentEnd(rest, at);
            if (at < 0) return false;
            overflows = true;
        }

        length = at;
        bool minusZero = negative && length == 2 && rest[1] == '0';
        if (!real && !overflows && !minusZero && (!negative || mantissa <= 1UL << 63)) number = UsdaNumber.Integer(negative, mantissa);
        else number = UsdaNumber.Real(ToDouble(rest[..length], negative, mantissa, fraction, overflows));
        return true;
    }

    private static double ToDouble(ReadOnlySpan<byte> digits, bool negative, ulong mantissa, int fraction, bool overflows)
    {
        // Both operands are exact, so the quotient is the nearest double.
        if (!overflows && mantissa <= ExactInteger && fraction < PowersOfTen.Length)
        {
            double exact = mantissa / PowersOfTen[fraction];
            return negative ? -exact : exact;
        }

        return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static bool TryReadWord(ReadOnlySpan<byte> rest, bool negative, out UsdaNumber number, out int length)
    {
        ReadOnlySpan<byte> word = rest[(negative ? 1 : 0)..];
        word = word[..IdentifierLength(word)];
        bool infinite = word.SequenceEqual("inf"u8);
        length = (negative ? 1 : 0) + word.Length;
        number = UsdaNumber.Real(!infinite ? double.NaN : negative ? double.NegativeInfinity : double.PositiveInfinity);
        return infinite || (!negative && word.SequenceEqual("nan"u8));
    }

    private static int ReadDigits(ReadOnlySpan<byte> bytes, int at, ref ulong value, ref bool overflows)
    {
        for (; at < bytes.Length; at++)
        {
            uint digit = (uint)(bytes[at] - '0');
            if (digit > 9) break;
            if (value >= ulong.MaxValue / 10 && value > (ulong.MaxValue - digit) / 10) overflows = true;
            else value = (value * 10) + digit;
        }

        return at;
    }

    /// <summary>The end of an exponent, or -1 when it has no digits.</summary>
    private static int ExponentEnd(ReadOnlySpan<byte> bytes, int at)
    {
        at++;
        if (at < bytes.Length && bytes[at] is (byte)'+' or (byte)'-') at++;
        int digits = at;
        while (at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at > digits ? at : -1;
    }
}
