using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu.Tests;

/// <summary>The folder of compiled kernels.</summary>
[NonParallelizable]
public sealed class KernelCacheTests
{
    private const string Variable = "USD_GSPLAT_CACHE";
    private string folder = "";
    private string? before;

    [SetUp]
    public void Make()
    {
        before = Environment.GetEnvironmentVariable(Variable);
        folder = Directory.CreateTempSubdirectory("kernels").FullName;
        Environment.SetEnvironmentVariable(Variable, folder);
    }

    [TearDown]
    public void Remove()
    {
        Environment.SetEnvironmentVariable(Variable, before);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Kernels_are_compiled_once_and_anew_when_their_file_is_damaged()
    {
        using (var first = new GpuSplatKernels(TestDevice.First(), new CpuSplatKernels())) Use(first);
        string file = Directory.GetFiles(Path.Combine(folder, "kernels")).Single();
        byte[] binary = File.ReadAllBytes(file);
        using (var second = new GpuSplatKernels(TestDevice.First(), new CpuSplatKernels())) Use(second);
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(binary));
        File.WriteAllText(file, "damaged");
        using (var third = new GpuSplatKernels(TestDevice.First(), new CpuSplatKernels())) Use(third);
        Assert.That(new FileInfo(file).Length, Is.GreaterThan(1000));
    }

    [Test]
    public void Another_driver_has_another_file()
    {
        OpenClDevice device = TestDevice.First();
        string file = KernelCache.FileOf(device, "source", "options");
        Assert.That(KernelCache.FileOf(device with { DriverVersion = "other" }, "source", "options"), Is.Not.EqualTo(file));
        Assert.That(KernelCache.FileOf(device, "source", "others"), Is.Not.EqualTo(file));
        Assert.That(KernelCache.FileOf(device, "source", "options"), Is.EqualTo(file));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_no_failure()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Assert.That(() => KernelCache.TryWrite(Path.Combine(file, "kernels", "a.bin"), [1]), Throws.Nothing);
        Assert.That(KernelCache.TryRead(Path.Combine(file, "kernels", "a.bin")), Is.Null);
    }

    [Test]
    public void A_driver_is_registered_where_none_is()
    {
        Assert.That(IcdDrivers.HasDrivers(Path.Combine(folder, "vendors")), Is.False);
        string vendors = IcdDrivers.Register("/usr/lib/libnvidia-opencl.so.1", Path.Combine(folder, "vendors"));
        Assert.That(IcdDrivers.HasDrivers(vendors), Is.True);
        Assert.That(File.ReadAllText(Path.Combine(vendors, "libnvidia-opencl.so.icd")), Is.EqualTo("/usr/lib/libnvidia-opencl.so.1\n"));
    }

    private static void Use(GpuSplatKernels kernels)
    {
        var halves = new Half[3];
        kernels.RoundToHalf([1, 2, 3], halves);
        Assert.That(halves[2], Is.EqualTo((Half)3));
    }
}
