using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of four half-precision numbers.</summary>
/// <remarks>
/// 8 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec4h : IEquatable<GfVec4h>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 4;

    internal GfHalf X, Y, Z, W;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec4h(GfHalf value) => X = Y = Z = W = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec4h(GfHalf s0, GfHalf s1, GfHalf s2, GfHalf s3) => Set(s0, s1, s2, s3);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec4h(GfVec4d other) => Set((GfHalf)other.X, (GfHalf)other.Y, (GfHalf)other.Z, (GfHalf)other.W);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec4h(GfVec4f other) => Set((GfHalf)other.X, (GfHalf)other.Y, (GfHalf)other.Z, (GfHalf)other.W);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec4h(GfVec4i other) => Set((GfHalf)(double)other.X, (GfHalf)(double)other.Y, (GfHalf)(double)other.Z, (GfHalf)(double)other.W);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 4.</exception>
    public float this[int index]
    {
        readonly get => GfComponents.At(in X, index, 4);
        set => GfComponents.At(in X, index, 4) = (GfHalf)value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec4h XAxis() => new() { X = GfHalf.One };

    /// <summary>The unit vector along y.</summary>
    public static GfVec4h YAxis() => new() { Y = GfHalf.One };

    /// <summary>The unit vector along z.</summary>
    public static GfVec4h ZAxis() => new() { Z = GfHalf.One };

    /// <summary>The unit vector along w.</summary>
    public static GfVec4h WAxis() => new() { W = GfHalf.One };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec4h Axis(uint i)
    {
        var axis = new GfVec4h();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec4h Set(GfHalf s0, GfHalf s1, GfHalf s2, GfHalf s3)
    {
        X = s0;
        Y = s1;
        Z = s2;
        W = s3;
        return this;
    }

    /// <summary>Sets every component to <paramref name="a"/> and returns the vector.</summary>
    public GfVec4h Set(GfHalf a) => Set(a, a, a, a);

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec4h GetProjection(GfVec4h v) => new(new GfVec4f(this).GetProjection(new GfVec4f(v)));

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec4h GetComplement(GfVec4h b) => new(new GfVec4f(this).GetComplement(new GfVec4f(b)));

    /// <summary>The squared length.</summary>
    public readonly GfHalf GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>The Euclidean length.</summary>
    public readonly GfHalf GetLength() => (GfHalf)new GfVec4f(this).GetLength();

    /// <summary>Divides by the length, or by <paramref name="eps"/> where the length is not above it. Returns the length before.</summary>
    public GfHalf Normalize(GfHalf eps)
    {
        var wide = new GfVec4f(this);
        GfHalf length = (GfHalf)wide.Normalize(eps);
        this = new GfVec4h(wide);
        return length;
    }

    /// <summary>Divides by the length, or by 0.001 where the length is not above it. Returns the length before.</summary>
    public GfHalf Normalize() => Normalize((GfHalf)0.001f);

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public readonly GfVec4h GetNormalized(GfHalf eps)
    {
        GfVec4h copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>A copy divided by its length, or by 0.001 where the length is not above it.</summary>
    public readonly GfVec4h GetNormalized() => GetNormalized((GfHalf)0.001f);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec4h lhs, GfVec4h rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec4h other && this == other;

    readonly bool IEquatable<GfVec4h>.Equals(GfVec4h other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Z, W);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y, Z, W);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec4h lhs, GfVec4h rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y && lhs.Z == rhs.Z && lhs.W == rhs.W;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec4h lhs, GfVec4h rhs) => !(lhs == rhs);
}
