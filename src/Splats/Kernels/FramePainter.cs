using System.Buffers;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Frames evaluated and rounded a part at a time, so that positions and opacities never leave the cache; the work of one thread.</summary>
internal sealed class FramePainter : IDisposable
{
    /// <summary>Splats of a part.</summary>
    internal const int PartSplats = 4096;

    private readonly float[] values = ArrayPool<float>.Shared.Rent(4 * PartSplats);

    /// <summary>Paints a part; see <see cref="ISplatKernels.PaintFrame"/>.</summary>
    internal void Paint(
        MotionColumns splats, float time, PositionRange range, float zeroBelow, int first, Span<uint> high, Span<uint> low, Span<uint> colours)
    {
        Span<float> positions = values.AsSpan(0, 3 * high.Length), opacities = values.AsSpan(3 * high.Length, high.Length);
        FrameBaker.Bake(splats, time, first, high.Length, positions, opacities);
        PositionQuantiser.Quantise(positions, range, high, low);
        ColourQuantiser.QuantiseOpacities(opacities, zeroBelow, colours);
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(values);
}
