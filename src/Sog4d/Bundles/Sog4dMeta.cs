namespace UsdGsplat.Sog4d.Bundles;

/// <summary>What <c>meta.json</c> says, as it says it: a missing member is null or 0, and nothing is checked yet.</summary>
/// <remarks>
/// An empty string or array counts as missing wherever a rule asks for presence, as in Unity's <c>JsonUtility</c>, which
/// writes those for members that were never set. Source: sog4d, section 2.
/// </remarks>
public sealed record Sog4dMeta
{
    /// <summary>The value of <see cref="Format"/> in a canonical bundle.</summary>
    public const string CanonicalFormat = "sog4d";

    /// <summary>Must be <see cref="CanonicalFormat"/>; legacy bundles lack it or spell it in capitals.</summary>
    public string? Format { get; init; }

    /// <summary>1: one palette for all higher coefficients. 2: one palette a band.</summary>
    public int Version { get; init; }

    /// <summary>Number of splats, the same in every frame.</summary>
    public int SplatCount { get; init; }

    /// <summary>Number of frames.</summary>
    public int FrameCount { get; init; }

    /// <summary>When the frames are.</summary>
    public Sog4dTimeMapping? TimeMapping { get; init; }

    /// <summary>How splats lie in images.</summary>
    public Sog4dLayout? Layout { get; init; }

    /// <summary>The attributes.</summary>
    public Sog4dStreams? Streams { get; init; }

    /// <summary>Where the bundle comes from, as the JSON text that it has; free form.</summary>
    public string? GeneratorJson { get; init; }

    /// <summary>Fields that hold vectors as <c>[x, y, z]</c> rather than as objects, which the reference importer cannot read.</summary>
    public IReadOnlyList<string> LegacyVectorFields { get; init; } = [];
}
