using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace pxr;

/// <summary>Numbers as OpenUSD spells them in text, in UTF-8 and without allocating.</summary>
/// <remarks>
/// A float or double is the shortest decimal that reads back as the same number of that type. Let E be the decimal exponent of
/// its leading digit: for −6 ≤ E &lt; 15 it is plain decimal, otherwise <c>d.ddde[-]E</c> without plus sign or padding. A half
/// is C's <c>%g</c> with six digits. Source: the number rules of the <c>.usda</c> writer.
/// </remarks>
internal static class TfNumberText
{
    /// <summary>Room that is enough for every number.</summary>
    public const int MaxLength = 40;

    /// <summary>Plain decimal begins at this exponent of the leading digit.</summary>
    private const int LowestPlainExponent = -6;

    /// <summary>Exponents of the leading digit from here on are written out.</summary>
    private const int LowestLargeExponent = 15;

    /// <summary>Integers below this are their own shortest text in a double.</summary>
    private const double IntegerLimit = 1e15;

    /// <summary>Integers up to this are their own shortest text in a float.</summary>
    private const float SingleIntegerLimit = 1 << 24;

    // What the fast way spells: 0.ddd with so many places, and at most so many zeros in front of the digits.
    private const int MaxFractionDigits = 15;
    private const ulong PlainReach = 1_000_000;

    private static readonly ulong[] Powers = [.. Enumerable.Range(0, MaxFractionDigits + 1).Select(power => (ulong)Math.Pow(10, power))];

    /// <summary>Appends a double.</summary>
    public static void Append(IBufferWriter<byte> writer, double value) =>
        writer.Advance(Format(value, writer.GetSpan(MaxLength)));

    /// <summary>Appends a float.</summary>
    public static void Append(IBufferWriter<byte> writer, float value) =>
        writer.Advance(Format(value, writer.GetSpan(MaxLength)));

    /// <summary>Appends a half.</summary>
    public static void Append(IBufferWriter<byte> writer, GfHalf value) =>
        writer.Advance(Format(value, writer.GetSpan(MaxLength)));

    /// <summary>The text of a double.</summary>
    public static string ToText(double value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    /// <summary>The text of a float.</summary>
    public static string ToText(float value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    /// <summary>The text of a half.</summary>
    public static string ToText(GfHalf value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    /// <summary>Writes a double into at least <see cref="MaxLength"/> bytes and returns the length.</summary>
    public static int Format(double value, Span<byte> into)
    {
        if (!double.IsFinite(value)) return NotFinite(value, into);
        if (Math.Abs(value) < IntegerLimit && (long)value is var whole && whole == value && (whole != 0 || !double.IsNegative(value)))
        {
            Utf8Formatter.TryFormat(whole, into, out int length);
            return length;
        }

        Span<byte> shortest = stackalloc byte[MaxLength];
        value.TryFormat(shortest, out int written, default, CultureInfo.InvariantCulture);
        if (IsPowerOfTwo(value) && double.Parse(shortest[..written], CultureInfo.InvariantCulture) != value)
        {
            value.TryFormat(shortest, out written, "E16", CultureInfo.InvariantCulture);
        }

        return Respell(shortest[..written], into);
    }

    /// <summary>Writes a float into at least <see cref="MaxLength"/> bytes and returns the length.</summary>
    public static int Format(float value, Span<byte> into)
    {
        if (!float.IsFinite(value)) return NotFinite(value, into);
        if (MathF.Abs(value) <= SingleIntegerLimit && (int)value is var whole && whole == value && (whole != 0 || !float.IsNegative(value)))
        {
            Utf8Formatter.TryFormat(whole, into, out int length);
            return length;
        }

        if (value == 0)
        {
            "-0"u8.CopyTo(into);
            return 2;
        }

        uint digits = TfShortestFloat.Digits(value, out int exponent);
        return Spell(digits, exponent, value < 0, into);
    }

    /// <summary>Writes a half into at least <see cref="MaxLength"/> bytes and returns the length.</summary>
    public static int Format(GfHalf value, Span<byte> into) => FormatSixDigits((float)value, into);

    /// <summary>Writes a number as C's <c>%g</c> does: six significant digits, half to even, and returns the length.</summary>
    public static int FormatSixDigits(double value, Span<byte> into)
    {
        const int Digits = 6;
        if (!double.IsFinite(value)) return NotFinite(value, into);
        if (Math.Abs(value) < 1e6 && (int)value is var whole && whole == value && (whole != 0 || !double.IsNegative(value)))
        {
            Utf8Formatter.TryFormat(whole, into, out int length);
            return length;
        }

        // 25 digits tell a tie at the seventh from every double beside it, whose distance is some 1e-16 of the value.
        Span<byte> exact = stackalloc byte[MaxLength];
        value.TryFormat(exact, out int written, "E24", CultureInfo.InvariantCulture);
        Decimal parts = Decimal.Parse(exact[..written], stackalloc byte[MaxLength]);
        parts.Round(Digits);
        return parts.Exponent is < -4 or >= Digits ? parts.WriteScientific(into, padded: true) : parts.WritePlain(into);
    }

    /// <summary>Spells digits that are multiplied by a power of ten.</summary>
    private static int Spell(uint digits, int exponent, bool negative, Span<byte> into)
    {
        int length = 0;
        if (negative) into[length++] = (byte)'-';
        if (exponent < 0 && exponent >= -MaxFractionDigits && digits < Powers[-exponent] && digits >= Powers[-exponent] / PlainReach)
        {
            return WriteFraction(digits, -exponent, into, length);
        }

        Span<byte> text = stackalloc byte[MaxLength];
        Utf8Formatter.TryFormat(digits, text, out int count);
        Decimal parts = Decimal.Of(negative, text[..count], exponent + count - 1);
        return parts.Exponent is >= LowestPlainExponent and < LowestLargeExponent ? parts.WritePlain(into) : parts.WriteScientific(into, padded: false);
    }

    /// <summary>Writes <c>0.ddd</c>, which most numbers of splats are; digits are fewer than places.</summary>
    private static int WriteFraction(uint digits, int places, Span<byte> into, int length)
    {
        while (digits % 10 == 0)
        {
            digits /= 10;
            places--;
        }

        into[length] = (byte)'0';
        into[length + 1] = (byte)'.';
        length += 2;
        int at = length + places;
        while (at - length >= 2)
        {
            (digits, uint pair) = Math.DivRem(digits, 100);
            at -= 2;
            into[at] = (byte)('0' + (pair / 10));
            into[at + 1] = (byte)('0' + (pair % 10));
        }

        if (at > length) into[length] = (byte)('0' + digits);
        return length + places;
    }

    private static int NotFinite(double value, Span<byte> into)
    {
        ReadOnlySpan<byte> text = double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8;
        text.CopyTo(into);
        return text.Length;
    }

    // The gap below a power of two is half that above, which .NET overlooks for some (2^-25, 2^-958): their text is another number's.
    private static bool IsPowerOfTwo(double value) => (BitConverter.DoubleToInt64Bits(value) & 0xFFFFFFFFFFFFF) == 0;

    // .NET's shortest text is plain over another range of exponents than OpenUSD's; within both ranges it is the same.
    private static int Respell(ReadOnlySpan<byte> shortest, Span<byte> into)
    {
        bool plain = !shortest.Contains((byte)'E');
        if (plain && WholeDigits(shortest) <= LowestLargeExponent)
        {
            shortest.CopyTo(into);
            return shortest.Length;
        }

        Span<byte> digits = stackalloc byte[MaxLength];
        Decimal parts = plain ? Decimal.ParsePlain(shortest, digits) : Decimal.Parse(shortest, digits);
        return parts.Exponent is >= LowestPlainExponent and < LowestLargeExponent ? parts.WritePlain(into) : parts.WriteScientific(into, padded: false);
    }

    private static int WholeDigits(ReadOnlySpan<byte> plain)
    {
        int point = plain.IndexOf((byte)'.');
        return (point < 0 ? plain.Length : point) - (plain[0] == '-' ? 1 : 0);
    }

    /// <summary>A number as its digits and the exponent of the first of them.</summary>
    private ref struct Decimal
    {
        private bool _negative;
        private Span<byte> _digits;

        public int Exponent { get; private set; }

        /// <summary>A number of digits, whose first has an exponent; zeros at the end are left out.</summary>
        public static Decimal Of(bool negative, Span<byte> digits, int exponent)
        {
            var parts = new Decimal { _negative = negative, _digits = digits, Exponent = exponent };
            parts.Trim();
            return parts;
        }

        /// <summary>Takes <c>[-]d[.ddd]E±dd</c> apart; the digits go to <paramref name="buffer"/>, without zeros at the end.</summary>
        public static Decimal Parse(ReadOnlySpan<byte> text, Span<byte> buffer)
        {
            bool negative = text[0] == (byte)'-';
            int end = text.IndexOf((byte)'E');
            int count = 0;
            foreach (byte unit in text[..end])
            {
                if (unit is >= (byte)'0' and <= (byte)'9') buffer[count++] = unit;
            }

            bool parsed = Utf8Parser.TryParse(text[(end + 1)..], out int exponent, out _);
            Debug.Assert(parsed, "the text comes from .NET's own formatting");
            var parts = new Decimal { _negative = negative, _digits = buffer[..count], Exponent = exponent };
            parts.Trim();
            return parts;
        }

        /// <summary>Takes <c>[-]ddd[.ddd]</c> apart, whose first digit is not 0.</summary>
        public static Decimal ParsePlain(ReadOnlySpan<byte> text, Span<byte> buffer)
        {
            int count = 0;
            foreach (byte unit in text)
            {
                if (unit is >= (byte)'0' and <= (byte)'9') buffer[count++] = unit;
            }

            var parts = new Decimal { _negative = text[0] == (byte)'-', _digits = buffer[..count], Exponent = WholeDigits(text) - 1 };
            parts.Trim();
            return parts;
        }

        /// <summary>Keeps at most <paramref name="count"/> digits, rounding half to even.</summary>
        public void Round(int count)
        {
            if (_digits.Length <= count) return;
            ReadOnlySpan<byte> rest = _digits[count..];
            bool odd = ((_digits[count - 1] - '0') & 1) == 1;
            bool up = rest[0] > '5' || (rest[0] == '5' && (odd || rest[1..].ContainsAnyExcept((byte)'0')));
            _digits = _digits[..count];
            if (up) Increment();
            Trim();
        }

        private void Increment()
        {
            int i = _digits.Length - 1;
            while (i >= 0 && _digits[i] == '9') _digits[i--] = (byte)'0';
            if (i >= 0)
            {
                _digits[i]++;
                return;
            }

            _digits[0] = (byte)'1';
            Exponent++;
        }

        private void Trim()
        {
            int count = _digits.Length;
            while (count > 1 && _digits[count - 1] == '0') count--;
            _digits = _digits[..count];
        }

        public readonly int WritePlain(Span<byte> into)
        {
            int length = 0;
            if (_negative) into[length++] = (byte)'-';
            if (Exponent < 0)
            {
                "0."u8.CopyTo(into[length..]);
                into.Slice(length + 2, -Exponent - 1).Fill((byte)'0');
                length += 1 - Exponent;
                _digits.CopyTo(into[length..]);
                return length + _digits.Length;
            }

            int whole = Math.Min(_digits.Length, Exponent + 1);
            _digits[..whole].CopyTo(into[length..]);
            length += whole;
            into.Slice(length, Exponent + 1 - whole).Fill((byte)'0');
            length += Exponent + 1 - whole;
            return _digits.Length == whole ? length : AppendFraction(_digits[whole..], into, length);
        }

        public readonly int WriteScientific(Span<byte> into, bool padded)
        {
            int length = 0;
            if (_negative) into[length++] = (byte)'-';
            into[length++] = _digits[0];
            if (_digits.Length > 1) length = AppendFraction(_digits[1..], into, length);
            into[length++] = (byte)'e';
            if (Exponent < 0 || padded) into[length++] = Exponent < 0 ? (byte)'-' : (byte)'+';
            Utf8Formatter.TryFormat(Math.Abs(Exponent), into[length..], out int written, new StandardFormat('D', (byte)(padded ? 2 : 0)));
            return length + written;
        }

        private static int AppendFraction(ReadOnlySpan<byte> digits, Span<byte> into, int length)
        {
            into[length++] = (byte)'.';
            digits.CopyTo(into[length..]);
            return length + digits.Length;
        }
    }
}
