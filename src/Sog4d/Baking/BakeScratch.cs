namespace UsdGsplat.Sog4d.Baking;

/// <summary>What one thread needs to make a frame's images, made when it is asked for; used again for every frame.</summary>
internal sealed class BakeScratch(int splats, int pixels)
{
    /// <summary>3 floats a splat.</summary>
    internal float[] Positions => field ??= new float[3 * splats];

    /// <summary>A float a splat.</summary>
    internal float[] Opacities => field ??= new float[splats];

    /// <summary>An image.</summary>
    internal uint[] Pixels { get; } = new uint[pixels];

    /// <summary>Another image.</summary>
    internal uint[] MorePixels => field ??= new uint[pixels];

    /// <summary>The image of colours.</summary>
    internal uint[] Colours => field ??= new uint[pixels];
}
