using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Steps of Lloyd's algorithm on a device, whose points stay there from step to step.</summary>
/// <remarks>
/// Labels are exactly nearest (see <see cref="NearestKernels"/>); a centre's sum is added in the order of its points, in
/// double precision, by one item a dimension. So centres, too, are the CPU's bits, and no step depends on how groups are
/// scheduled.
/// </remarks>
internal sealed class ClusterKernels(GpuDevice device, NearestKernels nearest) : IDisposable
{
    private readonly OpenClKernel? move = device.Device.HasDoubles ? device.Kernel("move_centres") : null;
    private float[]? held;
    private OpenClBuffer<float>? points;

    /// <summary>Whether a clustering fits the device and needs nothing that it lacks.</summary>
    internal bool Fits(KMeansState state)
    {
        long bytes = sizeof(float) * (long)state.PointValues.Length;
        return move is not null && nearest.CanMeasure && device.CanKeep(bytes + (20L * state.PointCount), bytes);
    }

    /// <summary>See <see cref="ISplatKernels.KMeansStep"/>.</summary>
    internal int Step(KMeansState state)
    {
        OpenClBuffer<float> resident = Hold(state.PointValues);
        OpenClQueue queue = device.Context.Work;
        using OpenClBuffer<int> labels = device.Context.NewBuffer<int>(state.PointCount), order = device.Context.NewBuffer<int>(state.PointCount);
        using OpenClBuffer<int> ends = device.Context.NewBuffer<int>(state.CentreCount);
        using OpenClBuffer<float> centres = device.Context.NewBuffer<float>(state.CentreValues.Length);
        using OpenClBuffer<double> distances = device.Context.NewBuffer<double>(state.PointCount);
        int[] before = [.. state.LabelValues];
        float[] previous = [.. state.CentreValues];
        using (var codes = new DeviceCodes(device, state.CentreValues, state.Dimensions))
        {
            OpenClKernel search = nearest.Search(codes, resident, state.PointCount, state.Dimensions, 0, state.Dimensions, labels);
            NearestKernels.Run(device, search, state.PointCount, null).Dispose();
            queue.Read(labels, state.Labels);
        }

        if (nearest.Settle(state.Points, state.CentreValues, state.LabelValues) > 0) queue.Write(labels, state.LabelValues);
        queue.Write(centres, state.CentreValues);
        nearest.Measure(resident, state.PointCount, state.Dimensions, centres, labels, distances);
        queue.Read(distances, state.SquaredDistances);
        (int[] sorted, int[] limits) = KMeansStepper.OrderByLabel(state);
        queue.Write(order, sorted);
        queue.Write(ends, limits);
        move!.Arguments().With(resident).With(state.Dimensions).With(order).With(ends).With(state.CentreCount).With(centres);
        device.RunEach(move, state.CentreValues.Length).Dispose();
        queue.Read(centres, state.Centres);

        // No bound is known, should the CPU do the next step.
        state.Previous = previous;
        Array.Clear(state.Others);
        return Changed(before, state.LabelValues);
    }

    public void Dispose()
    {
        points?.Dispose();
        move?.Dispose();
    }

    private OpenClBuffer<float> Hold(float[] values)
    {
        if (held == values && points is not null) return points;
        points?.Dispose();
        (points, held) = (null, null);
        points = device.Context.NewBuffer<float>(values.Length);
        device.Context.Work.Write(points, values);
        held = values;
        return points;
    }

    private static int Changed(int[] before, int[] after)
    {
        int changed = 0;
        for (int i = 0; i < before.Length; i++) changed += before[i] != after[i] ? 1 : 0;
        return changed;
    }
}
