using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Tests.Baking;

/// <summary>A still cloud in memory with a set of higher coefficients a frame.</summary>
internal sealed class ChangingShCloud(SplatCloud cloud, float[][] sets) : IShFrameSource
{
    public string Name => cloud.Name;

    public SplatSchema Schema => cloud.Schema;

    public IReadOnlyList<string> Warnings => [];

    public int ShFrameCount => sets.Length;

    /// <summary>Splats in the unit cube whose coefficients take a step from each set to the next: all of them, or one in so many.</summary>
    internal static ChangingShCloud Random(int splats, int degree, int setCount, int oneIn, int seed)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("changing", new SplatSchema(splats, degree, HasMotion: false));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = random.NextSingle();
        }

        int width = cloud.Schema.Width(SplatColumn.ShRest);
        var sets = new float[setCount][];
        sets[0] = cloud.Column(SplatColumn.ShRest).ToArray();
        for (int set = 1; set < setCount; set++)
        {
            sets[set] = [.. sets[set - 1]];
            for (int splat = set % oneIn; splat < splats; splat += oneIn)
            {
                foreach (ref float value in sets[set].AsSpan(splat * width, width)) value = random.NextSingle();
            }
        }

        return new ChangingShCloud(cloud, sets);
    }

    public ISplatSource AtShFrame(int frame)
    {
        var still = new SplatCloud(cloud.Name, cloud.Schema);
        foreach (SplatColumn column in cloud.Schema.Columns) cloud.Column(column).CopyTo(still.Column(column));
        sets[frame].CopyTo(still.Column(SplatColumn.ShRest));
        return still;
    }

    public void Read(SplatColumn column, long first, Span<float> into) => cloud.Read(column, first, into);

    public void Dispose()
    {
    }
}
