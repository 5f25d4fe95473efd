using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A quaternion of single-precision numbers: real + i, j, k.</summary>
/// <remarks>
/// Constructors and text take the real part first; memory holds 16 bytes in the order i, j, k, real, as crate files do, so
/// that an array can be reinterpreted as numbers. A value type: assignment copies. The default value is zero, not the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfQuatf : IEquatable<GfQuatf>, IDisposable
{
    internal GfVec3f Imaginary;
    internal float Real;

    /// <summary>A quaternion without imaginary part.</summary>
    public GfQuatf(float realVal) => Real = realVal;

    /// <summary>Sets the parts: real first.</summary>
    public GfQuatf(float real, float i, float j, float k)
    {
        Real = real;
        Imaginary = new GfVec3f(i, j, k);
    }

    /// <summary>Sets the parts.</summary>
    public GfQuatf(float real, GfVec3f imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>Rounds each part to the nearest number.</summary>
    public GfQuatf(GfQuatd other)
    {
        Real = (float)other.Real;
        Imaginary = new GfVec3f(other.Imaginary);
    }

    /// <summary>Widens each part; nothing is lost.</summary>
    public GfQuatf(GfQuath other)
    {
        Real = other.Real;
        Imaginary = new GfVec3f(other.Imaginary);
    }

    /// <summary>The quaternion 0.</summary>
    public static GfQuatf GetZero() => default;

    /// <summary>The quaternion 1, which rotates nothing.</summary>
    public static GfQuatf GetIdentity() => new(1);

    /// <summary>The real part.</summary>
    public readonly float GetReal() => Real;

    /// <summary>Sets the real part.</summary>
    public void SetReal(float real) => Real = real;

    /// <summary>The parts i, j, k.</summary>
    public readonly GfVec3f GetImaginary() => Imaginary;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(GfVec3f imaginary) => Imaginary = imaginary;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(float i, float j, float k) => Imaginary = new GfVec3f(i, j, k);

    /// <summary>The Euclidean length of the four parts.</summary>
    public readonly float GetLength() => MathF.Sqrt(Gf.GfDot(this, this));

    /// <summary>A copy of length 1; the identity where the length is below <paramref name="eps"/>.</summary>
    public readonly GfQuatf GetNormalized(float eps = 1e-10f)
    {
        GfQuatf copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>Makes the length 1, or the identity where it is below <paramref name="eps"/>. Returns the length before.</summary>
    public float Normalize(float eps = 1e-10f)
    {
        float length = GetLength();
        this = length < eps ? GetIdentity() : new GfQuatf(Real / length, Imaginary * (1 / length));
        return length;
    }

    /// <summary>The same real part and the negated imaginary part.</summary>
    public readonly GfQuatf GetConjugate() => new(Real, -Imaginary);

    /// <summary>The conjugate divided by the squared length: the product with it is 1.</summary>
    public readonly GfQuatf GetInverse()
    {
        float lengthSq = Gf.GfDot(this, this);
        return new GfQuatf(Real / lengthSq, Imaginary * (-1 / lengthSq));
    }

    /// <summary>The point rotated by this quaternion, which need not have length 1: q p q⁻¹.</summary>
    public readonly GfVec3f Transform(GfVec3f point) => (this * new GfQuatf(0, point) * GetInverse()).Imaginary;

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfQuatf lhs, GfQuatf rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfQuatf.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfQuatf other && this == other;

    readonly bool IEquatable<GfQuatf>.Equals(GfQuatf other) => this == other;

    /// <summary>A hash of the parts.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(Real, Imaginary);

    /// <summary>Addition: the parts as OpenUSD prints them, the real one first: <c>(1, 0, 0, 0)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(Real, Imaginary.X, Imaginary.Y, Imaginary.Z);

    /// <summary>Whether every part is equal; NaN equals nothing, and q differs from −q.</summary>
    public static bool operator ==(GfQuatf lhs, GfQuatf rhs) => lhs.Real == rhs.Real && lhs.Imaginary == rhs.Imaginary;

    /// <summary>Whether a part differs.</summary>
    public static bool operator !=(GfQuatf lhs, GfQuatf rhs) => !(lhs == rhs);

    /// <summary>Addition: Hamilton's product; as rotations of points, <paramref name="rhs"/> comes first.</summary>
    public static GfQuatf operator *(GfQuatf lhs, GfQuatf rhs) => new(
        (lhs.Real * rhs.Real) - Gf.GfDot(lhs.Imaginary, rhs.Imaginary),
        (rhs.Imaginary * lhs.Real) + (lhs.Imaginary * rhs.Real) + Gf.GfCross(lhs.Imaginary, rhs.Imaginary));
}
