using System.Numerics;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Frames of a scene that stay on a device from evaluation to pixels and boxes.</summary>
internal sealed class SequenceKernels(GpuDevice device) : IDisposable
{
    /// <summary>Bytes of a splat's three pixels as they come back: of the third the alpha alone.</summary>
    private const int BytesBack = 9;

    private readonly OpenClKernel paint = device.Kernel("paint_frame");
    private readonly OpenClKernel seen = device.Kernel("seen_in_frame");
    private readonly OpenClKernel join = device.Kernel("join_seen");
    private readonly OpenClKernel range = device.Kernel("range_of_drawn");

    /// <summary>See <see cref="ISplatKernels.PaintFrame"/>.</summary>
    /// <param name="motion">The scene.</param>
    /// <param name="time">Normalised time.</param>
    /// <param name="box">The box of positions.</param>
    /// <param name="zeroBelow">Smaller opacities become 0.</param>
    /// <param name="high">Takes a pixel a splat.</param>
    /// <param name="low">Takes a pixel a splat.</param>
    /// <param name="alphas">Takes a splat's opacity in 8 bits.</param>
    internal unsafe void Paint(DeviceMotion motion, float time, PositionRange box, float zeroBelow, Span<uint> high, Span<uint> low, Span<byte> alphas)
    {
        (Vector4 corner, Vector4 extent) = QuantiseKernels.CornerAndExtent(box);
        fixed (uint* toHigh = high, toLow = low)
        fixed (byte* toAlphas = alphas)
        {
            uint* highs = toHigh, lows = toLow;
            byte* fades = toAlphas;
            int chunk = motion.Resident ? device.Chunk(BytesBack) : motion.Capacity;
            ChunkRing.Run(device.Context, motion.Columns.Count, chunk, capacity => new PaintSlot(
                device, motion, capacity, (columns, first, count) => columns.AddTo(paint, time, first).With(count).With(corner).With(extent).With(zeroBelow), highs, lows, fades));
        }
    }

    /// <summary>See <see cref="ISplatKernels.FindRanges"/>: a scene that the device does not hold goes through it once, a chunk through all frames.</summary>
    internal void FindRanges(
        DeviceMotion motion, ReadOnlySpan<float> times, float zeroBelow, ulong[][] drawn, Span<PositionRange?> boxes, CancellationToken cancellation)
    {
        boxes.Clear();
        int splats = motion.Columns.Count;
        if (splats == 0 || times.IsEmpty) return;
        int chunk = motion.Resident ? splats : Math.Min(motion.Capacity / DrawnSplats.WordSplats * DrawnSplats.WordSplats, splats);
        using DeviceMotion? part = motion.Resident ? null : motion.NewPart(chunk);
        using var work = new SeenSplats(device, chunk);
        for (int first = 0; first < splats; first += chunk)
        {
            int count = Math.Min(chunk, splats - first);
            part?.Send(first, count).Dispose();
            DeviceMotion columns = part ?? motion;
            See(columns, times[..1], 0, count, zeroBelow, work);
            for (int frame = 0; frame < times.Length; frame++)
            {
                cancellation.ThrowIfCancellationRequested();
                bool last = frame + 1 == times.Length;
                if (!last) See(columns, times, frame + 1, count, zeroBelow, work);
                join.Arguments().With(work[frame - 1]).With(work[frame]).With(work[frame + 1]).With(frame > 0 ? 1 : 0).With(last ? 0 : 1).With(count).With(work.Words);
                device.RunEach(join, DrawnSplats.Words(count)).Dispose();
                boxes[frame] = DrawnSplats.Union(boxes[frame], work.Boxes.Run(columns.AddTo(range, times[frame], 0).With(count).With(work.Words)));
                device.Context.Work.Read(work.Words, drawn[frame].AsSpan(first / DrawnSplats.WordSplats, DrawnSplats.Words(count)));
            }
        }
    }

    public void Dispose()
    {
        foreach (OpenClKernel kernel in (OpenClKernel[])[paint, seen, join, range]) kernel.Dispose();
    }

    private void See(DeviceMotion columns, ReadOnlySpan<float> times, int frame, int count, float zeroBelow, SeenSplats work) =>
        device.RunEach(columns.AddTo(seen, times[frame], 0).With(count).With(zeroBelow).With(work[frame]), count).Dispose();

    /// <summary>Flags of three frames in turn, a byte a splat, and what is made of them.</summary>
    private sealed class SeenSplats(GpuDevice device, int capacity) : IDisposable
    {
        private const int Frames = 3;

        private readonly OpenClBuffer<byte>[] flags = [.. Enumerable.Range(0, Frames).Select(_ => device.Context.NewBuffer<byte>(capacity))];

        internal OpenClBuffer<byte> this[int frame] => flags[(frame + Frames) % Frames];

        internal OpenClBuffer<ulong> Words { get; } = device.Context.NewBuffer<ulong>(DrawnSplats.Words(capacity));

        internal DeviceBoxes Boxes { get; } = new(device);

        public void Dispose()
        {
            foreach (OpenClBuffer<byte> buffer in flags) buffer.Dispose();
            Words.Dispose();
            Boxes.Dispose();
        }
    }

    /// <summary>A chunk of a frame's pixels.</summary>
    private sealed unsafe class PaintSlot(
        GpuDevice device, DeviceMotion motion, int capacity, Func<DeviceMotion, int, int, OpenClKernel> arguments, uint* toHigh, uint* toLow, byte* toAlphas)
        : MotionSlot(motion, capacity)
    {
        private readonly OpenClBuffer<uint> high = device.Context.NewBuffer<uint>(capacity), low = device.Context.NewBuffer<uint>(capacity);
        private readonly OpenClBuffer<byte> alphas = device.Context.NewBuffer<byte>(capacity);

        public override OpenClEvent Compute(int first, int count, OpenClEvent? sent) =>
            device.RunEach(arguments(Columns, first, count).With(high).With(low).With(alphas), count, sent);

        public override OpenClEvent Fetch(int first, int count, OpenClEvent computed)
        {
            device.Context.Transfers.BeginRead(high, toHigh + first, count, computed).Dispose();
            device.Context.Transfers.BeginRead(low, toLow + first, count, computed).Dispose();
            return device.Context.Transfers.BeginRead(alphas, toAlphas + first, count, computed);
        }

        public override void Dispose()
        {
            high.Dispose();
            low.Dispose();
            alphas.Dispose();
            base.Dispose();
        }
    }
}
