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
        Assert.That(device.GetProperty("peakGigaflopsPerSecond").GetDouble(), Is.GreaterThan(0));
        Assert.That(device.GetProperty("kernels").GetArrayLength(), Is.EqualTo(12));
        foreach (JsonElement kernel in device.GetProperty("kernels").EnumerateArray())
            Assert.That(kernel.GetProperty("deviceGigabytesPerSecond").GetDouble(), Is.GreaterThan(0), kernel.GetProperty("kernel").GetString());
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

    [TestCase("usdz")]
    [TestCase("usdz", "--frames", "3")]
    [TestCase("usda", "--format", "both", "--half", "all", "--time", "0.3")]
    [TestCase("usdc", "--format", "particlefield", "--half", "features", "--frames", "3")]
    [TestCase("usdz", "--format", "particlefield", "--half", "all", "--frames", "3", "--animation", "clips")]
    public void A_device_authors_the_same_bytes_as_the_CPU(string extension, params string[] options)
    {
        NeedsDevice();
        Make("moving.pt");
        CliRun own = folder.Run(["author", "moving.pt", "--output", $"device/scene.{extension}", "--overwrite", "--device", "0", "--json", .. options]);
        own.Succeeded();
        folder.Run(["author", "moving.pt", "--output", $"cpu/scene.{extension}", "--overwrite", "--quiet", .. options]).Succeeded();
        string[] files = [.. own.Json.GetProperty("files").EnumerateArray().Select(f => Path.GetFileName(f.GetString()!))];
        Assert.That(files, Is.Not.Empty);
        foreach (string file in files)
            Assert.That(File.ReadAllBytes(folder.File($"device/{file}")).AsSpan().SequenceEqual(File.ReadAllBytes(folder.File($"cpu/{file}"))), file);
        Assert.That(own.Json.GetProperty("device").GetString(), Is.Not.EqualTo("CPU"));
    }

    [Test]
    public void A_device_converts_to_the_same_bytes_as_the_CPU()
    {
        NeedsDevice();
        Make("converted.pt");
        CliRun own = folder.Run("convert", "converted.pt", "device/converted.usdz", "--device", "0", "--json");
        own.Succeeded();
        folder.Run("convert", "converted.pt", "cpu/converted.usdz", "--device", "cpu", "--quiet").Succeeded();
        Assert.That(File.ReadAllBytes(folder.File("device/converted.usdz")), Is.EqualTo(File.ReadAllBytes(folder.File("cpu/converted.usdz"))));
        Assert.That(own.Json.GetProperty("device").GetString(), Is.Not.EqualTo("CPU"));
    }

    [TestCase("bake", "IN", "--output", "none.sog4d")]
    [TestCase("author", "IN", "--output", "none.usdz")]
    [TestCase("convert", "IN", "none.usdz")]
    [TestCase("selftest")]
    public void A_device_that_is_demanded_and_missing_has_an_exit_code_of_its_own(params string[] arguments)
    {
        string input = new GoldenCheckpoint("freetimegs_sh0").File;
        CliRun run = folder.Run([.. arguments.Select(a => a == "IN" ? input : a), "--device", "99"]);
        run.Failed(4, "expected device 99, found ");
        Assert.That(folder.Entries(), Has.None.Contains("none"));
    }

    [TestCase("bake", "IN", "--output", "none.sog4d", "auto, cpu, gpu or the number of a device")]
    [TestCase("author", "IN", "--output", "none.usdz", "auto, cpu, gpu or the number of a device")]
    [TestCase("selftest", "gpu or the number of a device")]
    public void What_is_no_device_is_bad_usage(params string[] arguments)
    {
        CliRun run = CliRun.InProcess([.. arguments[..^1], "--device", "fast"]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorLines[0], Does.Contain($"--device: expected {arguments[^1]}, found 'fast'"));
    }

    private void Make(string checkpoint)
    {
        if (!File.Exists(folder.File(checkpoint))) folder.Run("synth", "--splats", "20001", "--sh", "2", "--four-d", "--output", checkpoint, "--quiet").Succeeded();
        Directory.CreateDirectory(folder.File("device"));
        Directory.CreateDirectory(folder.File("cpu"));
    }

    private void NeedsDevice()
    {
        if (folder.Run("devices", "--json").Json.GetProperty("devices").GetArrayLength() == 0) Oracle.Missing("a device of OpenCL (Debian: pocl-opencl-icd)");
    }
}
