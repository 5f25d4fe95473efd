using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of two single-precision numbers.</summary>
/// <remarks>
/// 8 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec2f : IEquatable<GfVec2f>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 2;

    internal float X, Y;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec2f(float value) => X = Y = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec2f(float s0, float s1) => Set(s0, s1);

    /// <summary>Rounds each component to the nearest float.</summary>
    public GfVec2f(GfVec2d other) => Set((float)other.X, (float)other.Y);

    /// <summary>Widens each component; nothing is lost.</summary>
    public GfVec2f(GfVec2h other) => Set((float)other.X, (float)other.Y);

    /// <summary>Rounds each component to the nearest float.</summary>
    public GfVec2f(GfVec2i other) => Set(other.X, other.Y);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 2.</exception>
    public float this[int index]
    {
        readonly get => GfComponents.At(in X, index, 2);
        set => GfComponents.At(in X, index, 2) = value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec2f XAxis() => new() { X = 1 };

    /// <summary>The unit vector along y.</summary>
    public static GfVec2f YAxis() => new() { Y = 1 };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec2f Axis(uint i)
    {
        var axis = new GfVec2f();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec2f Set(float s0, float s1)
    {
        X = s0;
        Y = s1;
        return this;
    }

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec2f GetProjection(GfVec2f v) => v * Gf.GfDot(this, v);

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec2f GetComplement(GfVec2f b) => this - GetProjection(b);

    /// <summary>The squared length.</summary>
    public readonly float GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>The Euclidean length.</summary>
    public readonly float GetLength() => MathF.Sqrt(GetLengthSq());

    /// <summary>Divides by the length, or by <paramref name="eps"/> where the length is not above it. Returns the length before.</summary>
    public float Normalize(float eps = 1e-10f)
    {
        float length = GetLength();
        float divisor = length > eps ? length : eps;
        Set(X / divisor, Y / divisor);
        return length;
    }

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public readonly GfVec2f GetNormalized(float eps = 1e-10f)
    {
        GfVec2f copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec2f lhs, GfVec2f rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec2f other && this == other;

    readonly bool IEquatable<GfVec2f>.Equals(GfVec2f other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec2f lhs, GfVec2f rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec2f lhs, GfVec2f rhs) => !(lhs == rhs);

    /// <summary>Addition: the sum.</summary>
    public static GfVec2f operator +(GfVec2f lhs, GfVec2f rhs) => new(lhs.X + rhs.X, lhs.Y + rhs.Y);

    /// <summary>Addition: the difference.</summary>
    public static GfVec2f operator -(GfVec2f lhs, GfVec2f rhs) => new(lhs.X - rhs.X, lhs.Y - rhs.Y);

    /// <summary>Addition: every component negated.</summary>
    public static GfVec2f operator -(GfVec2f value) => new(-value.X, -value.Y);

    /// <summary>Addition: every component times <paramref name="factor"/>.</summary>
    public static GfVec2f operator *(GfVec2f value, float factor) => new(value.X * factor, value.Y * factor);
}
