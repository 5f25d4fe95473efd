using System.Numerics;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Scales: an index into a codebook for each splat.</summary>
public sealed record Sog4dScale
{
    /// <summary>The entries, linear scene units along the splat's own axes.</summary>
    public IReadOnlyList<Vector3>? Codebook { get; init; }

    /// <summary>Template of the images of the indices.</summary>
    public string? IndicesPath { get; init; }
}
