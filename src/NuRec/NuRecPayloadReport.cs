namespace UsdGsplat.NuRec;

/// <summary>What a writer changed and what the 16-bit floats cost.</summary>
/// <param name="PayloadLength">Bytes of the MessagePack map before gzip.</param>
/// <param name="ShDegree">The stored degree.</param>
/// <param name="ZeroRotations">Rotations of length zero, written as none.</param>
/// <param name="OpacitiesClamped">Opacities closer to 0 or 1 than 1e-6.</param>
/// <param name="LogScalesClamped">Axes shorter than 1e-8, counted one by one.</param>
/// <param name="LargestPosition">The largest magnitude of a stored coordinate, scene units.</param>
public sealed record NuRecPayloadReport(
    long PayloadLength, int ShDegree, long ZeroRotations, long OpacitiesClamped, long LogScalesClamped, float LargestPosition)
{
    /// <summary>The distance between neighbouring 16-bit floats at <see cref="LargestPosition"/>: the coarsest step of a position.</summary>
    public double LargestPositionStep =>
        LargestPosition < 6.103515625e-5 ? Math.ScaleB(1, -24) : Math.ScaleB(1, Math.ILogB(LargestPosition) - 10);
}
