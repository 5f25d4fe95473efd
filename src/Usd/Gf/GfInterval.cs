namespace pxr;

/// <summary>An interval of numbers whose ends are each open or closed.</summary>
/// <remarks>A value type: assignment copies. The default is the empty interval (0, 0).</remarks>
public struct GfInterval : IEquatable<GfInterval>, IDisposable
{
    private double _min;
    private double _max;
    private bool _minClosed;
    private bool _maxClosed;

    /// <summary>The closed interval that holds one number.</summary>
    public GfInterval(double val)
        : this(val, val)
    {
    }

    /// <summary>The interval between two numbers; an infinite end is always open.</summary>
    public GfInterval(double min, double max, bool minClosed = true, bool maxClosed = true)
    {
        SetMin(min, minClosed);
        SetMax(max, maxClosed);
    }

    /// <summary>A hash of the interval.</summary>
    public readonly uint Hash() => (uint)GetHashCode();

    /// <summary>The lower end.</summary>
    public readonly double GetMin() => _min;

    /// <summary>The upper end.</summary>
    public readonly double GetMax() => _max;

    /// <summary>Sets the lower end and leaves it open or closed; an infinite one becomes open.</summary>
    public void SetMin(double v) => SetMin(v, _minClosed);

    /// <summary>Sets the lower end; an infinite one is open.</summary>
    public void SetMin(double v, bool minClosed)
    {
        _min = v;
        _minClosed = minClosed && !double.IsInfinity(v);
    }

    /// <summary>Sets the upper end and leaves it open or closed; an infinite one becomes open.</summary>
    public void SetMax(double v) => SetMax(v, _maxClosed);

    /// <summary>Sets the upper end; an infinite one is open.</summary>
    public void SetMax(double v, bool maxClosed)
    {
        _max = v;
        _maxClosed = maxClosed && !double.IsInfinity(v);
    }

    /// <summary>Whether the lower end belongs to the interval.</summary>
    public readonly bool IsMinClosed() => _minClosed;

    /// <summary>Whether the upper end belongs to the interval.</summary>
    public readonly bool IsMaxClosed() => _maxClosed;

    /// <summary>Whether the lower end does not belong to the interval.</summary>
    public readonly bool IsMinOpen() => !_minClosed;

    /// <summary>Whether the upper end does not belong to the interval.</summary>
    public readonly bool IsMaxOpen() => !_maxClosed;

    /// <summary>Whether the upper end is not infinite.</summary>
    public readonly bool IsMaxFinite() => !double.IsInfinity(_max);

    /// <summary>Whether the lower end is not infinite.</summary>
    public readonly bool IsMinFinite() => !double.IsInfinity(_min);

    /// <summary>Whether both ends are not infinite.</summary>
    public readonly bool IsFinite() => IsMinFinite() && IsMaxFinite();

    /// <summary>Whether no number belongs to the interval.</summary>
    public readonly bool IsEmpty() => _min > _max || (_min == _max && !(_minClosed && _maxClosed));

    /// <summary>The upper end less the lower, at least 0.</summary>
    public readonly double GetSize() => Math.Max(0, _max - _min);

    /// <inheritdoc cref="GetSize"/>
    public readonly double Size() => GetSize();

    /// <summary>Whether the number belongs to the interval.</summary>
    public readonly bool Contains(double d) =>
        (d > _min || (d == _min && _minClosed)) && (d < _max || (d == _max && _maxClosed));

    /// <inheritdoc cref="Contains(double)"/>
    public readonly bool In(double d) => Contains(d);

    /// <summary>Whether all numbers of the other interval belong to this one; false where the other is empty.</summary>
    public readonly bool Contains(GfInterval i)
    {
        if (i.IsEmpty()) return false;
        bool above = i._min > _min || (i._min == _min && (_minClosed || !i._minClosed));
        return above && (i._max < _max || (i._max == _max && (_maxClosed || !i._maxClosed)));
    }

    /// <summary>Whether some number belongs to both intervals.</summary>
    public readonly bool Intersects(GfInterval i)
    {
        if (IsEmpty() || i.IsEmpty()) return false;
        return !EndsBefore(this, i) && !EndsBefore(i, this);
    }

    /// <summary>The interval of all numbers, open at both infinite ends.</summary>
    public static GfInterval GetFullInterval() => new(double.NegativeInfinity, double.PositiveInfinity, false, false);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether ends and their kinds are equal.</summary>
    public static bool Equals(GfInterval lhs, GfInterval rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal interval.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfInterval other && this == other;

    readonly bool IEquatable<GfInterval>.Equals(GfInterval other) => this == other;

    /// <summary>A hash of ends and their kinds.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_min, _max, _minClosed, _maxClosed);

    /// <summary>Addition: the interval as OpenUSD prints it: <c>[0,1)</c>.</summary>
    public override readonly string ToString() =>
        $"{(_minClosed ? '[' : '(')}{GfText.Of(_min)},{GfText.Of(_max)}{(_maxClosed ? ']' : ')')}";

    /// <summary>Whether ends and their kinds are equal.</summary>
    public static bool operator ==(GfInterval lhs, GfInterval rhs) =>
        lhs._min == rhs._min && lhs._max == rhs._max && lhs._minClosed == rhs._minClosed && lhs._maxClosed == rhs._maxClosed;

    /// <summary>Whether an end or its kind differs.</summary>
    public static bool operator !=(GfInterval lhs, GfInterval rhs) => !(lhs == rhs);

    private static bool EndsBefore(GfInterval a, GfInterval b) =>
        a._max < b._min || (a._max == b._min && !(a._maxClosed && b._minClosed));
}
