namespace UsdGsplat.Splats.Tests;

/// <summary>Clouds of plain random values, some of them unusable.</summary>
internal static class TestClouds
{
    internal static SplatCloud Random(int count, int shDegree, bool motion, int seed, double badShare = 0)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud($"random {seed}", new SplatSchema(count, shDegree, motion));
        float[] bad = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 200f, -200f, 0f];
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column))
            {
                value = random.NextDouble() < badShare ? bad[random.Next(bad.Length)] : (float)((random.NextDouble() * 8) - 4);
            }
        }

        return cloud;
    }

    internal static float[] Read(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }

    /// <summary>The splats of a column as separate arrays.</summary>
    internal static float[][] Split(ISplatSource source, SplatColumn column) =>
        [.. Read(source, column).Chunk(Math.Max(1, source.Schema.Width(column)))];
}

/// <summary>Passes a cloud through and counts its disposals, or fails at a splat.</summary>
internal sealed class ProbeSource(ISplatSource source, long failAt = long.MaxValue) : ISplatSource
{
    public int Disposals { get; private set; }

    public string Name => "probe";

    public SplatSchema Schema => source.Schema;

    public IReadOnlyList<string> Warnings => ["a warning"];

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        if (first + (into.Length / Schema.Width(column)) > failAt) throw new IOException("the disk is gone");
        source.Read(column, first, into);
    }

    public void Dispose() => Disposals++;
}
