using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of three half-precision numbers.</summary>
/// <remarks>
/// 6 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec3h : IEquatable<GfVec3h>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 3;

    internal GfHalf X, Y, Z;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec3h(GfHalf value) => X = Y = Z = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec3h(GfHalf s0, GfHalf s1, GfHalf s2) => Set(s0, s1, s2);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec3h(GfVec3d other) => Set((GfHalf)other.X, (GfHalf)other.Y, (GfHalf)other.Z);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec3h(GfVec3f other) => Set((GfHalf)other.X, (GfHalf)other.Y, (GfHalf)other.Z);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec3h(GfVec3i other) => Set((GfHalf)(double)other.X, (GfHalf)(double)other.Y, (GfHalf)(double)other.Z);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 3.</exception>
    public float this[int index]
    {
        readonly get => GfComponents.At(in X, index, 3);
        set => GfComponents.At(in X, index, 3) = (GfHalf)value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec3h XAxis() => new() { X = GfHalf.One };

    /// <summary>The unit vector along y.</summary>
    public static GfVec3h YAxis() => new() { Y = GfHalf.One };

    /// <summary>The unit vector along z.</summary>
    public static GfVec3h ZAxis() => new() { Z = GfHalf.One };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec3h Axis(uint i)
    {
        var axis = new GfVec3h();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec3h Set(GfHalf s0, GfHalf s1, GfHalf s2)
    {
        X = s0;
        Y = s1;
        Z = s2;
        return this;
    }

    /// <summary>Sets every component to <paramref name="a"/> and returns the vector.</summary>
    public GfVec3h Set(GfHalf a) => Set(a, a, a);

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec3h GetProjection(GfVec3h v) => new(new GfVec3f(this).GetProjection(new GfVec3f(v)));

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec3h GetComplement(GfVec3h b) => new(new GfVec3f(this).GetComplement(new GfVec3f(b)));

    /// <summary>The squared length.</summary>
    public readonly GfHalf GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>The Euclidean length.</summary>
    public readonly GfHalf GetLength() => (GfHalf)new GfVec3f(this).GetLength();

    /// <summary>Divides by the length, or by <paramref name="eps"/> where the length is not above it. Returns the length before.</summary>
    public GfHalf Normalize(GfHalf eps)
    {
        var wide = new GfVec3f(this);
        GfHalf length = (GfHalf)wide.Normalize(eps);
        this = new GfVec3h(wide);
        return length;
    }

    /// <summary>Divides by the length, or by 0.001 where the length is not above it. Returns the length before.</summary>
    public GfHalf Normalize() => Normalize((GfHalf)0.001f);

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public readonly GfVec3h GetNormalized(GfHalf eps)
    {
        GfVec3h copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>A copy divided by its length, or by 0.001 where the length is not above it.</summary>
    public readonly GfVec3h GetNormalized() => GetNormalized((GfHalf)0.001f);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec3h lhs, GfVec3h rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec3h other && this == other;

    readonly bool IEquatable<GfVec3h>.Equals(GfVec3h other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Z);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y, Z);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec3h lhs, GfVec3h rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y && lhs.Z == rhs.Z;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec3h lhs, GfVec3h rhs) => !(lhs == rhs);
}
