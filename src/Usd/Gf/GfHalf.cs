using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A half-precision number: 16 bits, IEEE 754 binary16.</summary>
/// <remarks>
/// USD.NET's class of this name is opaque. Here it converts to and from the numbers of .NET; conversions to it are explicit,
/// because they round.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly struct GfHalf : IEquatable<GfHalf>, IDisposable
{
    private readonly Half _value;

    /// <summary>Addition: the same number.</summary>
    public GfHalf(Half value) => _value = value;

    /// <summary>Addition: the number 1.</summary>
    public static GfHalf One { get; } = new(Half.One);

    /// <summary>Addition: the number with these 16 bits.</summary>
    public static GfHalf FromBits(ushort bits) => new(BitConverter.UInt16BitsToHalf(bits));

    /// <summary>Addition: the 16 bits.</summary>
    public ushort ToBits() => BitConverter.HalfToUInt16Bits(_value);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public void Dispose()
    {
    }

    /// <summary>Whether the numbers are equal; NaN equals nothing, and −0 equals 0.</summary>
    public static bool Equals(GfHalf lhs, GfHalf rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal half.</summary>
    public override bool Equals(object? rhs) => rhs is GfHalf other && this == other;

    bool IEquatable<GfHalf>.Equals(GfHalf other) => this == other;

    /// <summary>A hash of the number.</summary>
    public override int GetHashCode() => ((float)_value).GetHashCode();

    /// <summary>Addition: the number with six significant digits, as OpenUSD prints halves.</summary>
    public override string ToString() => TfNumberText.ToText(this);

    /// <summary>Whether the numbers are equal; NaN equals nothing, and −0 equals 0.</summary>
    public static bool operator ==(GfHalf lhs, GfHalf rhs) => lhs._value == rhs._value;

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(GfHalf lhs, GfHalf rhs) => lhs._value != rhs._value;

    /// <summary>Addition: the same number as a float; nothing is lost.</summary>
    public static implicit operator float(GfHalf value) => (float)value._value;

    /// <summary>Addition: the same number as .NET's half.</summary>
    public static explicit operator Half(GfHalf value) => value._value;

    /// <summary>Addition: the same number.</summary>
    public static explicit operator GfHalf(Half value) => new(value);

    /// <summary>Addition: the nearest half, ties to even; beyond ±65520 infinite.</summary>
    public static explicit operator GfHalf(float value) => new((Half)value);

    /// <summary>Addition: the nearest half, ties to even; beyond ±65520 infinite.</summary>
    public static explicit operator GfHalf(double value) => new((Half)value);
}
