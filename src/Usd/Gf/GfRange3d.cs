using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A box between a minimum and a maximum, both included.</summary>
/// <remarks>
/// Empty where a minimum is above its maximum, as in a new range; extending an empty range by a point gives that point. A value
/// type: assignment copies. Beware of <c>default</c> and of new .NET arrays: their ranges hold the origin; <c>new GfRange3d()</c> is empty.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfRange3d : IEquatable<GfRange3d>, IDisposable
{
    /// <summary>The number of dimensions.</summary>
    public const uint dimension = 3;

    // OpenUSD's empty range, in single and in double precision: FLT_MAX is finite in both.
    private const float Empty = float.MaxValue;

    private GfVec3d _min;
    private GfVec3d _max;

    /// <summary>An empty range.</summary>
    public GfRange3d() => SetEmpty();

    /// <summary>The range between two corners; empty where a minimum is above its maximum.</summary>
    public GfRange3d(GfVec3d min, GfVec3d max)
    {
        _min = min;
        _max = max;
    }

    /// <summary>The cube from (0, 0, 0) to (1, 1, 1).</summary>
    public static GfRange3d UnitCube => new(new GfVec3d(0), new GfVec3d(1));

    /// <summary>Makes the range empty.</summary>
    public void SetEmpty()
    {
        _min = new GfVec3d(Empty);
        _max = new GfVec3d(-Empty);
    }

    /// <summary>The minimum.</summary>
    public readonly GfVec3d GetMin() => _min;

    /// <summary>The maximum.</summary>
    public readonly GfVec3d GetMax() => _max;

    /// <summary>The maximum less the minimum.</summary>
    public readonly GfVec3d GetSize() => _max - _min;

    /// <summary>The middle; of no use where the range is empty.</summary>
    public readonly GfVec3d GetMidpoint() => (_min * 0.5) + (_max * 0.5);

    /// <summary>Sets the minimum.</summary>
    public void SetMin(GfVec3d min) => _min = min;

    /// <summary>Sets the maximum.</summary>
    public void SetMax(GfVec3d max) => _max = max;

    /// <summary>Whether a minimum is above its maximum.</summary>
    public readonly bool IsEmpty() => _min.X > _max.X || _min.Y > _max.Y || _min.Z > _max.Z;

    /// <summary>Grows the range to hold the point.</summary>
    public void ExtendBy(GfVec3d point) => UnionWith(point);

    /// <summary>Grows the range to hold the other.</summary>
    public void ExtendBy(GfRange3d range) => UnionWith(range);

    /// <summary>Whether the point is inside or on the border.</summary>
    public readonly bool Contains(GfVec3d point) =>
        point.X >= _min.X && point.X <= _max.X && point.Y >= _min.Y && point.Y <= _max.Y && point.Z >= _min.Z && point.Z <= _max.Z;

    /// <summary>Whether both ends of the other range are inside or on the border.</summary>
    public readonly bool Contains(GfRange3d range) => Contains(range._min) && Contains(range._max);

    /// <inheritdoc cref="Contains(GfVec3d)"/>
    public readonly bool IsInside(GfVec3d point) => Contains(point);

    /// <inheritdoc cref="Contains(GfRange3d)"/>
    public readonly bool IsInside(GfRange3d range) => Contains(range);

    /// <summary>Whether the ranges have no point in common.</summary>
    public readonly bool IsOutside(GfRange3d range) =>
        range._max.X < _min.X || range._min.X > _max.X || range._max.Y < _min.Y || range._min.Y > _max.Y || range._max.Z < _min.Z || range._min.Z > _max.Z;

    /// <summary>The smallest range that holds both.</summary>
    public static GfRange3d GetUnion(GfRange3d a, GfRange3d b) => a.UnionWith(b);

    /// <summary>Grows the range to hold the other, and returns it.</summary>
    public GfRange3d UnionWith(GfRange3d b)
    {
        _min = new GfVec3d(Math.Min(_min.X, b._min.X), Math.Min(_min.Y, b._min.Y), Math.Min(_min.Z, b._min.Z));
        _max = new GfVec3d(Math.Max(_max.X, b._max.X), Math.Max(_max.Y, b._max.Y), Math.Max(_max.Z, b._max.Z));
        return this;
    }

    /// <summary>Grows the range to hold the point, and returns it.</summary>
    public GfRange3d UnionWith(GfVec3d b) => UnionWith(new GfRange3d(b, b));

    /// <inheritdoc cref="GetUnion"/>
    public static GfRange3d Union(GfRange3d a, GfRange3d b) => a.UnionWith(b);

    /// <inheritdoc cref="UnionWith(GfVec3d)"/>
    public GfRange3d Union(GfVec3d b) => UnionWith(b);

    /// <summary>The points in both ranges; may be empty.</summary>
    public static GfRange3d GetIntersection(GfRange3d a, GfRange3d b) => a.IntersectWith(b);

    /// <inheritdoc cref="GetIntersection"/>
    public static GfRange3d Intersection(GfRange3d a, GfRange3d b) => a.IntersectWith(b);

    /// <summary>Shrinks the range to the points that are in the other too, and returns it.</summary>
    public GfRange3d IntersectWith(GfRange3d b)
    {
        _min = new GfVec3d(Math.Max(_min.X, b._min.X), Math.Max(_min.Y, b._min.Y), Math.Max(_min.Z, b._min.Z));
        _max = new GfVec3d(Math.Min(_max.X, b._max.X), Math.Min(_max.Y, b._max.Y), Math.Min(_max.Z, b._max.Z));
        return this;
    }

    /// <summary>The squared distance from the point to the range; 0 inside.</summary>
    public readonly double GetDistanceSquared(GfVec3d p)
    {
        double dx = Math.Max(0, Math.Max((double)_min.X - p.X, (double)p.X - _max.X));
        double dy = Math.Max(0, Math.Max((double)_min.Y - p.Y, (double)p.Y - _max.Y));
        double dz = Math.Max(0, Math.Max((double)_min.Z - p.Z, (double)p.Z - _max.Z));
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    /// <summary>Corner <paramref name="i"/>: bit 0 chooses the maximum in x, bit 1 in y, bit 2 in z.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above 7.</exception>
    public readonly GfVec3d GetCorner(uint i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(i, 7u);
        return new GfVec3d((i & 1) == 0 ? _min.X : _max.X, (i & 2) == 0 ? _min.Y : _max.Y, (i & 4) == 0 ? _min.Z : _max.Z);
    }

    /// <summary>Octant <paramref name="i"/>: the range between corner <paramref name="i"/> and the middle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above 7.</exception>
    public readonly GfRange3d GetOctant(uint i)
    {
        GfVec3d middle = GetMidpoint();
        return new GfRange3d(middle, middle).UnionWith(GetCorner(i));
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfRange3d lhs, GfRange3d rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfRange3d.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfRange3d other && this == other;

    readonly bool IEquatable<GfRange3d>.Equals(GfRange3d other) => this == other;

    /// <summary>A hash of both ends.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_min, _max);

    /// <summary>Addition: both ends as OpenUSD prints them: <c>[min...max]</c>.</summary>
    public override readonly string ToString() => $"[{GfText.Of(_min)}...{GfText.Of(_max)}]";

    /// <summary>Whether both ends are equal.</summary>
    public static bool operator ==(GfRange3d lhs, GfRange3d rhs) => lhs._min == rhs._min && lhs._max == rhs._max;

    /// <summary>Whether an end differs.</summary>
    public static bool operator !=(GfRange3d lhs, GfRange3d rhs) => !(lhs == rhs);
}
