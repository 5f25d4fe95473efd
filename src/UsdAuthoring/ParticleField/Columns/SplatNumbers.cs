using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField.Columns;

/// <summary>A column of a cloud, one element a splat, activated or as it is.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="column">Its column.</param>
/// <param name="activate">Changes the values where they are; null leaves them.</param>
internal sealed class SplatNumbers(ISplatSource cloud, SplatColumn column, SplatNumbers.Activation? activate = null) : IBulkColumn
{
    /// <summary>Changes values in place.</summary>
    internal delegate void Activation(Span<float> values);

    public int Count { get; } = CheckedCount(cloud, 1);

    public int Width { get; } = cloud.Schema.Width(column);

    public void Read(int first, Span<float> into)
    {
        cloud.Read(column, first, into);
        activate?.Invoke(into);
    }

    /// <summary>The number of elements of an array.</summary>
    /// <exception cref="AssetUnsupportedException">An array holds no so many.</exception>
    internal static int CheckedCount(ISplatSource cloud, int elementsPerSplat)
    {
        long elements = cloud.Schema.Count * elementsPerSplat;
        if (elements <= Array.MaxLength) return (int)elements;
        throw new AssetUnsupportedException(
            new AssetLocation(cloud.Name),
            "PF-COUNT",
            $"expected at most {Array.MaxLength / elementsPerSplat} splats in one prim, found {cloud.Schema.Count}; partition the scene");
    }
}
