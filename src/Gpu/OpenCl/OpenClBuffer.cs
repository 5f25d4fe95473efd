namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Memory of a device.</summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class OpenClBuffer<T>(OpenClApi api, nint handle, long count) : IOpenClBuffer
    where T : unmanaged
{
    private bool released;

    /// <summary>How many values it holds.</summary>
    internal long Count { get; } = count;

    /// <inheritdoc/>
    public nint Handle => released ? throw new ObjectDisposedException(nameof(OpenClBuffer<T>)) : handle;

    /// <summary>Gives the memory back; commands that still use it end first.</summary>
    public void Dispose()
    {
        if (released) return;
        released = true;
        unsafe
        {
            _ = api.clReleaseMemObject(handle);
        }
    }
}
