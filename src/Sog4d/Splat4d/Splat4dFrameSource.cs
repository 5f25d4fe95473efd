using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>A file with the higher coefficients of one frame.</summary>
internal sealed class Splat4dFrameSource(Splat4dSource source, Splat4dShRest coefficients) : ISplatSource
{
    public string Name => source.Name;

    public SplatSchema Schema => source.Schema;

    public IReadOnlyList<string> Warnings => source.Warnings;

    public void Read(SplatColumn column, long first, Span<float> into) => source.Read(column, first, into, coefficients);

    /// <summary>Does nothing: the file belongs to the source.</summary>
    public void Dispose()
    {
    }
}
