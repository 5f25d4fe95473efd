using System.Globalization;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>A function of the device. Its arguments are set one after another, so one thread at a time may use it.</summary>
internal sealed unsafe class OpenClKernel(OpenClApi api, nint handle, string name) : IDisposable
{
    private uint next;

    internal nint Handle => handle;

    internal string Name => name;

    /// <summary>Begins with the first argument again.</summary>
    internal OpenClKernel Arguments()
    {
        next = 0;
        return this;
    }

    /// <summary>Sets the next argument: memory.</summary>
    internal OpenClKernel With(IOpenClBuffer buffer) => With(buffer.Handle);

    /// <summary>Sets the next argument: a number, exactly as wide as the kernel declares it.</summary>
    internal OpenClKernel With<T>(T value)
        where T : unmanaged
    {
        int status = api.clSetKernelArg(handle, next, (nuint)sizeof(T), &value);
        if (status != OpenClStatus.Success)
            throw new OpenClException(nameof(api.clSetKernelArg), string.Create(CultureInfo.InvariantCulture, $"{name}, argument {next}, {sizeof(T)} bytes"), status);
        next++;
        return this;
    }

    /// <summary>Sets the next argument: memory that each work-group shares, so many bytes of it.</summary>
    internal OpenClKernel WithLocal(int bytes)
    {
        int status = api.clSetKernelArg(handle, next, (nuint)bytes, null);
        if (status != OpenClStatus.Success)
            throw new OpenClException(nameof(api.clSetKernelArg), string.Create(CultureInfo.InvariantCulture, $"{name}, argument {next}, {bytes} bytes of local memory"), status);
        next++;
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => _ = api.clReleaseKernel(handle);
}
