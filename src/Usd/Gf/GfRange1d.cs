using System.Runtime.InteropServices;

namespace pxr;

/// <summary>An interval of numbers between a minimum and a maximum, both included.</summary>
/// <remarks>
/// Empty where a minimum is above its maximum, as in a new range; extending an empty range by a point gives that point. A value
/// type: assignment copies. Beware of <c>default</c> and of new .NET arrays: their ranges hold the origin; <c>new GfRange1d()</c> is empty.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfRange1d : IEquatable<GfRange1d>, IDisposable
{
    /// <summary>The number of dimensions.</summary>
    public const uint dimension = 1;

    // OpenUSD's empty range, in single and in double precision: FLT_MAX is finite in both.
    private const float Empty = float.MaxValue;

    private double _min;
    private double _max;

    /// <summary>An empty range.</summary>
    public GfRange1d() => SetEmpty();

    /// <summary>The range between two numbers; empty where a minimum is above its maximum.</summary>
    public GfRange1d(double min, double max)
    {
        _min = min;
        _max = max;
    }

    /// <summary>Makes the range empty.</summary>
    public void SetEmpty()
    {
        _min = Empty;
        _max = -Empty;
    }

    /// <summary>The minimum.</summary>
    public readonly double GetMin() => _min;

    /// <summary>The maximum.</summary>
    public readonly double GetMax() => _max;

    /// <summary>The maximum less the minimum.</summary>
    public readonly double GetSize() => _max - _min;

    /// <summary>The middle; of no use where the range is empty.</summary>
    public readonly double GetMidpoint() => (_min * 0.5) + (_max * 0.5);

    /// <summary>Sets the minimum.</summary>
    public void SetMin(double min) => _min = min;

    /// <summary>Sets the maximum.</summary>
    public void SetMax(double max) => _max = max;

    /// <summary>Whether a minimum is above its maximum.</summary>
    public readonly bool IsEmpty() => _min > _max;

    /// <summary>Grows the range to hold the point.</summary>
    public void ExtendBy(double point) => UnionWith(point);

    /// <summary>Grows the range to hold the other.</summary>
    public void ExtendBy(GfRange1d range) => UnionWith(range);

    /// <summary>Whether the point is inside or on the border.</summary>
    public readonly bool Contains(double point) =>
        point >= _min && point <= _max;

    /// <summary>Whether both ends of the other range are inside or on the border.</summary>
    public readonly bool Contains(GfRange1d range) => Contains(range._min) && Contains(range._max);

    /// <inheritdoc cref="Contains(double)"/>
    public readonly bool IsInside(double point) => Contains(point);

    /// <inheritdoc cref="Contains(GfRange1d)"/>
    public readonly bool IsInside(GfRange1d range) => Contains(range);

    /// <summary>Whether the ranges have no point in common.</summary>
    public readonly bool IsOutside(GfRange1d range) =>
        range._max < _min || range._min > _max;

    /// <summary>The smallest range that holds both.</summary>
    public static GfRange1d GetUnion(GfRange1d a, GfRange1d b) => a.UnionWith(b);

    /// <summary>Grows the range to hold the other, and returns it.</summary>
    public GfRange1d UnionWith(GfRange1d b)
    {
        _min = Math.Min(_min, b._min);
        _max = Math.Max(_max, b._max);
        return this;
    }

    /// <summary>Grows the range to hold the point, and returns it.</summary>
    public GfRange1d UnionWith(double b) => UnionWith(new GfRange1d(b, b));

    /// <inheritdoc cref="GetUnion"/>
    public static GfRange1d Union(GfRange1d a, GfRange1d b) => a.UnionWith(b);

    /// <inheritdoc cref="UnionWith(double)"/>
    public GfRange1d Union(double b) => UnionWith(b);

    /// <summary>The points in both ranges; may be empty.</summary>
    public static GfRange1d GetIntersection(GfRange1d a, GfRange1d b) => a.IntersectWith(b);

    /// <inheritdoc cref="GetIntersection"/>
    public static GfRange1d Intersection(GfRange1d a, GfRange1d b) => a.IntersectWith(b);

    /// <summary>Shrinks the range to the points that are in the other too, and returns it.</summary>
    public GfRange1d IntersectWith(GfRange1d b)
    {
        _min = Math.Max(_min, b._min);
        _max = Math.Min(_max, b._max);
        return this;
    }

    /// <summary>The squared distance from the point to the range; 0 inside.</summary>
    public readonly double GetDistanceSquared(double p)
    {
        double d = Math.Max(0, Math.Max((double)_min - p, (double)p - _max));
        return (d * d);
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfRange1d lhs, GfRange1d rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfRange1d.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfRange1d other && this == other;

    readonly bool IEquatable<GfRange1d>.Equals(GfRange1d other) => this == other;

    /// <summary>A hash of both ends.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_min, _max);

    /// <summary>Addition: both ends as OpenUSD prints them: <c>[min...max]</c>.</summary>
    public override readonly string ToString() => $"[{GfText.Of(_min)}...{GfText.Of(_max)}]";

    /// <summary>Whether both ends are equal.</summary>
    public static bool operator ==(GfRange1d lhs, GfRange1d rhs) => lhs._min == rhs._min && lhs._max == rhs._max;

    /// <summary>Whether an end differs.</summary>
    public static bool operator !=(GfRange1d lhs, GfRange1d rhs) => !(lhs == rhs);
}
