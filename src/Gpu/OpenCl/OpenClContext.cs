using System.Globalization;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>A device at work: its context, one queue for kernels and one for transfers beside them.</summary>
/// <remarks>Commands of one queue follow each other; what one queue must wait for in the other it is told by events.</remarks>
internal sealed unsafe class OpenClContext : IDisposable
{
    private readonly nint context;

    /// <summary>Opens a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="measures">Whether a clock counts what kernels take.</param>
    internal OpenClContext(OpenClDevice device, bool measures = false)
    {
        Device = device;
        Api = OpenClLoader.Api ?? throw new OpenClException("there is no OpenCL loader");
        nint handle = device.Handle;
        int status;
        context = Api.clCreateContext(null, 1, &handle, 0, 0, &status);
        OpenClStatus.Check(status, nameof(Api.clCreateContext), device.Name);
        try
        {
            Clock = measures ? new KernelClock(Api) : null;
            Work = CreateQueue(Clock);
            Transfers = CreateQueue(null);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal OpenClApi Api { get; }

    internal OpenClDevice Device { get; }

    /// <summary>The queue of kernels, and of transfers that they wait for.</summary>
    internal OpenClQueue Work { get; private set; } = null!;

    /// <summary>A second queue, whose transfers run beside the kernels of the first.</summary>
    internal OpenClQueue Transfers { get; private set; } = null!;

    /// <summary>What the kernels of <see cref="Work"/> take, where that is measured.</summary>
    internal KernelClock? Clock { get; }

    /// <summary>Takes memory of the device.</summary>
    /// <exception cref="OpenClException">There is not so much.</exception>
    internal OpenClBuffer<T> NewBuffer<T>(long count)
        where T : unmanaged
    {
        long bytes = checked(Math.Max(1, count) * sizeof(T));
        string arguments = string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        if (bytes > Device.LargestBuffer) throw new OpenClException(nameof(Api.clCreateBuffer), arguments, OpenClStatus.InvalidBufferSize);
        int status;
        nint buffer = Api.clCreateBuffer(context, OpenClConstants.MemReadWrite, (nuint)bytes, null, &status);
        OpenClStatus.Check(status, nameof(Api.clCreateBuffer), arguments);
        return new OpenClBuffer<T>(Api, buffer, count);
    }

    /// <summary>Compiles kernels, or takes them from the cache.</summary>
    internal OpenClProgram NewProgram(string source, string options) => OpenClProgram.Build(this, context, source, options);

    /// <summary>Waits for both queues, whether or not their commands went well.</summary>
    internal void TryFinish()
    {
        Transfers.TryFinish();
        Work.TryFinish();
    }

    public void Dispose()
    {
        Clock?.Dispose();
        Work?.Dispose();
        Transfers?.Dispose();
        _ = Api.clReleaseContext(context);
    }

    private OpenClQueue CreateQueue(KernelClock? clock)
    {
        int status;
        nint queue = Api.clCreateCommandQueue(context, Device.Handle, clock is null ? 0 : OpenClConstants.QueueProfilingEnable, &status);
        OpenClStatus.Check(status, nameof(Api.clCreateCommandQueue), Device.Name);
        return new OpenClQueue(Api, queue, clock);
    }
}
