using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>A cloud under another name, with further warnings.</summary>
/// <param name="source">The cloud; disposed with this one.</param>
/// <param name="name">The name to use in messages.</param>
/// <param name="warnings">What comes before the cloud's own warnings.</param>
internal sealed class PartSource(ISplatSource source, string name, IEnumerable<string> warnings) : ISplatSource
{
    public string Name => name;

    public SplatSchema Schema => source.Schema;

    public IReadOnlyList<string> Warnings { get; } = [.. warnings, .. source.Warnings];

    public void Read(SplatColumn column, long first, Span<float> into) => source.Read(column, first, into);

    public void Dispose() => source.Dispose();
}
