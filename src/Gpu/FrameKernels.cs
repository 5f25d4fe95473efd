using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Frames and boxes of positions on a device.</summary>
internal sealed class FrameKernels(GpuDevice device) : IDisposable
{
    private readonly OpenClKernel bake = device.Kernel("bake_frame");
    private readonly OpenClKernel range = device.Kernel("range_of");

    /// <summary>See <see cref="ISplatKernels.BakeFrame"/>.</summary>
    internal unsafe void Bake(DeviceMotion motion, float time, Span<float> positions, Span<float> opacities)
    {
        fixed (float* places = positions, fades = opacities)
        {
            float* toPositions = places, toOpacities = fades;
            int chunk = motion.Resident ? device.Chunk(sizeof(float) * 3) : motion.Capacity;
            ChunkRing.Run(device.Context, motion.Columns.Count, chunk, capacity => new FrameSlot(device, bake, motion, time, capacity, toPositions, toOpacities));
        }
    }

    /// <summary>See <see cref="ISplatKernels.RangeOf"/>.</summary>
    internal PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        int splats = positions.Length / 3, chunk = device.Chunk(3 * sizeof(float));
        PositionRange? result = null;
        using OpenClBuffer<float> places = device.Context.NewBuffer<float>(3L * Math.Min(chunk, splats));
        using OpenClBuffer<bool> flags = device.Context.NewBuffer<bool>(chosen.IsEmpty ? 1 : Math.Min(chunk, splats));
        using var boxes = new DeviceBoxes(device);
        for (int first = 0; first < splats; first += chunk)
        {
            int count = Math.Min(chunk, splats - first);
            device.Context.Work.Write(places, positions.Slice(3 * first, 3 * count));
            if (!chosen.IsEmpty) device.Context.Work.Write(flags, chosen.Slice(first, count));
            PositionRange? part = boxes.Run(range.Arguments().With(places).With(flags).With(chosen.IsEmpty ? 0 : 1).With(count));
            result = DrawnSplats.Union(result, part);
        }

        return result;
    }

    public void Dispose()
    {
        bake.Dispose();
        range.Dispose();
    }

    /// <summary>A chunk of a frame.</summary>
    private sealed unsafe class FrameSlot(
        GpuDevice device, OpenClKernel bake, DeviceMotion motion, float time, int capacity, float* positions, float* opacities) : MotionSlot(motion, capacity)
    {
        private readonly OpenClBuffer<float> places = device.Context.NewBuffer<float>(3L * capacity), fades = device.Context.NewBuffer<float>(capacity);

        public override OpenClEvent Compute(int first, int count, OpenClEvent? sent) =>
            device.RunEach(Columns.AddTo(bake, time, first).With(count).With(places).With(fades), count, sent);

        public override OpenClEvent Fetch(int first, int count, OpenClEvent computed)
        {
            device.Context.Transfers.BeginRead(places, positions + (3L * first), 3 * count, computed).Dispose();
            return device.Context.Transfers.BeginRead(fades, opacities + first, count, computed);
        }

        public override void Dispose()
        {
            places.Dispose();
            fades.Dispose();
            base.Dispose();
        }
    }
}
