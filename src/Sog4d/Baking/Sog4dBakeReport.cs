namespace UsdGsplat.Sog4d.Baking;

/// <summary>What a bake did.</summary>
/// <param name="InputSplats">Splats in the input.</param>
/// <param name="Splats">Splats in the bundle.</param>
/// <param name="Frames">Frames in the bundle.</param>
/// <param name="NonFiniteSplats">Splats left out because they are not finite.</param>
/// <param name="FaintSplats">Splats left out for their base opacity.</param>
/// <param name="NeverVisibleSplats">Splats left out because no instant shows them at 1/255 or more.</param>
/// <param name="ExcessSplats">Splats left out since there were more than wanted.</param>
public sealed record Sog4dBakeReport(
    long InputSplats,
    int Splats,
    int Frames,
    long NonFiniteSplats,
    long FaintSplats,
    long NeverVisibleSplats,
    long ExcessSplats)
{
    /// <summary>For each splat of the bundle its index in the input.</summary>
    public ReadOnlyMemory<int> SourceIndices { get; init; }

    /// <summary>Where the time went.</summary>
    public required BakeStages Stages { get; init; }
}
