namespace UsdGsplat.Sog4d.Bundles;

/// <summary>How a bundle is brought into its canonical form.</summary>
public sealed record Sog4dNormalizeOptions
{
    /// <summary>The file to make. Default null: the bundle itself is changed.</summary>
    public string? Output { get; init; }

    /// <summary>Whether <see cref="Output"/> may replace a file. Default false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether the archive is written anew: <c>meta.json</c> first, each file once, fixed times, each stored or deflated as
    /// before. Default false: the canonical <c>meta.json</c> is added to the end, where it counts in place of the old one.
    /// </summary>
    public bool Rewrite { get; init; }

    /// <summary>
    /// Whether colours that an exporter lost where splats are invisible are taken from the frames that show them; the archive is
    /// then written anew, unless there are none and nothing else changes. Default false. Source: sog4d, section 17, P3.
    /// </summary>
    public bool RepairColors { get; init; }
}
