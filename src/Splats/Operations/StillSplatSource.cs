namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud without its columns of motion; the other columns pass through.</summary>
public sealed class StillSplatSource : ISplatSource
{
    private readonly ISplatSource source;

    /// <summary>Leaves motion out.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    public StillSplatSource(ISplatSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        this.source = source;
        Schema = source.Schema with { HasMotion = false };
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
        source.Read(column, first, into);
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
