using System.Globalization;

namespace pxr;

/// <summary>A number as its literal types it, before it takes the declared type: an integer of 64 bits, or a double.</summary>
internal readonly struct UsdaNumber
{
    private readonly double real;
    private readonly ulong magnitude;
    private readonly bool negative;

    private UsdaNumber(bool isInteger, bool negative, ulong magnitude, double real)
    {
        IsInteger = isInteger;
        this.negative = negative;
        this.magnitude = magnitude;
        this.real = real;
    }

    internal bool IsInteger { get; }

    internal static UsdaNumber Integer(bool negative, ulong magnitude) => new(true, negative, magnitude, 0);

    internal static UsdaNumber Real(double value) => new(false, false, 0, value);

    internal double ToDouble() => !IsInteger ? real : negative ? -(double)magnitude : magnitude;

    /// <summary>The number as OpenUSD prints it.</summary>
    internal string ToText()
    {
        if (!IsInteger) return TfNumberText.ToText(real);
        return string.Create(CultureInfo.InvariantCulture, $"{(negative && magnitude > 0 ? "-" : "")}{magnitude}");
    }

    internal bool IsNonZero => IsInteger ? magnitude != 0 : real != 0;

    /// <summary>The integer, doubles truncated; false when it leaves the range.</summary>
    internal bool TryToInteger(long min, ulong max, out long bits)
    {
        (bool isNegative, ulong size) = (negative, magnitude);
        if (!IsInteger)
        {
            double whole = Math.Truncate(real);
            bits = 0;
            // 2^64 is the first double above every 64-bit integer; the comparison also refuses NaN.
            if (!(Math.Abs(whole) < 18446744073709551616.0)) return false;
            (isNegative, size) = (whole < 0, (ulong)Math.Abs(whole));
        }

        bits = isNegative ? (long)(0 - size) : (long)size;
        return isNegative ? size <= (ulong)-(min + 1) + 1 && (min < 0 || size == 0) : size <= max;
    }
}
