using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of two 32-bit integers.</summary>
/// <remarks>
/// 8 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec2i : IEquatable<GfVec2i>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 2;

    internal int X, Y;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec2i(int value) => X = Y = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec2i(int s0, int s1) => Set(s0, s1);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 2.</exception>
    public int this[int index]
    {
        readonly get => GfComponents.At(in X, index, 2);
        set => GfComponents.At(in X, index, 2) = value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec2i XAxis() => new() { X = 1 };

    /// <summary>The unit vector along y.</summary>
    public static GfVec2i YAxis() => new() { Y = 1 };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec2i Axis(uint i)
    {
        var axis = new GfVec2i();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec2i Set(int s0, int s1)
    {
        X = s0;
        Y = s1;
        return this;
    }

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec2i GetProjection(GfVec2i v)
    {
        int dot = Gf.GfDot(this, v);
        return new GfVec2i(v.X * dot, v.Y * dot);
    }

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec2i GetComplement(GfVec2i b)
    {
        GfVec2i p = GetProjection(b);
        return new GfVec2i(X - p.X, Y - p.Y);
    }

    /// <summary>The squared length.</summary>
    public readonly int GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec2i lhs, GfVec2i rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec2i other && this == other;

    readonly bool IEquatable<GfVec2i>.Equals(GfVec2i other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec2i lhs, GfVec2i rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec2i lhs, GfVec2i rhs) => !(lhs == rhs);
}
