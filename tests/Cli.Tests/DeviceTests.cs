using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>devices</c>, <c>selftest</c> and <c>--device</c>; what needs a device runs on PoCL.</summary>
public sealed class DeviceTests
{
    private CliFolder folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => folder = new CliFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Devices_are_listed_with_their_limits()
    {
        CliRun run = folder.Run("devices", "--json");
        run.Succeeded();
        JsonElement[] devices = [.. run.Json.GetProperty("devices").EnumerateArray()];
        Assert.That(run.Json.GetProperty("threads").GetInt32(), Is.EqualTo(Environment.ProcessorCount));
        Assert.That(devices.Select(d => d.GetProperty("number").GetInt32()), Is.EqualTo(Enumerable.Range(0, devices.Length)));
        foreach (JsonElement device in devices)
        {
            Assert.That(device.GetProperty("name").GetString(), Is.Not.Empty);
            Assert.That(device.GetProperty("memoryBytes").GetInt64(), Is.GreaterThan(1 << 20));
        }

        CliRun text = folder.Run("devices");
        text.Succeeded();
        foreach (JsonElement device in devices) Assert.That(text.Output, Does.Contain(device.GetProperty("name").GetString()));
    }

    [Test]
    public void A_device_passes_the_self_test()
    {
        NeedsDevice();
        CliRun run = folder.Run("selftest", "--device", "0", "--splats", "2000", "--json");
        run.Succeeded();
        JsonElement device = run.Json.GetProperty("devices")[0];
        Assert.That(device.GetProperty("passed").GetBoolean(), Is.True);
        Assert.That(device.GetProperty("kernels").GetArrayLength(), Is.EqualTo(10));
    }

    [TestCase(".sog4d", "--sh-bands", "1", "--shn-count", "16", "--frame-count", "3")]
    [TestCase(".splat4d", "--sh-bands", "1", "--shn-count", "16")]
    public void A_device_bakes_the_same_bytes_as_the_CPU(string extension, params string[] options)
    {
        NeedsDevice();
        string input = new GoldenCheckpoint("freetimegs_sh3").File;
        CliRun own = folder.Run(["bake", input, "--output", "device" + extension, "--device", "0", "--json", .. options]);
        own.Succeeded();
        folder.Run(["bake", input, "--output", "cpu" + extension, "--device", "cpu", "--quiet", .. options]).Succeeded();
        Assert.That(File.ReadAllBytes(folder.File("device" + extension)), Is.EqualTo(File.ReadAllBytes(folder.File("cpu" + extension))));
        Assert.That(own.Json.GetProperty("device").GetString(), Is.Not.EqualTo("CPU"));
    }

    [Test]
    public void Time_is_told_by_stage()
    {
        CliRun run = folder.Run("bake", new GoldenCheckpoint("freetimegs_sh0").File, "--output", "timed.sog4d", "--frame-count", "3", "--json", "--device", "cpu");
        run.Succeeded();
        Assert.That(run.Json.GetProperty("secondsByStage").EnumerateObject().Select(p => p.Name), Is.EqualTo((string[])["splats", "codebooks", "labels", "ranges", "images"]));
        Assert.That(run.Json.GetProperty("threadSecondsOfImages").GetProperty("webp").GetDouble(), Is.GreaterThan(0));
        Assert.That(run.Json.GetProperty("device").GetString(), Is.EqualTo("CPU"));
    }

    [TestCase("99", 1, "expected device 99, found ")]
    [TestCase("fast", 2, "--device: expected auto, cpu, gpu or the number of a device, found 'fast'")]
    public void A_device_that_is_not_there_is_an_error(string device, int exitCode, string message)
    {
        CliRun run = folder.Run("bake", new GoldenCheckpoint("freetimegs_sh0").File, "--output", "none.sog4d", "--device", device);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.ErrorLines[0], Does.Contain(message));
        Assert.That(File.Exists(folder.File("none.sog4d")), Is.False);
    }

    private void NeedsDevice()
    {
        if (folder.Run("devices", "--json").Json.GetProperty("devices").GetArrayLength() == 0) Oracle.Missing("a device of OpenCL (Debian: pocl-opencl-icd)");
    }
}
