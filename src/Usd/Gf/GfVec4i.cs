using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of four 32-bit integers.</summary>
/// <remarks>
/// 16 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec4i : IEquatable<GfVec4i>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 4;

    internal int X, Y, Z, W;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec4i(int value) => X = Y = Z = W = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec4i(int s0, int s1, int s2, int s3) => Set(s0, s1, s2, s3);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 4.</exception>
    public int this[int index]
    {
        readonly get => GfComponents.At(in X, index, 4);
        set => GfComponents.At(in X, index, 4) = value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec4i XAxis() => new() { X = 1 };

    /// <summary>The unit vector along y.</summary>
    public static GfVec4i YAxis() => new() { Y = 1 };

    /// <summary>The unit vector along z.</summary>
    public static GfVec4i ZAxis() => new() { Z = 1 };

    /// <summary>The unit vector along w.</summary>
    public static GfVec4i WAxis() => new() { W = 1 };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec4i Axis(uint i)
    {
        var axis = new GfVec4i();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec4i Set(int s0, int s1, int s2, int s3)
    {
        X = s0;
        Y = s1;
        Z = s2;
        W = s3;
        return this;
    }

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec4i GetProjection(GfVec4i v)
    {
        int dot = Gf.GfDot(this, v);
        return new GfVec4i(v.X * dot, v.Y * dot, v.Z * dot, v.W * dot);
    }

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec4i GetComplement(GfVec4i b)
    {
        GfVec4i p = GetProjection(b);
        return new GfVec4i(X - p.X, Y - p.Y, Z - p.Z, W - p.W);
    }

    /// <summary>The squared length.</summary>
    public readonly int GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec4i lhs, GfVec4i rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec4i other && this == other;

    readonly bool IEquatable<GfVec4i>.Equals(GfVec4i other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Z, W);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y, Z, W);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec4i lhs, GfVec4i rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y && lhs.Z == rhs.Z && lhs.W == rhs.W;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec4i lhs, GfVec4i rhs) => !(lhs == rhs);
}
