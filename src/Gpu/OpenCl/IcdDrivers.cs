using System.Runtime.InteropServices;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Tells the loader of drivers that are installed but not registered, as containers often have them.</summary>
/// <remarks>
/// A Linux loader reads <c>/etc/OpenCL/vendors/*.icd</c>, each of which names a driver. Container tools mount NVIDIA's
/// driver library into the container without that file; the loader then finds nothing. Where no driver is registered at all
/// and the library can be loaded, a folder with such a file is made in the user's cache, and OCL_ICD_VENDORS names it.
/// </remarks>
internal static partial class IcdDrivers
{
    private const string Variable = "OCL_ICD_VENDORS";
    private const string Registered = "/etc/OpenCL/vendors";

    /// <summary>What makes a loader read other files, or PoCL offer other devices, than is usual.</summary>
    private static readonly string[] Settings =
        [Variable, "OCL_ICD_FILENAMES", "OPENCL_VENDOR_PATH", "POCL_DEVICES", "LD_LIBRARY_PATH", "CONDA_PREFIX"];

    /// <summary>Drivers that containers bring along.</summary>
    internal static IReadOnlyList<string> Known { get; } =
        ["libnvidia-opencl.so.1", "/usr/lib/wsl/lib/libnvidia-opencl.so.1", "/usr/local/nvidia/lib64/libnvidia-opencl.so.1", "libamdocl64.so"];

    /// <summary>Registers the drivers for this process, where none is registered.</summary>
    internal static void Announce()
    {
        if (!OperatingSystem.IsLinux()) return;
        LeaveTrapsAlone();
        if (Environment.GetEnvironmentVariable(Variable) is not null || HasDrivers(Registered)) return;
        if (Known.FirstOrDefault(CanLoad) is not { } driver) return;
        try
        {
            // The loader reads the C library's environment, which .NET's own does not change.
            _ = SetVariable(Variable, Register(driver, Path.Combine(KernelCache.Folder, "vendors")), 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EntryPointNotFoundException or DllNotFoundException)
        {
            // Without a folder to write to, the device stays unseen and the CPU works.
        }
    }

    /// <summary>Whether no registered driver can offer a graphics processor, so that asking one for it would start it in vain.</summary>
    /// <remarks>
    /// Starting PoCL loads a compiler of 60 MB. It offers graphics processors only where it was built for them and the kernel
    /// has a driver of theirs. All other drivers must be asked, and so must PoCL where the environment says anything of drivers.
    /// </remarks>
    internal static bool AreOfCpusAlone() =>
        OperatingSystem.IsLinux() && Settings.All(name => Environment.GetEnvironmentVariable(name) is null) && !HasGpuNode() && AreOfCpusAlone(Registered);

    /// <summary>Whether a folder names drivers, all of them PoCL.</summary>
    internal static bool AreOfCpusAlone(string folder)
    {
        try
        {
            return HasDrivers(folder) && Directory.EnumerateFiles(folder, "*.icd").All(file => IsPocl(File.ReadLines(file).FirstOrDefault("")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsPocl(string library) => Path.GetFileName(library.Trim()).StartsWith("libpocl.", StringComparison.Ordinal);

    /// <summary>Whether a driver of NVIDIA, WSL, AMD or Direct Rendering has made its device node.</summary>
    private static bool HasGpuNode() =>
        ((string[])["/dev/nvidiactl", "/dev/dxg", "/dev/kfd"]).Any(File.Exists)
        || (Directory.Exists("/dev/dri") && Directory.EnumerateFileSystemEntries("/dev/dri", "renderD*").Any());

    /// <summary>Whether a folder names a driver.</summary>
    internal static bool HasDrivers(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.icd").Any();

    /// <summary>Makes a folder of drivers with one in it.</summary>
    internal static string Register(string driver, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(driver) + ".icd"), driver + "\n");
        return folder;
    }

    /// <summary>
    /// PoCL would take the process's signal of a division by zero for itself, from which the runtime makes an exception: asks it
    /// not to, unless the user said something else.
    /// </summary>
    private static void LeaveTrapsAlone()
    {
        try
        {
            _ = SetVariable("POCL_SIGFPE_HANDLER", "0", 0);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library of another name, for which there is no PoCL.
        }
    }

    private static bool CanLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out nint handle)) return false;
        NativeLibrary.Free(handle);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
