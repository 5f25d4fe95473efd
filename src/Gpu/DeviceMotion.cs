using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Columns of moving splats on a device: all of them for all frames, or, where they do not fit, a chunk.</summary>
internal sealed class DeviceMotion : IDisposable
{
    private const int FloatsEach = 9;

    private readonly GpuDevice device;
    private readonly OpenClBuffer<float> means, velocities, times, sigmas, opacities;

    /// <summary>Takes the columns to the device, if they fit.</summary>
    internal DeviceMotion(GpuDevice device, MotionColumns columns)
        : this(device, columns, device.CanKeep(FloatsEach * sizeof(float) * (long)columns.Count, 3 * sizeof(float) * (long)columns.Count))
    {
    }

    private DeviceMotion(GpuDevice device, MotionColumns columns, bool resident)
        : this(device, columns, resident, resident ? columns.Count : 0)
    {
        if (!resident) return;
        OpenClQueue queue = device.Context.Work;
        queue.Write(means, columns.Positions);
        queue.Write(velocities, columns.Velocities);
        queue.Write(times, columns.Times);
        queue.Write(sigmas, columns.Sigmas);
        queue.Write(opacities, columns.BaseOpacities);
    }

    private DeviceMotion(GpuDevice device, MotionColumns columns, bool resident, int room)
    {
        this.device = device;
        Columns = columns;
        Resident = resident;
        OpenClContext context = device.Context;
        int moving = columns.HasMotion ? room : 0;
        (means, opacities) = (context.NewBuffer<float>(3L * room), context.NewBuffer<float>(room));
        (velocities, times, sigmas) = (context.NewBuffer<float>(3L * moving), context.NewBuffer<float>(moving), context.NewBuffer<float>(moving));
    }

    /// <summary>The columns.</summary>
    internal MotionColumns Columns { get; }

    /// <summary>Whether the device holds all of them.</summary>
    internal bool Resident { get; }

    /// <summary>Splats a chunk where they do not fit.</summary>
    internal int Capacity => device.Chunk(FloatsEach * sizeof(float));

    /// <summary>Room for a chunk.</summary>
    internal DeviceMotion NewPart(int capacity) => new(device, Columns, false, capacity);

    /// <summary>Sends a chunk while kernels of other chunks run.</summary>
    internal OpenClEvent Send(int first, int count)
    {
        if (Columns.HasMotion)
        {
            device.Context.Transfers.Write(velocities, Columns.Velocities.Slice(3 * first, 3 * count));
            device.Context.Transfers.Write(times, Columns.Times.Slice(first, count));
            device.Context.Transfers.Write(sigmas, Columns.Sigmas.Slice(first, count));
        }

        device.Context.Transfers.Write(means, Columns.Positions.Slice(3 * first, 3 * count));
        return device.Context.Transfers.WriteEvent(opacities, Columns.BaseOpacities.Slice(first, count));
    }

    /// <summary>Sets the columns, the time and where to begin as a kernel's first arguments.</summary>
    /// <param name="kernel">Declares them as <c>MOTION</c>.</param>
    /// <param name="time">Normalised time.</param>
    /// <param name="first">The first splat of the scene; what holds a chunk begins with it.</param>
    internal OpenClKernel AddTo(OpenClKernel kernel, float time, int first) => kernel.Arguments()
        .With(means).With(velocities).With(times).With(sigmas).With(opacities).With(time).With(Columns.HasMotion ? 1 : 0).With(Resident ? first : 0);

    public void Dispose()
    {
        foreach (OpenClBuffer<float> buffer in (OpenClBuffer<float>[])[means, velocities, times, sigmas, opacities]) buffer.Dispose();
    }
}
