using System.Numerics;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Columns rounded to pixels and halves on a device.</summary>
internal sealed unsafe class QuantiseKernels(GpuDevice device) : IDisposable
{
    private readonly OpenClKernel positionKernel = device.Kernel("quantise_positions");
    private readonly OpenClKernel rotationKernel = device.Kernel("quantise_rotations");
    private readonly OpenClKernel colourKernel = device.Kernel("quantise_colours");
    private readonly OpenClKernel opacityKernel = device.Kernel("quantise_opacities");
    private readonly OpenClKernel halfKernel = device.Kernel("round_to_half");

    /// <summary>See <see cref="ISplatKernels.QuantisePositions"/>.</summary>
    internal void Positions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low)
    {
        (Vector4 corner, Vector4 extent) = CornerAndExtent(range);
        Map<float, uint>(positions, 3, high, low, false, (kernels, input, count, first, second) =>
            kernels.positionKernel.Arguments().With(input).With(count).With(corner).With(extent).With(first).With(second));
    }

    /// <summary>A box as kernels take it: everything lies below an infinite minimum, so an axis without extent gives 0.</summary>
    internal static (Vector4 Corner, Vector4 Extent) CornerAndExtent(PositionRange range)
    {
        Vector4 corner = default, extent = Vector4.One;
        for (int axis = 0; axis < 3; axis++)
        {
            float length = range.Max[axis] - range.Min[axis];
            (corner[axis], extent[axis]) = length > 0 ? (range.Min[axis], length) : (float.PositiveInfinity, 1);
        }

        return (corner, extent);
    }

    /// <summary>See <see cref="ISplatKernels.QuantiseRotations"/>.</summary>
    internal void Rotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels) =>
        Map<float, uint>(rotationsXyzw, 4, pixels, default, false, (kernels, input, count, output, _) => kernels.rotationKernel.Arguments()
            .With(input).With(count).With(rounding == RotationRounding.SmallestAngle ? 1 : 0).With(Splats.Numerics.Rotations.SmallestNorm).With(output));

    /// <summary>See <see cref="ISplatKernels.QuantiseColours"/>.</summary>
    internal void Colours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels)
    {
        using OpenClBuffer<float> table = device.Context.NewBuffer<float>(limits.Length);
        device.Context.Work.Write(table, limits);
        Map<float, uint>(shDc, 3, pixels, default, false, (kernels, input, count, output, _) =>
            kernels.colourKernel.Arguments().With(input).With(count).With(table).With(output));
    }

    /// <summary>See <see cref="ISplatKernels.QuantiseOpacities"/>.</summary>
    internal void Opacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels) =>
        Map<float, uint>(opacities, 1, pixels, default, true, (kernels, input, count, output, _) =>
            kernels.opacityKernel.Arguments().With(input).With(count).With(zeroBelow).With(output));

    /// <summary>See <see cref="ISplatKernels.RoundToHalf"/>.</summary>
    internal void Halves(ReadOnlySpan<float> values, Span<Half> halves) =>
        Map<float, Half>(values, 1, halves, default, false, (kernels, input, count, output, _) =>
            kernels.halfKernel.Arguments().With(input).With(count).With(output));

    public void Dispose()
    {
        foreach (OpenClKernel kernel in (OpenClKernel[])[positionKernel, rotationKernel, colourKernel, opacityKernel, halfKernel]) kernel.Dispose();
    }

    /// <summary>Passes records through a kernel in chunks.</summary>
    /// <param name="values">Records one after another.</param>
    /// <param name="width">Values a record.</param>
    /// <param name="output">Takes a value a record.</param>
    /// <param name="second">Takes another value a record, or is empty.</param>
    /// <param name="changes">Whether what the output holds is an input as well.</param>
    /// <param name="arguments">Sets a kernel's arguments and returns it.</param>
    private void Map<TIn, TOut>(
        ReadOnlySpan<TIn> values, int width, Span<TOut> output, Span<TOut> second, bool changes,
        Func<QuantiseKernels, IOpenClBuffer, int, IOpenClBuffer, IOpenClBuffer, OpenClKernel> arguments)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        int count = values.Length / width;
        bool two = !second.IsEmpty;
        fixed (TIn* from = values)
        fixed (TOut* to = output, toSecond = second)
        {
            TIn* source = from;
            TOut* target = to, secondTarget = toSecond;
            ChunkRing.Run(device.Context, count, device.Chunk((width * sizeof(TIn)) + (2 * sizeof(TOut))), capacity =>
                new MapSlot<TIn, TOut>(device, capacity, width, source, target, two ? secondTarget : null, changes, (input, length, first, other) => arguments(this, input, length, first, other)));
        }
    }

    /// <summary>A chunk of records.</summary>
    private sealed class MapSlot<TIn, TOut>(
        GpuDevice device, int capacity, int width, TIn* source, TOut* target, TOut* secondTarget, bool changes,
        Func<IOpenClBuffer, int, IOpenClBuffer, IOpenClBuffer, OpenClKernel> arguments) : IChunkSlot
        where TIn : unmanaged
        where TOut : unmanaged
    {
        private readonly OpenClBuffer<TIn> input = device.Context.NewBuffer<TIn>((long)width * capacity);
        private readonly OpenClBuffer<TOut> output = device.Context.NewBuffer<TOut>(capacity);
        private readonly OpenClBuffer<TOut> second = device.Context.NewBuffer<TOut>(secondTarget == null ? 1 : capacity);

        public OpenClEvent Send(int first, int count)
        {
            if (changes) device.Context.Transfers.WriteEvent(output, new ReadOnlySpan<TOut>(target + first, count)).Dispose();
            return device.Context.Transfers.WriteEvent(input, new ReadOnlySpan<TIn>(source + ((long)width * first), width * count));
        }

        public OpenClEvent Compute(int first, int count, OpenClEvent? sent) => device.RunEach(arguments(input, count, output, second), count, sent);

        public OpenClEvent Fetch(int first, int count, OpenClEvent computed)
        {
            if (secondTarget != null) device.Context.Transfers.BeginRead(second, secondTarget + first, count, computed).Dispose();
            return device.Context.Transfers.BeginRead(output, target + first, count, computed);
        }

        public void Dispose()
        {
            input.Dispose();
            output.Dispose();
            second.Dispose();
        }
    }
}
