using System.Runtime.InteropServices;

namespace pxr;

/// <summary>An interval of numbers between a minimum and a maximum, both included.</summary>
/// <remarks>
/// Empty where a minimum is above its maximum, as in a new range; extending an empty range by a point gives that point. A value
/// type: assignment copies. Beware of <c>default</c> and of new .NET arrays: their ranges hold the origin; <c>new GfRange1f()</c> is empty.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfRange1f : IEquatable<GfRange1f>, IDisposable
{
    /// <summary>The number of dimensions.</summary>
    public const uint dimension = 1;

    // OpenUSD's empty range, in single and in double precision: FLT_MAX is finite in both.
    private const float Empty = float.MaxValue;

    private float _min;
    private float _max;

    /// <summary>An empty range.</summary>
    public GfRange1f() => SetEmpty();

    /// <summary>The range between two numbers; empty where a minimum is above its maximum.</summary>
    public GfRange1f(float min, float max)
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
    public readonly float GetMin() => _min;

    /// <summary>The maximum.</summary>
    public readonly float GetMax() => _max;

    /// <summary>The maximum less the minimum.</summary>
    public readonly float GetSize() => _max - _min;

    /// <summary>The middle; of no use where the range is empty.</summary>
    public readonly float GetMidpoint() => (_min * 0.5f) + (_max * 0.5f);

    /// <summary>Sets the minimum.</summary>
    public void SetMin(float min) => _min = min;

    /// <summary>Sets the maximum.</summary>
    public void SetMax(float max) => _max = max;

    /// <summary>Whether a minimum is above its maximum.</summary>
    public readonly bool IsEmpty() => _min > _max;

    /// <summary>Grows the range to hold the point.</summary>
    public void ExtendBy(float point) => UnionWith(point);

    /// <summary>Grows the range to hold the other.</summary>
    public void ExtendBy(GfRange1f range) => UnionWith(range);

    /// <summary>Whether the point is inside or on the border.</summary>
    public readonly bool Contains(float point) =>
        point >= _min && point <= _max;

    /// <summary>Whether both ends of the other range are inside or on the border.</summary>
    public readonly bool Contains(GfRange1f range) => Contains(range._min) && Contains(range._max);

    /// <inheritdoc cref="Contains(float)"/>
    public readonly bool IsInside(float point) => Contains(point);

    /// <inheritdoc cref="Contains(GfRange1f)"/>
    public readonly bool IsInside(GfRange1f range) => Contains(range);

    /// <summary>Whether the ranges have no point in common.</summary>
    public readonly bool IsOutside(GfRange1f range) =>
        range._max < _min || range._min > _max;

    /// <summary>The smallest range that holds both.</summary>
    public static GfRange1f GetUnion(GfRange1f a, GfRange1f b) => a.UnionWith(b);

    /// <summary>Grows the range to hold the other, and returns it.</summary>
    public GfRange1f UnionWith(GfRange1f b)
    {
        _min = Math.Min(_min, b._min);
        _max = Math.Max(_max, b._max);
        return this;
    }

    /// <summary>Grows the range to hold the point, and returns it.</summary>
    public GfRange1f UnionWith(float b) => UnionWith(new GfRange1f(b, b));

    /// <inheritdoc cref="GetUnion"/>
    public static GfRange1f Union(GfRange1f a, GfRange1f b) => a.UnionWith(b);

    /// <inheritdoc cref="UnionWith(float)"/>
    public GfRange1f Union(float b) => UnionWith(b);

    /// <summary>The points in both ranges; may be empty.</summary>
    public static GfRange1f GetIntersection(GfRange1f a, GfRange1f b) => a.IntersectWith(b);

    /// <inheritdoc cref="GetIntersection"/>
    public static GfRange1f Intersection(GfRange1f a, GfRange1f b) => a.IntersectWith(b);

    /// <summary>Shrinks the range to the points that are in the other too, and returns it.</summary>
    public GfRange1f IntersectWith(GfRange1f b)
    {
        _min = Math.Max(_min, b._min);
        _max = Math.Min(_max, b._max);
        return this;
    }

    /// <summary>The squared distance from the point to the range; 0 inside.</summary>
    public readonly double GetDistanceSquared(float p)
    {
        double d = Math.Max(0, Math.Max((double)_min - p, (double)p - _max));
        return (d * d);
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all numbers are equal; NaN equals nothing.</summary>
    public static bool Equals(GfRange1f lhs, GfRange1f rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfRange1f.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfRange1f other && this == other;

    readonly bool IEquatable<GfRange1f>.Equals(GfRange1f other) => this == other;

    /// <summary>A hash of both ends.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_min, _max);

    /// <summary>Addition: both ends as OpenUSD prints them: <c>[min...max]</c>.</summary>
    public override readonly string ToString() => $"[{GfText.Of(_min)}...{GfText.Of(_max)}]";

    /// <summary>Whether both ends are equal.</summary>
    public static bool operator ==(GfRange1f lhs, GfRange1f rhs) => lhs._min == rhs._min && lhs._max == rhs._max;

    /// <summary>Whether an end differs.</summary>
    public static bool operator !=(GfRange1f lhs, GfRange1f rhs) => !(lhs == rhs);
}
