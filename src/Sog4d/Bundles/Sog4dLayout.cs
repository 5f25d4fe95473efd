namespace UsdGsplat.Sog4d.Bundles;

/// <summary>How splats lie in images: splat i is pixel i mod width of row i div width, counted from the top.</summary>
public sealed record Sog4dLayout
{
    /// <summary>Must be <c>row-major</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Pixels a row of every image.</summary>
    public int Width { get; init; }

    /// <summary>Rows of every image.</summary>
    public int Height { get; init; }
}
