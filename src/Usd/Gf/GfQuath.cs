using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A quaternion of half-precision numbers: real + i, j, k.</summary>
/// <remarks>
/// Constructors and text take the real part first; memory holds 8 bytes in the order i, j, k, real, as crate files do, so
/// that an array can be reinterpreted as numbers. A value type: assignment copies. The default value is zero, not the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfQuath : IEquatable<GfQuath>, IDisposable
{
    internal GfVec3h Imaginary;
    internal GfHalf Real;

    /// <summary>A quaternion without imaginary part.</summary>
    public GfQuath(GfHalf realVal) => Real = realVal;

    /// <summary>Sets the parts: real first.</summary>
    public GfQuath(GfHalf real, GfHalf i, GfHalf j, GfHalf k)
    {
        Real = real;
        Imaginary = new GfVec3h(i, j, k);
    }

    /// <summary>Sets the parts.</summary>
    public GfQuath(GfHalf real, GfVec3h imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>Rounds each part to the nearest number.</summary>
    public GfQuath(GfQuatd other)
    {
        Real = (GfHalf)other.Real;
        Imaginary = new GfVec3h(other.Imaginary);
    }

    /// <summary>Rounds each part to the nearest number.</summary>
    public GfQuath(GfQuatf other)
    {
        Real = (GfHalf)other.Real;
        Imaginary = new GfVec3h(other.Imaginary);
    }

    /// <summary>The quaternion 0.</summary>
    public static GfQuath GetZero() => default;

    /// <summary>The quaternion 1, which rotates nothing.</summary>
    public static GfQuath GetIdentity() => new(GfHalf.One);

    /// <summary>The real part.</summary>
    public readonly GfHalf GetReal() => Real;

    /// <summary>Sets the real part.</summary>
    public void SetReal(GfHalf real) => Real = real;

    /// <summary>The parts i, j, k.</summary>
    public readonly GfVec3h GetImaginary() => Imaginary;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(GfVec3h imaginary) => Imaginary = imaginary;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(GfHalf i, GfHalf j, GfHalf k) => Imaginary = new GfVec3h(i, j, k);

    /// <summary>The Euclidean length of the four parts.</summary>
    public readonly GfHalf GetLength() => (GfHalf)new GfQuatf(this).GetLength();

    /// <summary>A copy of length 1; the identity where the length is below <paramref name="eps"/>.</summary>
    public readonly GfQuath GetNormalized(GfHalf eps) => new(new GfQuatf(this).GetNormalized(eps));

    /// <summary>A copy of length 1; the identity where the length is below 0.001.</summary>
    public readonly GfQuath GetNormalized() => GetNormalized((GfHalf)0.001f);

    /// <summary>Makes the length 1, or the identity where it is below <paramref name="eps"/>. Returns the length before.</summary>
    public GfHalf Normalize(GfHalf eps)
    {
        GfHalf length = GetLength();
        this = GetNormalized(eps);
        return length;
    }

    /// <summary>Makes the length 1, or the identity where it is below 0.001. Returns the length before.</summary>
    public GfHalf Normalize() => Normalize((GfHalf)0.001f);

    /// <summary>The same real part and the negated imaginary part.</summary>
    public readonly GfQuath GetConjugate() => new(new GfQuatf(this).GetConjugate());

    /// <summary>The conjugate divided by the squared length: the product with it is 1.</summary>
    public readonly GfQuath GetInverse() => new(new GfQuatf(this).GetInverse());

    /// <summary>The point rotated by this quaternion, which need not have length 1: q p q⁻¹.</summary>
    public readonly GfVec3h Transform(GfVec3h point) => new(new GfQuatf(this).Transform(new GfVec3f(point)));

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfQuath lhs, GfQuath rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfQuath.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfQuath other && this == other;

    readonly bool IEquatable<GfQuath>.Equals(GfQuath other) => this == other;

    /// <summary>A hash of the parts.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(Real, Imaginary);

    /// <summary>Addition: the parts as OpenUSD prints them, the real one first: <c>(1, 0, 0, 0)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(Real, Imaginary.X, Imaginary.Y, Imaginary.Z);

    /// <summary>Whether every part is equal; NaN equals nothing, and q differs from −q.</summary>
    public static bool operator ==(GfQuath lhs, GfQuath rhs) => lhs.Real == rhs.Real && lhs.Imaginary == rhs.Imaginary;

    /// <summary>Whether a part differs.</summary>
    public static bool operator !=(GfQuath lhs, GfQuath rhs) => !(lhs == rhs);
}
