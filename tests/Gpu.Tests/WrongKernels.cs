using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu.Tests;

/// <summary>The CPU's kernels, two of which err.</summary>
internal sealed class WrongKernels : ISplatKernels
{
    private readonly CpuSplatKernels right = new();

    public void BakeFrame(MotionColumns splats, float time, Span<float> positions, Span<float> opacities) => right.BakeFrame(splats, time, positions, opacities);

    public PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen) => right.RangeOf(positions, chosen);

    public void QuantisePositions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low) => right.QuantisePositions(positions, range, high, low);

    public void FindRanges(
        MotionColumns splats, ReadOnlySpan<float> times, float zeroBelow, ulong[][] drawn, Span<PositionRange?> boxes, CancellationToken cancellation = default) =>
        right.FindRanges(splats, times, zeroBelow, drawn, boxes, cancellation);

    public void PaintFrame(MotionColumns splats, float time, PositionRange range, float zeroBelow, Span<uint> high, Span<uint> low, Span<uint> colours)
    {
        right.PaintFrame(splats, time, range, zeroBelow, high, low, colours);
        high[3] ^= 2;
    }

    public void QuantiseRotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels) => right.QuantiseRotations(rotationsXyzw, rounding, pixels);

    public void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels) => right.QuantiseColours(shDc, limits, pixels);

    public void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels)
    {
        right.QuantiseOpacities(opacities, zeroBelow, pixels);
        pixels[^1] ^= 1u << 24;
    }

    public void AssignNearest(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances) => right.AssignNearest(points, codes, indices, squaredDistances);

    public int KMeansStep(KMeansState state) => right.KMeansStep(state);

    public int[] MortonOrder(ReadOnlySpan<float> positions)
    {
        int[] order = right.MortonOrder(positions);
        (order[0], order[1]) = (order[1], order[0]);
        return order;
    }

    public void RoundToHalf(ReadOnlySpan<float> values, Span<Half> halves) => right.RoundToHalf(values, halves);
}
