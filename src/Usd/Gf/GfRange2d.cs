using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A rectangle between a minimum and a maximum, both included.</summary>
/// <remarks>
/// Empty where a minimum is above its maximum, as in a new range; extending an empty range by a point gives that point. A value
/// type: assignment copies. Beware of <c>default</c> and of new .NET arrays: their ranges hold the origin; <c>new GfRange2d()</c> is empty.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfRange2d : IEquatable<GfRange2d>, IDisposable
{
    /// <summary>The number of dimensions.</summary>
    public const uint dimension = 2;

    // OpenUSD's empty range, in single and in double precision: FLT_MAX is finite in both.
    private const float Empty = float.MaxValue;

    private GfVec2d _min;
    private GfVec2d _max;

    /// <summary>An empty range.</summary>
    public GfRange2d() => SetEmpty();

    /// <summary>The range between two corners; empty where a minimum is above its maximum.</summary>
    public GfRange2d(GfVec2d min, GfVec2d max)
    {
        _min = min;
        _max = max;
    }

    /// <summary>The square from (0, 0) to (1, 1).</summary>
    public static GfRange2d UnitSquare => new(new GfVec2d(0), new GfVec2d(1));

    /// <summary>Makes the range empty.</summary>
    public void SetEmpty()
    {
        _min = new GfVec2d(Empty);
        _max = new GfVec2d(-Empty);
    }

    /// <summary>The minimum.</summary>
    public readonly GfVec2d GetMin() => _min;

    /// <summary>The maximum.</summary>
    public readonly GfVec2d GetMax() => _max;

    /// <summary>The maximum less the minimum.</summary>
    public readonly GfVec2d GetSize() => _max - _min;

    /// <summary>The middle; of no use where the range is empty.</summary>
    public readonly GfVec2d GetMidpoint() => (_min * 0.5) + (_max * 0.5);

    /// <summary>Sets the minimum.</summary>
    public void SetMin(GfVec2d min) => _min = min;

    /// <summary>Sets the maximum.</summary>
    public void SetMax(GfVec2d max) => _max = max;

    /// <summary>Whether a minimum is above its maximum.</summary>
    public readonly bool IsEmpty() => _min.X > _max.X || _min.Y > _max.Y;

    /// <summary>Grows the range to hold the point.</summary>
    public void ExtendBy(GfVec2d point) => UnionWith(point);

    /// <summary>Grows the range to hold the other.</summary>
    public void ExtendBy(GfRange2d range) => UnionWith(range);

    /// <summary>Whether the point is inside or on the border.</summary>
    public readonly bool Contains(GfVec2d point) =>
        point.X >= _min.X && point.X <= _max.X && point.Y >= _min.Y && point.Y <= _max.Y;

    /// <summary>Whether both ends of the other range are inside or on the border.</summary>
    public readonly bool Contains(GfRange2d range) => Contains(range._min) && Contains(range._max);

    /// <inheritdoc cref="Contains(GfVec2d)"/>
    public readonly bool IsInside(GfVec2d point) => Contains(point);

    /// <inheritdoc cref="Contains(GfRange2d)"/>
    public readonly bool IsInside(GfRange2d range) => Contains(range);

    /// <summary>Whether the ranges have no point in common.</summary>
    public readonly bool IsOutside(GfRange2d range) =>
        range._max.X < _min.X || range._min.X > _max.X || range._max.Y < _min.Y || range._min.Y > _max.Y;

    /// <summary>The smallest range that holds both.</summary>
    public static GfRange2d GetUnion(GfRange2d a, GfRange2d b) => a.UnionWith(b);

    /// <summary>Grows the range to hold the other, and returns it.</summary>
    public GfRange2d UnionWith(GfRange2d b)
    {
        _min = new GfVec2d(Math.Min(_min.X, b._min.X), Math.Min(_min.Y, b._min.Y));
        _max = new GfVec2d(Math.Max(_max.X, b._max.X), Math.Max(_max.Y, b._max.Y));
        return this;
    }

    /// <summary>Grows the range to hold the point, and returns it.</summary>
    public GfRange2d UnionWith(GfVec2d b) => UnionWith(new GfRange2d(b, b));

    /// <inheritdoc cref="GetUnion"/>
    public static GfRange2d Union(GfRange2d a, GfRange2d b) => a.UnionWith(b);

    /// <inheritdoc cref="UnionWith(GfVec2d)"/>
    public GfRange2d Union(GfVec2d b) => UnionWith(b);

    /// <summary>The points in both ranges; may be empty.</summary>
    public static GfRange2d GetIntersection(GfRange2d a, GfRange2d b) => a.IntersectWith(b);

    /// <inheritdoc cref="GetIntersection"/>
    public static GfRange2d Intersection(GfRange2d a, GfRange2d b) => a.IntersectWith(b);

    /// <summary>Shrinks the range to the points that are in the other too, and returns it.</summary>
    public GfRange2d IntersectWith(GfRange2d b)
    {
        _min = new GfVec2d(Math.Max(_min.X, b._min.X), Math.Max(_min.Y, b._min.Y));
        _max = new GfVec2d(Math.Min(_max.X, b._max.X), Math.Min(_max.Y, b._max.Y));
        return this;
    }

    /// <summary>The squared distance from the point to the range; 0 inside.</summary>
    public readonly double GetDistanceSquared(GfVec2d p)
    {
        double dx = Math.Max(0, Math.Max((double)_min.X - p.X, (double)p.X - _max.X));
        double dy = Math.Max(0, Math.Max((double)_min.Y - p.Y, (double)p.Y - _max.Y));
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Corner <paramref name="i"/>: bit 0 chooses the maximum in x, bit 1 in y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above 3.</exception>
    public readonly GfVec2d GetCorner(uint i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(i, 3u);
        return new GfVec2d((i & 1) == 0 ? _min.X : _max.X, (i & 2) == 0 ? _min.Y : _max.Y);
    }

    /// <summary>Quadrant <paramref name="i"/>: the range between corner <paramref name="i"/> and the middle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above 3.</exception>
    public readonly GfRange2d GetQuadrant(uint i)
    {
        GfVec2d middle = GetMidpoint();
        return new GfRange2d(middle, middle).UnionWith(GetCorner(i));
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfRange2d lhs, GfRange2d rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfRange2d.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfRange2d other && this == other;

    readonly bool IEquatable<GfRange2d>.Equals(GfRange2d other) => this == other;

    /// <summary>A hash of both ends.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_min, _max);

    /// <summary>Addition: both ends as OpenUSD prints them: <c>[min...max]</c>.</summary>
    public override readonly string ToString() => $"[{GfText.Of(_min)}...{GfText.Of(_max)}]";

    /// <summary>Whether both ends are equal.</summary>
    public static bool operator ==(GfRange2d lhs, GfRange2d rhs) => lhs._min == rhs._min && lhs._max == rhs._max;

    /// <summary>Whether an end differs.</summary>
    public static bool operator !=(GfRange2d lhs, GfRange2d rhs) => !(lhs == rhs);
}
