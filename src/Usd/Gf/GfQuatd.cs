using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A quaternion of double-precision numbers: real + i, j, k.</summary>
/// <remarks>
/// Constructors and text take the real part first; memory holds 32 bytes in the order i, j, k, real, as crate files do, so
/// that an array can be reinterpreted as numbers. A value type: assignment copies. The default value is zero, not the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfQuatd : IEquatable<GfQuatd>, IDisposable
{
    internal GfVec3d Imaginary;
    internal double Real;

    /// <summary>A quaternion without imaginary part.</summary>
    public GfQuatd(double realVal) => Real = realVal;

    /// <summary>Sets the parts: real first.</summary>
    public GfQuatd(double real, double i, double j, double k)
    {
        Real = real;
        Imaginary = new GfVec3d(i, j, k);
    }

    /// <summary>Sets the parts.</summary>
    public GfQuatd(double real, GfVec3d imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>Widens each part; nothing is lost.</summary>
    public GfQuatd(GfQuatf other)
    {
        Real = other.Real;
        Imaginary = new GfVec3d(other.Imaginary);
    }

    /// <summary>Widens each part; nothing is lost.</summary>
    public GfQuatd(GfQuath other)
    {
        Real = other.Real;
        Imaginary = new GfVec3d(other.Imaginary);
    }

    /// <summary>The quaternion 0.</summary>
    public static GfQuatd GetZero() => default;

    /// <summary>The quaternion 1, which rotates nothing.</summary>
    public static GfQuatd GetIdentity() => new(1);

    /// <summary>The real part.</summary>
    public readonly double GetReal() => Real;

    /// <summary>Sets the real part.</summary>
    public void SetReal(double real) => Real = real;

    /// <summary>The parts i, j, k.</summary>
    public readonly GfVec3d GetImaginary() => Imaginary;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(GfVec3d imaginary) => Imaginary = imaginary;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(double i, double j, double k) => Imaginary = new GfVec3d(i, j, k);

    /// <summary>The Euclidean length of the four parts.</summary>
    public readonly double GetLength() => Math.Sqrt(Gf.GfDot(this, this));

    /// <summary>A copy of length 1; the identity where the length is below <paramref name="eps"/>.</summary>
    public readonly GfQuatd GetNormalized(double eps = 1e-10)
    {
        GfQuatd copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>Makes the length 1, or the identity where it is below <paramref name="eps"/>. Returns the length before.</summary>
    public double Normalize(double eps = 1e-10)
    {
        double length = GetLength();
        this = length < eps ? GetIdentity() : new GfQuatd(Real / length, Imaginary * (1 / length));
        return length;
    }

    /// <summary>The same real part and the negated imaginary part.</summary>
    public readonly GfQuatd GetConjugate() => new(Real, -Imaginary);

    /// <summary>The conjugate divided by the squared length: the product with it is 1.</summary>
    public readonly GfQuatd GetInverse()
    {
        double lengthSq = Gf.GfDot(this, this);
        return new GfQuatd(Real / lengthSq, Imaginary * (-1 / lengthSq));
    }

    /// <summary>The point rotated by this quaternion, which need not have length 1: q p q⁻¹.</summary>
    public readonly GfVec3d Transform(GfVec3d point) => (this * new GfQuatd(0, point) * GetInverse()).Imaginary;

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfQuatd lhs, GfQuatd rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfQuatd.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfQuatd other && this == other;

    readonly bool IEquatable<GfQuatd>.Equals(GfQuatd other) => this == other;

    /// <summary>A hash of the parts.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(Real, Imaginary);

    /// <summary>Addition: the parts as OpenUSD prints them, the real one first: <c>(1, 0, 0, 0)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(Real, Imaginary.X, Imaginary.Y, Imaginary.Z);

    /// <summary>Whether every part is equal; NaN equals nothing, and q differs from −q.</summary>
    public static bool operator ==(GfQuatd lhs, GfQuatd rhs) => lhs.Real == rhs.Real && lhs.Imaginary == rhs.Imaginary;

    /// <summary>Whether a part differs.</summary>
    public static bool operator !=(GfQuatd lhs, GfQuatd rhs) => !(lhs == rhs);

    /// <summary>Addition: Hamilton's product; as rotations of points, <paramref name="rhs"/> comes first.</summary>
    public static GfQuatd operator *(GfQuatd lhs, GfQuatd rhs) => new(
        (lhs.Real * rhs.Real) - Gf.GfDot(lhs.Imaginary, rhs.Imaginary),
        (rhs.Imaginary * lhs.Real) + (lhs.Imaginary * rhs.Real) + Gf.GfCross(lhs.Imaginary, rhs.Imaginary));
}
