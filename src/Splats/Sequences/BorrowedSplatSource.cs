namespace UsdGsplat.Splats.Sequences;

/// <summary>A cloud that somebody else owns: disposing this leaves it open.</summary>
internal sealed class BorrowedSplatSource(ISplatSource source) : ISplatSource
{
    public string Name => source.Name;

    public SplatSchema Schema => source.Schema;

    public IReadOnlyList<string> Warnings => source.Warnings;

    public void Read(SplatColumn column, long first, Span<float> into) => source.Read(column, first, into);

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
