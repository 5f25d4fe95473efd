namespace UsdGsplat.Splats.Cameras;

/// <summary>An image's camera: its lens and where it stood.</summary>
public sealed record PosedCamera
{
    /// <summary>The image's name as its file has it, often a path with folders.</summary>
    public required string Name { get; init; }

    /// <summary>Size of the image, and lens.</summary>
    public required CameraLens Lens { get; init; }

    /// <summary>Where the camera stands.</summary>
    public required CameraPose Pose { get; init; }

    /// <summary>The name of the device that took the image, where its file says so: COLMAP's camera id.</summary>
    public string? PhysicalCamera { get; init; }

    /// <summary>When the image was taken, 0 to 1 over the sequence; null when unknown.</summary>
    public double? Time { get; init; }

    /// <summary>The nearest distance that is seen, scene units, above 0; null when unknown.</summary>
    public double? Near { get; init; }

    /// <summary>The farthest distance that is seen, scene units, above <see cref="Near"/>; null when unknown.</summary>
    public double? Far { get; init; }

    /// <summary>The camera in another world; distances grow with it.</summary>
    public PosedCamera Mapped(WorldSimilarity map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return this with { Pose = Pose.Mapped(map), Near = Near * map.Scale, Far = Far * map.Scale };
    }
}
