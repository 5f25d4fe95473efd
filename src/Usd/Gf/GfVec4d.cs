using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of four double-precision numbers.</summary>
/// <remarks>
/// 32 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec4d : IEquatable<GfVec4d>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 4;

    internal double X, Y, Z, W;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec4d(double value) => X = Y = Z = W = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec4d(double s0, double s1, double s2, double s3) => Set(s0, s1, s2, s3);

    /// <summary>Widens each component; nothing is lost.</summary>
    public GfVec4d(GfVec4f other) => Set(other.X, other.Y, other.Z, other.W);

    /// <summary>Widens each component; nothing is lost.</summary>
    public GfVec4d(GfVec4h other) => Set((float)other.X, (float)other.Y, (float)other.Z, (float)other.W);

    /// <summary>Widens each component; nothing is lost.</summary>
    public GfVec4d(GfVec4i other) => Set(other.X, other.Y, other.Z, other.W);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 4.</exception>
    public double this[int index]
    {
        readonly get => GfComponents.At(in X, index, 4);
        set => GfComponents.At(in X, index, 4) = value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec4d XAxis() => new() { X = 1 };

    /// <summary>The unit vector along y.</summary>
    public static GfVec4d YAxis() => new() { Y = 1 };

    /// <summary>The unit vector along z.</summary>
    public static GfVec4d ZAxis() => new() { Z = 1 };

    /// <summary>The unit vector along w.</summary>
    public static GfVec4d WAxis() => new() { W = 1 };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec4d Axis(uint i)
    {
        var axis = new GfVec4d();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec4d Set(double s0, double s1, double s2, double s3)
    {
        X = s0;
        Y = s1;
        Z = s2;
        W = s3;
        return this;
    }

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec4d GetProjection(GfVec4d v) => v * Gf.GfDot(this, v);

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec4d GetComplement(GfVec4d b) => this - GetProjection(b);

    /// <summary>The squared length.</summary>
    public readonly double GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>The Euclidean length.</summary>
    public readonly double GetLength() => Math.Sqrt(GetLengthSq());

    /// <summary>Divides by the length, or by <paramref name="eps"/> where the length is not above it. Returns the length before.</summary>
    public double Normalize(double eps = 1e-10)
    {
        double length = GetLength();
        double divisor = length > eps ? length : eps;
        Set(X / divisor, Y / divisor, Z / divisor, W / divisor);
        return length;
    }

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public readonly GfVec4d GetNormalized(double eps = 1e-10)
    {
        GfVec4d copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec4d lhs, GfVec4d rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec4d other && this == other;

    readonly bool IEquatable<GfVec4d>.Equals(GfVec4d other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Z, W);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y, Z, W);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec4d lhs, GfVec4d rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y && lhs.Z == rhs.Z && lhs.W == rhs.W;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec4d lhs, GfVec4d rhs) => !(lhs == rhs);

    /// <summary>Addition: the sum.</summary>
    public static GfVec4d operator +(GfVec4d lhs, GfVec4d rhs) => new(lhs.X + rhs.X, lhs.Y + rhs.Y, lhs.Z + rhs.Z, lhs.W + rhs.W);

    /// <summary>Addition: the difference.</summary>
    public static GfVec4d operator -(GfVec4d lhs, GfVec4d rhs) => new(lhs.X - rhs.X, lhs.Y - rhs.Y, lhs.Z - rhs.Z, lhs.W - rhs.W);

    /// <summary>Addition: every component negated.</summary>
    public static GfVec4d operator -(GfVec4d value) => new(-value.X, -value.Y, -value.Z, -value.W);

    /// <summary>Addition: every component times <paramref name="factor"/>.</summary>
    public static GfVec4d operator *(GfVec4d value, double factor) => new(value.X * factor, value.Y * factor, value.Z * factor, value.W * factor);
}
