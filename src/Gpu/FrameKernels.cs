using System.Numerics;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Frames and boxes of positions on a device.</summary>
internal sealed class FrameKernels(GpuDevice device) : IDisposable
{
    private const int BoxGroups = 64;
    private const int BoxGroup = 64;
    private const int BoxFloats = 6;

    private readonly OpenClKernel bake = device.Kernel("bake_frame");
    private readonly OpenClKernel range = device.Kernel("range_of");
    private DeviceMotion? motion;

    /// <summary>See <see cref="ISplatKernels.BakeFrame"/>.</summary>
    internal unsafe void Bake(MotionColumns splats, float time, Span<float> positions, Span<float> opacities)
    {
        if (motion?.Columns != splats)
        {
            motion?.Dispose();
            motion = null;
            motion = new DeviceMotion(device, splats);
        }

        fixed (float* places = positions, fades = opacities)
        {
            float* toPositions = places, toOpacities = fades;
            int chunk = motion.Resident ? device.Chunk(sizeof(float) * 3) : motion.Capacity;
            ChunkRing.Run(device.Context, splats.Count, chunk, capacity => new FrameSlot(device, bake, motion, time, capacity, toPositions, toOpacities));
        }
    }

    /// <summary>See <see cref="ISplatKernels.RangeOf"/>.</summary>
    internal PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        int splats = positions.Length / 3, chunk = device.Chunk(3 * sizeof(float));
        PositionRange? result = null;
        using OpenClBuffer<float> places = device.Context.NewBuffer<float>(3L * Math.Min(chunk, splats)), boxes = device.Context.NewBuffer<float>(BoxGroups * BoxFloats);
        using OpenClBuffer<bool> flags = device.Context.NewBuffer<bool>(chosen.IsEmpty ? 1 : Math.Min(chunk, splats));
        using OpenClBuffer<int> any = device.Context.NewBuffer<int>(BoxGroups);
        for (int first = 0; first < splats; first += chunk)
        {
            int count = Math.Min(chunk, splats - first);
            device.Context.Work.Write(places, positions.Slice(3 * first, 3 * count));
            if (!chosen.IsEmpty) device.Context.Work.Write(flags, chosen.Slice(first, count));
            range.Arguments().With(places).With(flags).With(chosen.IsEmpty ? 0 : 1).With(count).With(boxes).With(any)
                .WithLocal(BoxGroup * BoxFloats * sizeof(float)).WithLocal(BoxGroup * sizeof(int));
            device.Context.Work.Run(range, [BoxGroups * BoxGroup], [BoxGroup]).Dispose();
            if (Union(boxes, any) is { } part) result = result is { } before ? PositionRange.Union(before, part) : part;
        }

        return result;
    }

    public void Dispose()
    {
        motion?.Dispose();
        bake.Dispose();
        range.Dispose();
    }

    private PositionRange? Union(OpenClBuffer<float> boxes, OpenClBuffer<int> any)
    {
        Span<float> corners = stackalloc float[BoxGroups * BoxFloats];
        Span<int> counts = stackalloc int[BoxGroups];
        device.Context.Work.Read(boxes, corners);
        device.Context.Work.Read(any, counts);
        PositionRange? result = null;
        for (int group = 0; group < BoxGroups; group++)
        {
            if (counts[group] == 0) continue;
            ReadOnlySpan<float> box = corners.Slice(BoxFloats * group, BoxFloats);
            var part = new PositionRange(new Vector3(box), new Vector3(box[3..]));
            result = result is { } before ? PositionRange.Union(before, part) : part;
        }

        return result;
    }

    /// <summary>A chunk of a frame.</summary>
    private sealed unsafe class FrameSlot(
        GpuDevice device, OpenClKernel bake, DeviceMotion motion, float time, int capacity, float* positions, float* opacities) : IChunkSlot
    {
        private readonly OpenClBuffer<float> places = device.Context.NewBuffer<float>(3L * capacity), fades = device.Context.NewBuffer<float>(capacity);
        private readonly DeviceMotion columns = motion.Resident ? motion : motion.NewPart(capacity);

        public OpenClEvent? Send(int first, int count) => motion.Resident ? null : columns.Send(first, count);

        public OpenClEvent Compute(int first, int count, OpenClEvent? sent)
        {
            columns.AddTo(bake.Arguments()).With(time).With(motion.Columns.HasMotion ? 1 : 0).With(motion.Resident ? first : 0).With(count).With(places).With(fades);
            return device.RunEach(bake, count, sent);
        }

        public OpenClEvent Fetch(int first, int count, OpenClEvent computed)
        {
            device.Context.Transfers.BeginRead(places, positions + (3L * first), 3 * count, computed).Dispose();
            return device.Context.Transfers.BeginRead(fades, opacities + first, count, computed);
        }

        public void Dispose()
        {
            places.Dispose();
            fades.Dispose();
            if (columns != motion) columns.Dispose();
        }
    }
}
