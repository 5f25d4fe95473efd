namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>The world to give cameras in: that of the splats that go with them.</summary>
public abstract record CameraWorld
{
    private CameraWorld()
    {
    }

    /// <summary>As the file has them.</summary>
    public static CameraWorld Stored { get; } = new AsStored();

    /// <summary>The world that COLMAP made: what <c>applied_transform</c> of a <c>transforms.json</c> did is undone.</summary>
    public static CameraWorld Original { get; } = new AsOriginal();

    /// <summary>
    /// That of FreeTimeGS trainers, normalised from a sparse model of COLMAP as <see cref="Colmap.ColmapNormalization"/>
    /// does, which must be what the cameras are read from.
    /// </summary>
    public static CameraWorld FreeTimeGs { get; } = new AsFreeTimeGs();

    /// <summary>COLMAP's world mapped as a file says: nerfstudio's <c>dataparser_transforms.json</c>, or a matrix alone.</summary>
    /// <param name="path">An object with <c>transform</c>, three rows of four, and <c>scale</c>, which comes after it; or rows alone.</param>
    public static CameraWorld Mapped(string path) => new ByFile(path);

    internal sealed record AsStored : CameraWorld;

    internal sealed record AsOriginal : CameraWorld;

    internal sealed record AsFreeTimeGs : CameraWorld;

    internal sealed record ByFile(string Path) : CameraWorld;
}
