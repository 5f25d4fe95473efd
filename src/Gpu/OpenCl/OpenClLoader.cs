using System.Runtime.InteropServices;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Finds the OpenCL loader of this machine.</summary>
internal static class OpenClLoader
{
    private static readonly Lazy<OpenClApi?> Installed = new(() =>
    {
        IcdDrivers.Announce();
        return OpenClApi.TryLoad(Names);
    });

    /// <summary>The loader's functions, or null where there is no loader.</summary>
    internal static OpenClApi? Api => Installed.Value;

    /// <summary>What the loader is called on each platform.</summary>
    private static string[] Names =>
        OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : RuntimeInformation.OSArchitecture == Architecture.X64
            ? ["libOpenCL.so.1", "libOpenCL.so", "/usr/lib/wsl/lib/libOpenCL.so.1", "/usr/local/cuda/lib64/libOpenCL.so.1"]
            : ["libOpenCL.so.1", "libOpenCL.so"];
}
