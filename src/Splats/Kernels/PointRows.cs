namespace UsdGsplat.Splats.Kernels;

/// <summary>Points of some dimension inside wider records, as a view: a band of a spherical-harmonics column, for instance.</summary>
public readonly ref struct PointRows
{
    /// <summary>Views every record whole.</summary>
    /// <param name="values">Records one after another.</param>
    /// <param name="dimensions">Floats a point, at least 1.</param>
    /// <exception cref="ArgumentException">The values are not whole records.</exception>
    public PointRows(ReadOnlySpan<float> values, int dimensions)
        : this(values, dimensions, dimensions, 0)
    {
    }

    /// <summary>Views a part of every record.</summary>
    /// <param name="values">Records one after another.</param>
    /// <param name="stride">Floats a record.</param>
    /// <param name="dimensions">Floats a point, at least 1.</param>
    /// <param name="offset">The point's first float within its record.</param>
    /// <exception cref="ArgumentException">The values are not whole records, or the point leaves its record.</exception>
    public PointRows(ReadOnlySpan<float> values, int stride, int dimensions, int offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride - offset, dimensions, nameof(stride));
        if (values.Length % stride != 0)
            throw new ArgumentException($"the length {values.Length} is no multiple of the record's {stride} floats", nameof(values));
        Values = values;
        Stride = stride;
        Dimensions = dimensions;
        Offset = offset;
    }

    private PointRows(float[] values, int dimensions)
    {
        Values = values;
        Stride = Dimensions = dimensions;
    }

    /// <summary>The records.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>Floats a record.</summary>
    public int Stride { get; }

    /// <summary>Floats a point.</summary>
    public int Dimensions { get; }

    /// <summary>The point's first float within its record.</summary>
    public int Offset { get; }

    /// <summary>Number of points.</summary>
    public int Count => Values.Length / Stride;

    /// <summary>Views whole records that were checked before: to be made for every point, without a division.</summary>
    internal static PointRows OfChecked(float[] values, int dimensions) => new(values, dimensions);

    /// <summary>One point.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlySpan<float> this[int index] => Values.Slice((index * Stride) + Offset, Dimensions);
}
