namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The attributes of a bundle; all four are required.</summary>
public sealed record Sog4dStreams
{
    /// <summary>Centres.</summary>
    public Sog4dPosition? Position { get; init; }

    /// <summary>Scales.</summary>
    public Sog4dScale? Scale { get; init; }

    /// <summary>Rotations.</summary>
    public Sog4dRotation? Rotation { get; init; }

    /// <summary>Colours and opacities.</summary>
    public Sog4dSh? Sh { get; init; }
}
