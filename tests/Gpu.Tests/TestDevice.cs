using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.TestKit;

namespace UsdGsplat.Gpu.Tests;

/// <summary>The device that tests run on: the first that there is, in CI PoCL, which runs kernels on the CPU.</summary>
internal static class TestDevice
{
    internal static OpenClDevice First()
    {
        if (OpenClDevices.All() is [OpenClDevice device, ..]) return device;
        Oracle.Missing("a device of OpenCL (Debian: pocl-opencl-icd)");
        throw new InvalidOperationException();
    }

    internal static GpuSplatKernels Open(bool doubles = true)
    {
        OpenClDevice device = First();
        return new GpuSplatKernels(doubles ? device : device with { HasDoubles = false }, new CpuSplatKernels());
    }

    /// <summary>The device, as if it had little memory.</summary>
    internal static GpuSplatKernels OpenSmall() => new(First() with { GlobalMemory = 1 << 18, LargestBuffer = 1 << 17 }, new CpuSplatKernels());
}
