namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud without motion as a 4D one: its splats stay where they are and as they are from time 0 to 1.</summary>
public sealed class LastingSplatSource : ISplatSource
{
    /// <summary>The splats' own time, the middle.</summary>
    private const float Middle = 0.5f;

    /// <summary>ln 1e4, a temporal standard deviation beside which the weight at 0 and 1 rounds to 1 in single precision.</summary>
    private const float LogDuration = 9.2103404f;

    private readonly ISplatSource source;

    /// <summary>Gives a cloud the columns of motion.</summary>
    /// <param name="source">The cloud, without motion; disposed with this one.</param>
    /// <exception cref="ArgumentException">The cloud has motion already.</exception>
    public LastingSplatSource(ISplatSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Schema.HasMotion) throw new ArgumentException($"{source.Name} has motion already", nameof(source));
        this.source = source;
        Schema = source.Schema with { HasMotion = true };
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        SplatRange.Check(Schema, column, first, into.Length);
        switch (column)
        {
            case SplatColumn.Times:
                into.Fill(Middle);
                break;
            case SplatColumn.LogDurations:
                into.Fill(LogDuration);
                break;
            case SplatColumn.Velocities:
                into.Clear();
                break;
            default:
                source.Read(column, first, into);
                break;
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
