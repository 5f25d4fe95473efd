namespace UsdGsplat.Splats.Operations;

/// <summary>An operation on a cloud whose higher coefficients change over time, done to every frame alike.</summary>
/// <remarks>Operations such as <see cref="Selection.SelectedSplatSource"/> give clouds without frames; this keeps them.</remarks>
public sealed class MappedShFrameSource : IShFrameSource
{
    private readonly IShFrameSource source;
    private readonly Func<ISplatSource, ISplatSource> operation;
    private readonly ISplatSource still;

    private MappedShFrameSource(IShFrameSource source, Func<ISplatSource, ISplatSource> operation)
    {
        (this.source, this.operation) = (source, operation);
        still = operation(source);
    }

    /// <inheritdoc/>
    public string Name => still.Name;

    /// <inheritdoc/>
    public SplatSchema Schema => still.Schema;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => still.Warnings;

    /// <inheritdoc/>
    public int ShFrameCount => source.ShFrameCount;

    /// <summary>Does an operation to a cloud, and to each of its frames if it has several.</summary>
    /// <param name="source">The cloud; disposed with the result if the operation's result does so.</param>
    /// <param name="operation">Keeps which splats there are the same in every frame; called once a frame that is looked at.</param>
    public static ISplatSource Map(ISplatSource source, Func<ISplatSource, ISplatSource> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return source is IShFrameSource { ShFrameCount: > 1 } frames ? new MappedShFrameSource(frames, operation) : operation(source);
    }

    /// <inheritdoc/>
    public ISplatSource AtShFrame(int frame) => operation(source.AtShFrame(frame));

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into) => still.Read(column, first, into);

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => still.Dispose();
}
