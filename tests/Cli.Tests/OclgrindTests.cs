using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary>
/// Kernels on Oclgrind, which simulates a device item by item and tells of data races and of memory that is not theirs. On PoCL
/// the items of a group run one after the other between barriers, so that a missing barrier mostly goes unseen.
/// </summary>
public sealed class OclgrindTests
{
    private const string Driver = "/usr/lib/oclgrind/liboclgrind-rt-icd.so";

    // Three groups of points and of codes, the last ones not whole.
    [Test]
    public void No_kernel_races_or_leaves_its_memory()
    {
        if (!File.Exists(Driver)) Oracle.Missing("Oclgrind (Debian: oclgrind)");
        using var folder = new CliFolder();
        string vendors = Directory.CreateDirectory(folder.File("vendors")).FullName, log = folder.File("oclgrind.log");
        File.WriteAllText(Path.Combine(vendors, "oclgrind.icd"), Driver);

        CliRun run = CliRun.With(
            [("OCL_ICD_VENDORS", vendors), ("OCLGRIND_DATA_RACES", "1"), ("OCLGRIND_MAX_ERRORS", "10"), ("OCLGRIND_LOG", log)],
            folder.Path,
            "selftest", "--device", "0", "--splats", "300", "--codes", "300", "--steps", "1", "--json");

        Assert.That(File.Exists(log) ? File.ReadAllText(log) : "", Is.Empty);
        JsonElement device = run.Succeeded().Json.GetProperty("devices")[0];
        Assert.That(device.GetProperty("name").GetString(), Is.EqualTo("Oclgrind Simulator"));
        Assert.That(device.GetProperty("kernels").GetArrayLength(), Is.EqualTo(12));
    }
}
