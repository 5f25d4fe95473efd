using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Surveys;

/// <summary>Every so-many-th splat of a cloud, kept for medians. Which splats depends on the count alone.</summary>
internal sealed class MedianSample
{
    /// <summary>Most splats in the sample.</summary>
    internal const int MaxSplats = 16384;

    private readonly float[][] centres;
    private readonly float[][] logScales;

    internal MedianSample(long count)
    {
        Stride = Math.Max(1, (count + MaxSplats - 1) / MaxSplats);
        int slots = (int)((count + Stride - 1) / Stride);
        centres = NewAxes(slots);
        logScales = NewAxes(slots);
    }

    /// <summary>Splats whose index is a multiple of this belong to the sample.</summary>
    internal long Stride { get; }

    /// <summary>Puts a kept splat into its slot. Threads may add different splats at once.</summary>
    internal void Add(long index, ReadOnlySpan<float> centre, ReadOnlySpan<float> logScale)
    {
        long slot = index / Stride;
        for (int axis = 0; axis < 3; axis++)
        {
            centres[axis][slot] = centre[axis];
            logScales[axis][slot] = logScale[axis];
        }
    }

    /// <summary>The median centre, each axis by itself, or null of none.</summary>
    internal DoublePoint? MedianCentre()
    {
        float[][] filled = [.. centres.Select(Filled)];
        if (filled[0].Length == 0) return null;
        return new DoublePoint(FloatOrder.Median(filled[0]), FloatOrder.Median(filled[1]), FloatOrder.Median(filled[2]));
    }

    /// <summary>The median standard deviation over all axes of all splats, or null of none.</summary>
    internal double? MedianSigma()
    {
        float[] filled = Filled([.. logScales.SelectMany(axis => axis)]);
        return filled.Length == 0 ? null : PortableMath.Exp(FloatOrder.Median(filled));
    }

    private static float[] Filled(float[] values) => Array.FindAll(values, value => !float.IsNaN(value));

    private static float[][] NewAxes(int slots)
    {
        var axes = new float[3][];
        for (int axis = 0; axis < 3; axis++)
        {
            axes[axis] = new float[slots];
            Array.Fill(axes[axis], float.NaN);
        }

        return axes;
    }
}
