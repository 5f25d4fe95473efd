using System.Runtime.InteropServices;

namespace UsdGsplat.TestKit;

/// <summary>Makes a disk full for one file: what is written to it from now on is refused, as <c>/dev/full</c> does.</summary>
public static class FullDisk
{
    /// <summary>Lets an open file write to <c>/dev/full</c> in place of its own bytes. Elsewhere than on Linux the test is ignored aloud.</summary>
    /// <param name="stream">The file. Bytes that it has in its buffer are written before; those after stay there until it is flushed, and are refused then.</param>
    public static void Under(FileStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!OperatingSystem.IsLinux()) Assert.Ignore("a full disk is made of /dev/full, which Linux has");
        using Microsoft.Win32.SafeHandles.SafeFileHandle full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite);
        int result = Duplicate((int)full.DangerousGetHandle(), (int)stream.SafeFileHandle.DangerousGetHandle());
        Assert.That(result, Is.Not.Negative, "dup2");
    }

    [DllImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int from, int to);
}
