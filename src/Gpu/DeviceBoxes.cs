using System.Numerics;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Where a kernel's work-groups put the boxes of the positions that they have seen, one each.</summary>
internal sealed class DeviceBoxes(GpuDevice device) : IDisposable
{
    private const int Groups = 64;
    private const int Group = 64;
    private const int Floats = 6;

    private readonly OpenClBuffer<float> boxes = device.Context.NewBuffer<float>(Groups * Floats);
    private readonly OpenClBuffer<int> any = device.Context.NewBuffer<int>(Groups);

    /// <summary>Runs a kernel and joins its boxes.</summary>
    /// <param name="kernel">With all arguments but the last four, which <c>reduce_box</c> takes.</param>
    /// <returns>The box; null where no position counts.</returns>
    internal PositionRange? Run(OpenClKernel kernel)
    {
        kernel.With(boxes).With(any).WithLocal(Group * Floats * sizeof(float)).WithLocal(Group * sizeof(int));
        device.Context.Work.Run(kernel, [Groups * Group], [Group]).Dispose();
        Span<float> corners = stackalloc float[Groups * Floats];
        Span<int> counts = stackalloc int[Groups];
        device.Context.Work.Read(boxes, corners);
        device.Context.Work.Read(any, counts);
        PositionRange? result = null;
        for (int group = 0; group < Groups; group++)
        {
            if (counts[group] == 0) continue;
            ReadOnlySpan<float> box = corners.Slice(Floats * group, Floats);
            result = DrawnSplats.Union(result, new PositionRange(new Vector3(box), new Vector3(box[3..])));
        }

        return result;
    }

    public void Dispose()
    {
        boxes.Dispose();
        any.Dispose();
    }
}
