using System.Numerics;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>The Morton order on a device: keys, and a stable radix sort of them.</summary>
internal sealed class OrderKernels : IDisposable
{
    private const int KeyBits = 63;
    private const int RadixBits = 4;
    private const int RunLength = 256;
    private const int ScanGroup = 256;

    private readonly GpuDevice device;
    private readonly OpenClKernel? keys;
    private readonly OpenClKernel count, scan, scatter;

    internal OrderKernels(GpuDevice device)
    {
        this.device = device;
        keys = device.Device.HasDoubles ? device.Kernel("morton_keys") : null;
        (count, scan, scatter) = (device.Kernel("radix_count"), device.Kernel("radix_scan"), device.Kernel("radix_scatter"));
    }

    /// <summary>Whether positions fit the device, and their keys can be made there.</summary>
    internal bool Fits(int splats) => keys is not null && device.CanKeep(40L * splats, 12L * splats);

    /// <summary>See <see cref="ISplatKernels.MortonOrder"/>.</summary>
    internal int[] Morton(ReadOnlySpan<float> positions)
    {
        int splats = positions.Length / 3, runs = (splats + RunLength - 1) / RunLength;
        if (splats == 0) return [];
        (Vector3 low, double scale) = SpatialOrder.Cube(positions);
        OpenClContext context = device.Context;
        using OpenClBuffer<float> places = context.NewBuffer<float>(positions.Length);
        using OpenClBuffer<ulong> first = context.NewBuffer<ulong>(splats), second = context.NewBuffer<ulong>(splats);
        using OpenClBuffer<int> firstOrder = context.NewBuffer<int>(splats), secondOrder = context.NewBuffer<int>(splats);
        using OpenClBuffer<uint> counts = context.NewBuffer<uint>((long)runs << RadixBits);
        context.Work.Write(places, positions);
        keys!.Arguments().With(places).With(splats).With(new Vector4(low, 0)).With(scale).With(first).With(firstOrder);
        device.RunEach(keys, splats).Dispose();
        (OpenClBuffer<ulong> Keys, OpenClBuffer<int> Order) from = (first, firstOrder), to = (second, secondOrder);
        for (int shift = 0; shift < KeyBits; shift += RadixBits)
        {
            count.Arguments().With(from.Keys).With(splats).With(RunLength).With(shift).With(runs).With(counts);
            device.RunEach(count, runs).Dispose();
            scan.Arguments().With(counts).With(runs << RadixBits).WithLocal(ScanGroup * sizeof(uint));
            context.Work.Run(scan, [ScanGroup], [ScanGroup]).Dispose();
            scatter.Arguments().With(from.Keys).With(from.Order).With(splats).With(RunLength).With(shift).With(runs).With(counts).With(to.Keys).With(to.Order);
            device.RunEach(scatter, runs).Dispose();
            (from, to) = (to, from);
        }

        var order = new int[splats];
        context.Work.Read(from.Order, order);
        return order;
    }

    public void Dispose()
    {
        foreach (OpenClKernel? kernel in (OpenClKernel?[])[keys, count, scan, scatter]) kernel?.Dispose();
    }
}
