using System.Numerics;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Centres: 16 bits an axis within the frame's own box, high and low bytes in two images.</summary>
public sealed record Sog4dPosition
{
    /// <summary>Lower corner of every frame's box, in scene units.</summary>
    public IReadOnlyList<Vector3>? RangeMin { get; init; }

    /// <summary>Upper corner of every frame's box, in scene units.</summary>
    public IReadOnlyList<Vector3>? RangeMax { get; init; }

    /// <summary>Template of the images of the high bytes.</summary>
    public string? HiPath { get; init; }

    /// <summary>Template of the images of the low bytes.</summary>
    public string? LoPath { get; init; }
}
