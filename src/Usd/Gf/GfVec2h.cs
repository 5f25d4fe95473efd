using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A vector of two half-precision numbers.</summary>
/// <remarks>
/// 4 bytes, components in order and nothing between them, so that an array of vectors can be reinterpreted as an array
/// of numbers. A value type: assignment copies, and a changed copy leaves the original alone.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfVec2h : IEquatable<GfVec2h>, IDisposable
{
    /// <summary>The number of components.</summary>
    public const uint dimension = 2;

    internal GfHalf X, Y;

    /// <summary>Sets every component to <paramref name="value"/>.</summary>
    public GfVec2h(GfHalf value) => X = Y = value;

    /// <summary>Sets the components in order.</summary>
    public GfVec2h(GfHalf s0, GfHalf s1) => Set(s0, s1);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec2h(GfVec2d other) => Set((GfHalf)other.X, (GfHalf)other.Y);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec2h(GfVec2f other) => Set((GfHalf)other.X, (GfHalf)other.Y);

    /// <summary>Rounds each component to the nearest half, ties to even.</summary>
    public GfVec2h(GfVec2i other) => Set((GfHalf)(double)other.X, (GfHalf)(double)other.Y);

    /// <summary>Component <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below 2.</exception>
    public float this[int index]
    {
        readonly get => GfComponents.At(in X, index, 2);
        set => GfComponents.At(in X, index, 2) = (GfHalf)value;
    }

    /// <summary>The unit vector along x.</summary>
    public static GfVec2h XAxis() => new() { X = GfHalf.One };

    /// <summary>The unit vector along y.</summary>
    public static GfVec2h YAxis() => new() { Y = GfHalf.One };

    /// <summary>The unit vector along component <paramref name="i"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component; OpenUSD returns zero.</exception>
    public static GfVec2h Axis(uint i)
    {
        var axis = new GfVec2h();
        axis[checked((int)i)] = 1;
        return axis;
    }

    /// <summary>Sets the components in order and returns the vector.</summary>
    public GfVec2h Set(GfHalf s0, GfHalf s1)
    {
        X = s0;
        Y = s1;
        return this;
    }

    /// <summary>Sets every component to <paramref name="a"/> and returns the vector.</summary>
    public GfVec2h Set(GfHalf a) => Set(a, a);

    /// <summary>The dot product with <paramref name="v"/> times <paramref name="v"/>: the projection, where <paramref name="v"/> has length 1.</summary>
    public readonly GfVec2h GetProjection(GfVec2h v) => new(new GfVec2f(this).GetProjection(new GfVec2f(v)));

    /// <summary>What <see cref="GetProjection"/> leaves over: this vector without its projection on <paramref name="b"/>.</summary>
    public readonly GfVec2h GetComplement(GfVec2h b) => new(new GfVec2f(this).GetComplement(new GfVec2f(b)));

    /// <summary>The squared length.</summary>
    public readonly GfHalf GetLengthSq() => Gf.GfDot(this, this);

    /// <summary>The Euclidean length.</summary>
    public readonly GfHalf GetLength() => (GfHalf)new GfVec2f(this).GetLength();

    /// <summary>Divides by the length, or by <paramref name="eps"/> where the length is not above it. Returns the length before.</summary>
    public GfHalf Normalize(GfHalf eps)
    {
        var wide = new GfVec2f(this);
        GfHalf length = (GfHalf)wide.Normalize(eps);
        this = new GfVec2h(wide);
        return length;
    }

    /// <summary>Divides by the length, or by 0.001 where the length is not above it. Returns the length before.</summary>
    public GfHalf Normalize() => Normalize((GfHalf)0.001f);

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public readonly GfVec2h GetNormalized(GfHalf eps)
    {
        GfVec2h copy = this;
        copy.Normalize(eps);
        return copy;
    }

    /// <summary>A copy divided by its length, or by 0.001 where the length is not above it.</summary>
    public readonly GfVec2h GetNormalized() => GetNormalized((GfHalf)0.001f);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool Equals(GfVec2h lhs, GfVec2h rhs) => lhs == rhs;

    /// <summary>Whether the other object is such a vector with equal components.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfVec2h other && this == other;

    readonly bool IEquatable<GfVec2h>.Equals(GfVec2h other) => this == other;

    /// <summary>A hash of the components.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <summary>Addition: the components as OpenUSD prints them, <c>(1, 2.5)</c>.</summary>
    public override readonly string ToString() => GfText.Tuple(X, Y);

    /// <summary>Whether every component is equal; NaN equals nothing.</summary>
    public static bool operator ==(GfVec2h lhs, GfVec2h rhs) => lhs.X == rhs.X && lhs.Y == rhs.Y;

    /// <summary>Whether a component differs.</summary>
    public static bool operator !=(GfVec2h lhs, GfVec2h rhs) => !(lhs == rhs);
}
