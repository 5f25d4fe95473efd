namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Which cameras of a set become prims, and how.</summary>
public sealed record CamerasOptions
{
    /// <summary>The name of the prim, below the scene's default prim, that holds the cameras.</summary>
    public const string ScopeName = "Cameras";

    /// <summary>A camera an image, or a moving one.</summary>
    public CameraMode Mode { get; init; }

    /// <summary>Take every so manieth image, at least 1.</summary>
    public int Step { get; init; } = 1;

    /// <summary>At most so many images, spread evenly; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// The image, by its name, its file's name or that without ending, whose camera viewers look through first; it is kept
    /// whatever <see cref="Step"/> and <see cref="Limit"/> say. Null for none.
    /// </summary>
    public string? MainCamera { get; init; }

    /// <summary>Whose lens attributes to author; null for what suits the scene's target.</summary>
    public CameraVendorLens? VendorLens { get; init; }

    /// <summary>Images a second of a moving camera in a still scene; null leaves the stage's rate.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        if (Step < 1) throw new ArgumentException($"expected a step of cameras of at least 1, found {Step}");
        if (Limit < 1) throw new ArgumentException($"expected a limit of cameras of at least 1, found {Limit}");
        if (FramesPerSecond is { } rate && !(rate > 0 && double.IsFinite(rate))) throw new ArgumentException(FormattableString.Invariant($"expected more than 0 frames a second, found {rate}"));
    }
}
