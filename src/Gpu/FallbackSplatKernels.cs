using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>A device's kernels, and the CPU's from the moment that the device fails.</summary>
/// <remarks>A failed call is done again by the CPU from the start; nothing that a kernel writes is also what it reads, but the
/// pixels of opacities, whose other channels a kernel leaves alone.</remarks>
internal sealed class FallbackSplatKernels(ISplatKernels device, ISplatKernels cpu, Action<string> warn) : ISplatKernels
{
    private readonly Lock gate = new();
    private volatile bool failed;

    private ISplatKernels Current => failed ? cpu : device;

    public void BakeFrame(MotionColumns splats, float time, Span<float> positions, Span<float> opacities)
    {
        try
        {
            Current.BakeFrame(splats, time, positions, opacities);
        }
        catch (OpenClException e)
        {
            GoOn(e).BakeFrame(splats, time, positions, opacities);
        }
    }

    public PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        try
        {
            return Current.RangeOf(positions, chosen);
        }
        catch (OpenClException e)
        {
            return GoOn(e).RangeOf(positions, chosen);
        }
    }

    public void QuantisePositions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low)
    {
        try
        {
            Current.QuantisePositions(positions, range, high, low);
        }
        catch (OpenClException e)
        {
            GoOn(e).QuantisePositions(positions, range, high, low);
        }
    }

    public void FindRanges(
        MotionColumns splats, ReadOnlySpan<float> times, float zeroBelow, ulong[][] drawn, Span<PositionRange?> boxes, CancellationToken cancellation = default)
    {
        try
        {
            Current.FindRanges(splats, times, zeroBelow, drawn, boxes, cancellation);
        }
        catch (OpenClException e)
        {
            GoOn(e).FindRanges(splats, times, zeroBelow, drawn, boxes, cancellation);
        }
    }

    public void PaintFrame(MotionColumns splats, float time, PositionRange range, float zeroBelow, Span<uint> high, Span<uint> low, Span<uint> colours)
    {
        try
        {
            Current.PaintFrame(splats, time, range, zeroBelow, high, low, colours);
        }
        catch (OpenClException e)
        {
            GoOn(e).PaintFrame(splats, time, range, zeroBelow, high, low, colours);
        }
    }

    public void QuantiseRotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels)
    {
        try
        {
            Current.QuantiseRotations(rotationsXyzw, rounding, pixels);
        }
        catch (OpenClException e)
        {
            GoOn(e).QuantiseRotations(rotationsXyzw, rounding, pixels);
        }
    }

    public void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels)
    {
        try
        {
            Current.QuantiseColours(shDc, limits, pixels);
        }
        catch (OpenClException e)
        {
            GoOn(e).QuantiseColours(shDc, limits, pixels);
        }
    }

    public void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels)
    {
        try
        {
            Current.QuantiseOpacities(opacities, zeroBelow, pixels);
        }
        catch (OpenClException e)
        {
            GoOn(e).QuantiseOpacities(opacities, zeroBelow, pixels);
        }
    }

    public void AssignNearest(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances)
    {
        try
        {
            Current.AssignNearest(points, codes, indices, squaredDistances);
        }
        catch (OpenClException e)
        {
            GoOn(e).AssignNearest(points, codes, indices, squaredDistances);
        }
    }

    public int KMeansStep(KMeansState state)
    {
        if (failed) return cpu.KMeansStep(state);
        int[] labels = state.Labels.ToArray();
        float[] centres = state.Centres.ToArray();
        try
        {
            return device.KMeansStep(state);
        }
        catch (OpenClException e)
        {
            // What a step starts from is put back.
            labels.CopyTo(state.Labels);
            centres.CopyTo(state.Centres);
            return GoOn(e).KMeansStep(state);
        }
    }

    public int[] MortonOrder(ReadOnlySpan<float> positions)
    {
        try
        {
            return Current.MortonOrder(positions);
        }
        catch (OpenClException e)
        {
            return GoOn(e).MortonOrder(positions);
        }
    }

    public void RoundToHalf(ReadOnlySpan<float> values, Span<Half> halves)
    {
        try
        {
            Current.RoundToHalf(values, halves);
        }
        catch (OpenClException e)
        {
            GoOn(e).RoundToHalf(values, halves);
        }
    }

    /// <summary>The CPU, from now on; the first failure is told.</summary>
    private ISplatKernels GoOn(OpenClException e)
    {
        lock (gate)
        {
            if (!failed) warn($"the CPU goes on, since the device failed: {e.Message}");
            failed = true;
        }

        return cpu;
    }
}
