namespace UsdGsplat.Sog4d.Baking;

/// <summary>What one thread needs to make a frame's images; used again for every frame.</summary>
internal sealed class BakeScratch(int splats, int pixels)
{
    /// <summary>3 floats a splat.</summary>
    internal float[] Positions { get; } = new float[3 * splats];

    /// <summary>A float a splat.</summary>
    internal float[] Opacities { get; } = new float[splats];

    /// <summary>An image.</summary>
    internal uint[] Pixels { get; } = new uint[pixels];

    /// <summary>Another image.</summary>
    internal uint[] MorePixels { get; } = new uint[pixels];
}
