using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>A cloud of degree 1 whose higher coefficients change over time: all of a splat equal the number of their set, with 100 times the red of its DC added.</summary>
internal sealed class ChangingHarmonics(SplatCloud cloud, int sets, int set = 0) : IShFrameSource
{
    public string Name => cloud.Name;

    public SplatSchema Schema => cloud.Schema with { ShDegree = 1 };

    public IReadOnlyList<string> Warnings => [];

    public int ShFrameCount => sets;

    public ISplatSource AtShFrame(int frame) => new ChangingHarmonics(cloud, sets, frame);

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        if (column != SplatColumn.ShRest)
        {
            cloud.Read(column, first, into);
            return;
        }

        ReadOnlySpan<float> constants = cloud.Column(SplatColumn.ShDc);
        for (int i = 0; i < into.Length; i++) into[i] = set + (100 * constants[(int)(3 * (first + (i / 9)))]);
    }

    public void Dispose()
    {
    }
}
