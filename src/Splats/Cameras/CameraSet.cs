namespace UsdGsplat.Splats.Cameras;

/// <summary>The cameras of a file or folder.</summary>
public sealed record CameraSet
{
    /// <summary>The path that they were read from, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The format: <c>colmap</c>, <c>nerfstudio</c> or <c>3dgs</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The cameras, at least one; those of files come in the natural order of their names, frame_2 before frame_10.</summary>
    public required IReadOnlyList<PosedCamera> Cameras { get; init; }

    /// <summary>What was left out or approximated, in whole sentences without location.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
