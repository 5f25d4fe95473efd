using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of three 32-bit integers.</summary>
/// <remarks>
/// 12 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec3i : IEquatable<GfVec3i>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 3;

    internal int X, Y, Z;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec3i(int value) => X = Y = Z = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec3i(int s0, int s1, int s2) => Set(s0, s1, s2);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 3.</exception>
    public int this[int index]
    {
        readonly get => GfComponents.At(in X, index, 3);
        set => GfComponents.At(in X, index, 3) = value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec3i XAxis() => new() { X = 1 };

    /// <summary>The unit vector along y.</summary>
    public static GfVec3i YAxis() => new() { Y = 1 };

    /// <summary>The unit vector along z.</summary>
    public static GfVec3i ZAxis() => new() { Z = 1 };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec3i Axis(uint i)
    {
        var axis = new GfVec3i();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec3i Set(int s0, int s1, int s2)
    {
        X = s0;
        Y = s1;
        Z = s2;
        return this;
    }

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec3i GetProjection(GfVec3i v)
    {
        int dot = Gf.GfDot(this, v);
        return new GfVec3i(v.X * dot, v.Y * dot, v.Z * dot);
    }

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec3i GetComplement(GfVec3i b)
    {
        GfVec3i p = GetProjection(b);
        return new GfVec3i(X - p.X, Y - p.Y, Z - p.Z);
    }

    /// <summary>The squared length.</summary>
    public readonly int GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec3i lhs, GfVec3i rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec3i other && this == other;

    readonly bool IEquatable<GfVec3i>.Equals(GfVec3i other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Z);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y, Z);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec3i lhs, GfVec3i rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y && lhs.Z == rhs.Z;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec3i lhs, GfVec3i rhs) => !(lhs == rhs);
}
