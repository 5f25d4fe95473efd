using System.Text;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Compiled kernels of one device.</summary>
internal sealed unsafe class OpenClProgram : IDisposable
{
    private readonly OpenClApi api;
    private readonly nint handle;

    private OpenClProgram(OpenClApi api, nint handle)
    {
        this.api = api;
        this.handle = handle;
    }

    /// <summary>Compiles kernels, or takes them from the cache.</summary>
    /// <exception cref="OpenClException">They do not compile; the message has the first lines of the compiler's.</exception>
    internal static OpenClProgram Build(OpenClContext context, nint contextHandle, string source, string options)
    {
        string file = KernelCache.FileOf(context.Device, source, options);
        if (KernelCache.TryRead(file) is { } binary && FromBinary(context, contextHandle, binary, options) is { } kept) return kept;
        OpenClProgram program = FromSource(context, contextHandle, source);
        try
        {
            program.Compile(context.Device, options);
            KernelCache.TryWrite(file, program.Binary());
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>A kernel by its name.</summary>
    internal OpenClKernel Kernel(string name)
    {
        int status;
        nint kernel;
        fixed (byte* text = Encoding.ASCII.GetBytes(name + "\0")) kernel = api.clCreateKernel(handle, text, &status);
        OpenClStatus.Check(status, nameof(api.clCreateKernel), name);
        return new OpenClKernel(api, kernel, name);
    }

    /// <inheritdoc/>
    public void Dispose() => _ = api.clReleaseProgram(handle);

    private static OpenClProgram FromSource(OpenClContext context, nint contextHandle, string source)
    {
        byte[] text = Encoding.ASCII.GetBytes(source);
        nuint length = (nuint)text.Length;
        int status;
        nint handle;
        fixed (byte* start = text)
        {
            byte* one = start;
            handle = context.Api.clCreateProgramWithSource(contextHandle, 1, &one, &length, &status);
        }

        OpenClStatus.Check(status, nameof(context.Api.clCreateProgramWithSource));
        return new OpenClProgram(context.Api, handle);
    }

    /// <summary>A program that was compiled before, or null when the driver does not want it.</summary>
    private static OpenClProgram? FromBinary(OpenClContext context, nint contextHandle, byte[] binary, string options)
    {
        if (binary.Length == 0) return null;
        nint device = context.Device.Handle;
        nuint length = (nuint)binary.Length;
        int status, accepted;
        nint handle;
        fixed (byte* start = binary)
        {
            byte* one = start;
            handle = context.Api.clCreateProgramWithBinary(contextHandle, 1, &device, &length, &one, &accepted, &status);
        }

        if (status != OpenClStatus.Success) return null;
        var program = new OpenClProgram(context.Api, handle);
        if (accepted == OpenClStatus.Success && program.TryCompile(context.Device, options) == OpenClStatus.Success) return program;
        program.Dispose();
        return null;
    }

    private void Compile(OpenClDevice device, string options)
    {
        int status = TryCompile(device, options);
        if (status != OpenClStatus.Success) throw new OpenClException(nameof(api.clBuildProgram), $"{options}; {Log(device)}", status);
    }

    private int TryCompile(OpenClDevice device, string options)
    {
        nint one = device.Handle;
        fixed (byte* text = Encoding.ASCII.GetBytes(options + "\0")) return api.clBuildProgram(handle, 1, &one, text, 0, 0);
    }

    /// <summary>The first lines that the compiler has to say, on one line.</summary>
    private string Log(OpenClDevice device)
    {
        const int MostLines = 3;
        nuint length = 0;
        if (api.clGetProgramBuildInfo(handle, device.Handle, OpenClConstants.ProgramBuildLog, 0, null, &length) != OpenClStatus.Success) return "no log";
        var text = new byte[length];
        fixed (byte* into = text) _ = api.clGetProgramBuildInfo(handle, device.Handle, OpenClConstants.ProgramBuildLog, length, into, null);
        IEnumerable<string> lines = Encoding.UTF8.GetString(text).TrimEnd('\0').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(" | ", lines.Take(MostLines));
    }

    private byte[] Binary()
    {
        nuint length = 0;
        OpenClStatus.Check(api.clGetProgramInfo(handle, OpenClConstants.ProgramBinarySizes, (nuint)sizeof(nuint), &length, null), nameof(api.clGetProgramInfo), "sizes");
        var binary = new byte[length];
        fixed (byte* into = binary)
        {
            byte* one = into;
            OpenClStatus.Check(api.clGetProgramInfo(handle, OpenClConstants.ProgramBinaries, (nuint)sizeof(byte*), &one, null), nameof(api.clGetProgramInfo), "binaries");
        }

        return binary;
    }
}
