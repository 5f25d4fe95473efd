using UsdGsplat.SplatFormats.Checkpoints.Layouts;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>A checkpoint whose higher coefficients have an axis of frames.</summary>
internal sealed class ShFrameCheckpointSource(CheckpointSource source, int frameCount, Func<int, ICheckpointColumn> coefficientsAt) : IShFrameSource
{
    public string Name => source.Name;

    public SplatSchema Schema => source.Schema;

    public IReadOnlyList<string> Warnings => source.Warnings;

    public int ShFrameCount => frameCount;

    public void Read(SplatColumn column, long first, Span<float> into) => source.Read(column, first, into);

    public ISplatSource AtShFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, frameCount);
        return source.With(SplatColumn.ShRest, coefficientsAt(frame));
    }

    public void Dispose() => source.Dispose();
}
