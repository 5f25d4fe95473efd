namespace UsdGsplat.Splats;

/// <summary>A resident cloud: one contiguous array a column, laid out as <see cref="SplatColumn"/> says.</summary>
/// <remarks>
/// Holds at most as many splats as an array of floats can: 47,721,858 at degree 3. Larger scenes stay sources. The
/// columns are views of the cloud's own arrays; write through them to change it.
/// </remarks>
public sealed class SplatCloud : ISplatSource
{
    private readonly float[][] columns;

    /// <summary>Makes a cloud of zeros.</summary>
    /// <param name="name">The name to use in messages.</param>
    /// <param name="schema">Its columns and count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is larger than an array can be.</exception>
    public SplatCloud(string name, SplatSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Name = name;
        Schema = schema;
        columns = new float[Enum.GetValues<SplatColumn>().Length][];
        foreach (SplatColumn column in Enum.GetValues<SplatColumn>())
        {
            long floats = checked(schema.Count * schema.Width(column));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, Array.MaxLength, nameof(schema));
            columns[(int)column] = floats == 0 ? [] : new float[floats];
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Number of splats.</summary>
    public int Count => (int)Schema.Count;

    /// <summary>A whole column, as a view; empty when the cloud does not have it.</summary>
    public Span<float> Column(SplatColumn column) => columns[(int)column];

    /// <summary>Reads a whole source into memory.</summary>
    public static SplatCloud From(ISplatSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var cloud = new SplatCloud(source.Name, source.Schema) { Warnings = source.Warnings };
        foreach (SplatColumn column in source.Schema.Columns) source.Read(column, 0, cloud.Column(column));
        return cloud;
    }

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int width = Schema.Width(column);
        SplatRange.Check(Schema, column, first, into.Length);
        if (width > 0) columns[(int)column].AsSpan((int)(first * width), into.Length).CopyTo(into);
    }

    /// <summary>Does nothing: the cloud is managed memory.</summary>
    public void Dispose()
    {
    }
}
