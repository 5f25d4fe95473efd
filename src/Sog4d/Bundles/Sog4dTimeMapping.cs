namespace UsdGsplat.Sog4d.Bundles;

/// <summary>When the frames are.</summary>
public sealed record Sog4dTimeMapping
{
    /// <summary><c>uniform</c>: frame i of F is at i / (F − 1). <c>explicit</c>: the times are listed.</summary>
    public string? Type { get; init; }

    /// <summary>With <c>explicit</c>: the time of every frame, 0 to 1, never decreasing.</summary>
    public IReadOnlyList<float>? FrameTimesNormalized { get; init; }
}
