using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Small clouds with values that are easy to tell apart.</summary>
internal static class TestClouds
{
    /// <summary>Still splats in a row, of rising opacity, without rotation.</summary>
    internal static SplatCloud Grid(int count, float sigma = 0.01f, int shDegree = 0) => Fill(new SplatCloud("grid", new SplatSchema(count, shDegree, HasMotion: false)), sigma);

    /// <summary>The same in motion: to the right, all at time 0.5 and seen for long.</summary>
    internal static SplatCloud Moving(int count)
    {
        SplatCloud cloud = Fill(new SplatCloud("moving", new SplatSchema(count, 0, HasMotion: true)), 0.01f);
        cloud.Column(SplatColumn.Times).Fill(0.5f);
        for (int i = 0; i < count; i++) cloud.Column(SplatColumn.Velocities)[3 * i] = 1;
        return cloud;
    }

    private static SplatCloud Fill(SplatCloud cloud, float sigma)
    {
        cloud.Column(SplatColumn.LogScales).Fill(MathF.Log(sigma));
        for (int i = 0; i < cloud.Count; i++)
        {
            cloud.Column(SplatColumn.Positions)[3 * i] = i;
            cloud.Column(SplatColumn.RotationsXyzw)[(4 * i) + 3] = 1;
            cloud.Column(SplatColumn.OpacityLogits)[i] = (i * 0.01f) - 1;
            cloud.Column(SplatColumn.ShDc)[3 * i] = i * 0.001f;
        }

        return cloud;
    }
}
