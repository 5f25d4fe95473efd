using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>A device's kernels, and the CPU's from the moment that the device fails.</summary>
/// <remarks>A failed call is done again by the CPU from the start; nothing that a kernel writes is also what it reads, but the
/// pixels of opacities, whose other channels a kernel leaves alone.</remarks>
internal sealed class FallbackSplatKernels(ISplatKernels device, ISplatKernels cpu, Action<string> warn) : ISplatKernels
{
    private volatile bool failed;

    public void BakeFrame(MotionColumns splats, float time, Span<float> positions, Span<float> opacities)
    {
        try
        {
            if (!failed)
            {
                device.BakeFrame(splats, time, positions, opacities);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.BakeFrame(splats, time, positions, opacities);
    }

    public PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        try
        {
            if (!failed) return device.RangeOf(positions, chosen);
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        return cpu.RangeOf(positions, chosen);
    }

    public void QuantisePositions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low)
    {
        try
        {
            if (!failed)
            {
                device.QuantisePositions(positions, range, high, low);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.QuantisePositions(positions, range, high, low);
    }

    public void QuantiseRotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels)
    {
        try
        {
            if (!failed)
            {
                device.QuantiseRotations(rotationsXyzw, rounding, pixels);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.QuantiseRotations(rotationsXyzw, rounding, pixels);
    }

    public void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels)
    {
        try
        {
            if (!failed)
            {
                device.QuantiseColours(shDc, limits, pixels);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.QuantiseColours(shDc, limits, pixels);
    }

    public void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels)
    {
        try
        {
            if (!failed)
            {
                device.QuantiseOpacities(opacities, zeroBelow, pixels);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.QuantiseOpacities(opacities, zeroBelow, pixels);
    }

    public void AssignNearest(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances)
    {
        try
        {
            if (!failed)
            {
                device.AssignNearest(points, codes, indices, squaredDistances);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.AssignNearest(points, codes, indices, squaredDistances);
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
            Fail(e);
        }

        return cpu.KMeansStep(state);
    }

    public int[] MortonOrder(ReadOnlySpan<float> positions)
    {
        try
        {
            if (!failed) return device.MortonOrder(positions);
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        return cpu.MortonOrder(positions);
    }

    public void RoundToHalf(ReadOnlySpan<float> values, Span<Half> halves)
    {
        try
        {
            if (!failed)
            {
                device.RoundToHalf(values, halves);
                return;
            }
        }
        catch (OpenClException e)
        {
            Fail(e);
        }

        cpu.RoundToHalf(values, halves);
    }

    private void Fail(OpenClException e)
    {
        if (failed) return;
        failed = true;
        warn($"the CPU goes on, since the device failed: {e.Message}");
    }
}
