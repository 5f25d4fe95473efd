namespace UsdGsplat.Gpu.OpenCl;

/// <summary>The end of a command.</summary>
internal sealed unsafe class OpenClEvent(OpenClApi api, nint handle) : IDisposable
{
    internal nint Handle => handle;

    /// <summary>Waits for it.</summary>
    internal void Wait()
    {
        nint one = handle;
        OpenClStatus.Check(api.clWaitForEvents(1, &one), nameof(api.clWaitForEvents));
    }

    /// <inheritdoc/>
    public void Dispose() => _ = api.clReleaseEvent(handle);
}
