using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>The functions of OpenCL 1.2 that are used here, as the installed loader exports them.</summary>
/// <remarks>Signatures: the OpenCL 1.2 specification; handles and sizes are as wide as pointers.</remarks>
[SuppressMessage("Naming", "CA1707", Justification = "The names of the specification.")]
internal sealed unsafe class OpenClApi
{
    internal readonly delegate* unmanaged<uint, nint*, uint*, int> clGetPlatformIDs;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetPlatformInfo;
    internal readonly delegate* unmanaged<nint, ulong, uint, nint*, uint*, int> clGetDeviceIDs;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetDeviceInfo;
    internal readonly delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint> clCreateContext;
    internal readonly delegate* unmanaged<nint, int> clReleaseContext;
    internal readonly delegate* unmanaged<nint, nint, ulong, int*, nint> clCreateCommandQueue;
    internal readonly delegate* unmanaged<nint, int> clReleaseCommandQueue;
    internal readonly delegate* unmanaged<nint, ulong, nuint, void*, int*, nint> clCreateBuffer;
    internal readonly delegate* unmanaged<nint, int> clReleaseMemObject;
    internal readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> clCreateProgramWithSource;
    internal readonly delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint> clCreateProgramWithBinary;
    internal readonly delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int> clBuildProgram;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> clGetProgramBuildInfo;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetProgramInfo;
    internal readonly delegate* unmanaged<nint, int> clReleaseProgram;
    internal readonly delegate* unmanaged<nint, byte*, int*, nint> clCreateKernel;
    internal readonly delegate* unmanaged<nint, int> clReleaseKernel;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, int> clSetKernelArg;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> clEnqueueNDRangeKernel;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> clEnqueueReadBuffer;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> clEnqueueWriteBuffer;
    internal readonly delegate* unmanaged<nint, int> clFlush;
    internal readonly delegate* unmanaged<nint, int> clFinish;
    internal readonly delegate* unmanaged<uint, nint*, int> clWaitForEvents;
    internal readonly delegate* unmanaged<nint, int> clRetainEvent;
    internal readonly delegate* unmanaged<nint, int> clReleaseEvent;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetEventProfilingInfo;

    private OpenClApi(nint library)
    {
        clGetPlatformIDs = (delegate* unmanaged<uint, nint*, uint*, int>)NativeLibrary.GetExport(library, nameof(clGetPlatformIDs));
        clGetPlatformInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, nameof(clGetPlatformInfo));
        clGetDeviceIDs = (delegate* unmanaged<nint, ulong, uint, nint*, uint*, int>)NativeLibrary.GetExport(library, nameof(clGetDeviceIDs));
        clGetDeviceInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, nameof(clGetDeviceInfo));
        clCreateContext = (delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint>)NativeLibrary.GetExport(library, nameof(clCreateContext));
        clReleaseContext = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clReleaseContext));
        clCreateCommandQueue = (delegate* unmanaged<nint, nint, ulong, int*, nint>)NativeLibrary.GetExport(library, nameof(clCreateCommandQueue));
        clReleaseCommandQueue = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clReleaseCommandQueue));
        clCreateBuffer = (delegate* unmanaged<nint, ulong, nuint, void*, int*, nint>)NativeLibrary.GetExport(library, nameof(clCreateBuffer));
        clReleaseMemObject = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clReleaseMemObject));
        clCreateProgramWithSource = (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)NativeLibrary.GetExport(library, nameof(clCreateProgramWithSource));
        clCreateProgramWithBinary = (delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint>)NativeLibrary.GetExport(library, nameof(clCreateProgramWithBinary));
        clBuildProgram = (delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int>)NativeLibrary.GetExport(library, nameof(clBuildProgram));
        clGetProgramBuildInfo = (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, nameof(clGetProgramBuildInfo));
        clGetProgramInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, nameof(clGetProgramInfo));
        clReleaseProgram = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clReleaseProgram));
        clCreateKernel = (delegate* unmanaged<nint, byte*, int*, nint>)NativeLibrary.GetExport(library, nameof(clCreateKernel));
        clReleaseKernel = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clReleaseKernel));
        clSetKernelArg = (delegate* unmanaged<nint, uint, nuint, void*, int>)NativeLibrary.GetExport(library, nameof(clSetKernelArg));
        clEnqueueNDRangeKernel = (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)NativeLibrary.GetExport(library, nameof(clEnqueueNDRangeKernel));
        clEnqueueReadBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)NativeLibrary.GetExport(library, nameof(clEnqueueReadBuffer));
        clEnqueueWriteBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)NativeLibrary.GetExport(library, nameof(clEnqueueWriteBuffer));
        clFlush = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clFlush));
        clFinish = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clFinish));
        clWaitForEvents = (delegate* unmanaged<uint, nint*, int>)NativeLibrary.GetExport(library, nameof(clWaitForEvents));
        clRetainEvent = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clRetainEvent));
        clReleaseEvent = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, nameof(clReleaseEvent));
        clGetEventProfilingInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, nameof(clGetEventProfilingInfo));
    }

    /// <summary>Loads the first loader that is there, or says none is.</summary>
    /// <param name="names">File names or paths to try in turn.</param>
    internal static OpenClApi? TryLoad(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (!NativeLibrary.TryLoad(name, out nint library)) continue;
            try
            {
                return new OpenClApi(library);
            }
            catch (EntryPointNotFoundException)
            {
                // Older than 1.2, or something else of that name.
                NativeLibrary.Free(library);
            }
        }

        return null;
    }
}
