namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>What a bake to <c>.splat4d</c> did.</summary>
/// <param name="InputSplats">Splats in the input, or in each of its frames.</param>
/// <param name="NonFiniteSplats">Splats left out because they are not finite.</param>
/// <param name="FaintSplats">Splats left out for their base opacity.</param>
/// <param name="NeverVisibleSplats">Splats left out because no instant shows them.</param>
/// <param name="ExcessSplats">Splats left out since there were more than wanted.</param>
/// <param name="Written">What was written; its <see cref="Splat4dWriteReport.DroppedUnseen"/> is 0, see <paramref name="NeverVisibleSplats"/>.</param>
/// <param name="WrittenAs">The options that the writer was given.</param>
public sealed record Splat4dBakeReport(
    long InputSplats,
    long NonFiniteSplats,
    long FaintSplats,
    long NeverVisibleSplats,
    long ExcessSplats,
    Splat4dWriteReport Written,
    Splat4dWriteOptions WrittenAs)
{
    /// <summary>For each splat of the file its index in the input; of a sequence in its <see cref="SequenceWindows"/>.</summary>
    public ReadOnlyMemory<int> SourceIndices { get; init; }
}
