namespace UsdGsplat.Sog4d.Baking;

/// <summary>The normalised times of the frames.</summary>
internal static class BakeTimes
{
    internal static double[] Of(Sog4dBakeOptions options)
    {
        if (options.FrameTimes is { } times) return [.. times];
        return [.. Enumerable.Range(0, options.FrameCount).Select(i => options.FrameCount == 1 ? 0 : (double)i / (options.FrameCount - 1))];
    }
}
