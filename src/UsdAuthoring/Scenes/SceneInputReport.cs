using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What was found in one input of a scene.</summary>
public sealed record SceneInputReport
{
    /// <summary>The input's name, usually its path.</summary>
    public required string Name { get; init; }

    /// <summary>Splats in the input.</summary>
    public required long Splats { get; init; }

    /// <summary>Degree of the spherical harmonics of the input.</summary>
    public required int ShDegree { get; init; }

    /// <summary>Whether the input is a 4D cloud.</summary>
    public required bool HasMotion { get; init; }

    /// <summary>Splats dropped for values that are no finite numbers, or for scales that are 0 or infinite.</summary>
    public required long NonFiniteSplats { get; init; }

    /// <summary>Splats with a non-finite value, by column; only columns that have any.</summary>
    public required IReadOnlyDictionary<SplatColumn, long> NonFiniteByColumn { get; init; }

    /// <summary>Splats dropped for a finite log scale whose exponential is 0 or infinite in single precision.</summary>
    public required long UnusableScales { get; init; }

    /// <summary>Rotations of zero length or not finite, written as none.</summary>
    public required long RepairedRotations { get; init; }

    internal static SceneInputReport Of(ISplatSource source, SplatSurvey survey) => new()
    {
        Name = source.Name,
        Splats = source.Schema.Count,
        ShDegree = source.Schema.ShDegree,
        HasMotion = source.Schema.HasMotion,
        NonFiniteSplats = survey.Kept.DroppedCount,
        NonFiniteByColumn = survey.Columns.Where(c => c.NonFiniteSplats > 0).ToDictionary(c => c.Column, c => c.NonFiniteSplats),
        UnusableScales = survey.UnusableScales,
        RepairedRotations = survey.RepairedRotations,
    };
}
