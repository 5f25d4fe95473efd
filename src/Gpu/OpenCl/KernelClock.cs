namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Adds up how long kernels run on a device, by its own clock, without transfers and without waiting in a queue.</summary>
internal sealed unsafe class KernelClock(OpenClApi api) : IDisposable
{
    private readonly List<nint> runs = [];

    /// <summary>Remembers a run of a kernel, in a queue that profiles.</summary>
    internal void Add(nint run)
    {
        OpenClStatus.Check(api.clRetainEvent(run), nameof(api.clRetainEvent));
        runs.Add(run);
    }

    /// <summary>Waits for the runs and forgets them.</summary>
    /// <returns>Their seconds.</returns>
    internal double Take()
    {
        ulong nanoseconds = 0;
        foreach (nint run in runs)
        {
            nint one = run;
            OpenClStatus.Check(api.clWaitForEvents(1, &one), nameof(api.clWaitForEvents));
            nanoseconds += Time(run, OpenClConstants.ProfilingCommandEnd) - Time(run, OpenClConstants.ProfilingCommandStart);
        }

        Dispose();
        return nanoseconds / 1e9;
    }

    /// <summary>Forgets the runs.</summary>
    public void Dispose()
    {
        foreach (nint run in runs) _ = api.clReleaseEvent(run);
        runs.Clear();
    }

    private ulong Time(nint run, uint moment)
    {
        ulong time;
        OpenClStatus.Check(api.clGetEventProfilingInfo(run, moment, sizeof(ulong), &time, null), nameof(api.clGetEventProfilingInfo));
        return time;
    }
}
