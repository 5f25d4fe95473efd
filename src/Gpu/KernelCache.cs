using System.Security.Cryptography;
using System.Text;
using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Gpu;

/// <summary>Compiled kernels kept in the user's cache folder, a file for each device, driver, source and set of options.</summary>
/// <remarks>A file that cannot be read, or that the driver refuses, is as good as none; the kernels are compiled anew.</remarks>
internal static class KernelCache
{
    /// <summary>Folder of the program's cache; the variable <c>USD_GSPLAT_CACHE</c> puts it elsewhere.</summary>
    internal static string Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("USD_GSPLAT_CACHE") is { Length: > 0 } own) return own;
            string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "usd-gsplat");
        }
    }

    /// <summary>The file for a device's kernels.</summary>
    internal static string FileOf(OpenClDevice device, string source, string options)
    {
        string identity = string.Join('\n', device.PlatformName, device.PlatformVersion, device.Name, device.DriverVersion, options, source);
        return Path.Combine(Folder, "kernels", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))) + ".bin");
    }

    /// <summary>The kernels, or null when they are not there.</summary>
    internal static byte[]? TryRead(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps kernels; does nothing where the folder cannot be written.</summary>
    internal static void TryWrite(string file, ReadOnlySpan<byte> binary)
    {
        string part = file + "." + Environment.ProcessId;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(part, binary);
            File.Move(part, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run compiles again.
        }
    }
}
