using UsdGsplat.UsdAuthoring.NuRec;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What authoring a scene did.</summary>
public sealed record SceneReport
{
    /// <summary>The inputs, in order.</summary>
    public required IReadOnlyList<SceneInputReport> Inputs { get; init; }

    /// <summary>The prims that hold splats, in order.</summary>
    public required IReadOnlyList<SplatPrimReport> Prims { get; init; }

    /// <summary>The NuRec volumes among them.</summary>
    public IReadOnlyList<NuRecVolumeReport> Volumes => [.. Prims.OfType<NuRecVolumeReport>()];

    /// <summary>The partitions of large inputs, in order; none when none was divided.</summary>
    public IReadOnlyList<ScenePartitionReport> Partitions { get; init; } = [];

    /// <summary>The files, the one to open first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What the user should know, one line each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
