using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Nearest codes on a device.</summary>
/// <remarks>
/// The device tells of every point whether rounding errors may have chosen its code. Those few that it is not sure of are
/// measured by the CPU, so that the codes are the CPU's own.
/// </remarks>
internal sealed class NearestKernels(GpuDevice device, CpuSplatKernels cpu) : IDisposable
{
    private readonly OpenClKernel byProducts = device.Kernel("nearest_by_products"), byDifferences = device.Kernel("nearest_by_differences");
    private readonly OpenClKernel? measure = device.Device.HasDoubles ? device.Kernel("squared_distances") : null;

    /// <summary>Whether the device measures distances in double precision.</summary>
    internal bool CanMeasure => measure is not null;

    /// <summary>See <see cref="ISplatKernels.AssignNearest"/>.</summary>
    internal unsafe void Assign(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances)
    {
        float[] copy = codes.ToArray();
        int stride = points.Stride, offset = points.Offset, dimensions = points.Dimensions;
        using (var packed = new DeviceCodes(device, copy, dimensions))
        fixed (float* from = points.Values)
        fixed (int* to = indices)
        {
            float* source = from;
            int* target = to;
            ChunkRing.Run(device.Context, points.Count, device.Chunk(stride * sizeof(float)), capacity =>
                new NearestSlot(device, capacity, stride, source, target, (buffer, count, found) => Search(packed, buffer, count, stride, offset, dimensions, found)));
        }

        Settle(points, copy, indices);
        for (int i = 0; i < squaredDistances.Length; i++)
            squaredDistances[i] = (float)SquaredDistance.Between(points[i], copy.AsSpan(indices[i] * dimensions, dimensions));
    }

    /// <summary>Sets the arguments of a search over points that lie on the device.</summary>
    internal OpenClKernel Search(DeviceCodes codes, OpenClBuffer<float> points, int count, int stride, int offset, int dimensions, OpenClBuffer<int> found)
    {
        OpenClKernel kernel = (codes.Differences ? byDifferences : byProducts).Arguments().With(points).With(count).With(stride).With(offset).With(dimensions);
        return codes.AddTo(kernel).With(found);
    }

    /// <summary>Runs a search whose arguments are set.</summary>
    internal static OpenClEvent Run(GpuDevice device, OpenClKernel kernel, int count, OpenClEvent? sent)
    {
        nuint side = (nuint)GpuDevice.NearestSide;
        int groups = (count + GpuDevice.NearestTile - 1) / GpuDevice.NearestTile;
        return device.Context.Work.Run(kernel, [(nuint)groups * side, side], [side, side], sent);
    }

    /// <summary>Measures the distances of points to their codes in double precision; of the device's memory all.</summary>
    internal void Measure(OpenClBuffer<float> points, int count, int dimensions, OpenClBuffer<float> codes, OpenClBuffer<int> indices, OpenClBuffer<double> distances)
    {
        measure!.Arguments().With(points).With(count).With(dimensions).With(0).With(dimensions).With(codes).With(indices).With(distances);
        device.RunEach(measure, count).Dispose();
    }

    /// <summary>Finds the codes of points whose index came back as a complement.</summary>
    /// <returns>How many there were.</returns>
    internal int Settle(PointRows points, float[] codes, Span<int> indices)
    {
        var open = new List<int>();
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0) open.Add(i);
        }

        if (open.Count == 0) return 0;
        int dimensions = points.Dimensions;
        var rows = new float[checked(open.Count * dimensions)];
        for (int i = 0; i < open.Count; i++) points[open[i]].CopyTo(rows.AsSpan(i * dimensions));
        var found = new int[open.Count];
        cpu.AssignNearest(new PointRows(rows, dimensions), codes, found, []);
        for (int i = 0; i < found.Length; i++) indices[open[i]] = found[i];
        return open.Count;
    }

    public void Dispose()
    {
        byProducts.Dispose();
        byDifferences.Dispose();
        measure?.Dispose();
    }

    /// <summary>A chunk of points.</summary>
    private sealed unsafe class NearestSlot(
        GpuDevice device, int capacity, int stride, float* source, int* target, Func<OpenClBuffer<float>, int, OpenClBuffer<int>, OpenClKernel> search) : IChunkSlot
    {
        private readonly OpenClBuffer<float> points = device.Context.NewBuffer<float>((long)stride * capacity);
        private readonly OpenClBuffer<int> found = device.Context.NewBuffer<int>(capacity);

        public OpenClEvent Send(int first, int count) =>
            device.Context.Transfers.WriteEvent(points, new ReadOnlySpan<float>(source + ((long)stride * first), stride * count));

        public OpenClEvent Compute(int first, int count, OpenClEvent? sent) => Run(device, search(points, count, found), count, sent);

        public OpenClEvent Fetch(int first, int count, OpenClEvent computed) => device.Context.Transfers.BeginRead(found, target + first, count, computed);

        public void Dispose()
        {
            points.Dispose();
            found.Dispose();
        }
    }
}
