using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu.Tests;

/// <summary>The self tests that users run, on this machine's device.</summary>
public sealed class SelfTestsTests
{
    [Test]
    public void All_results_are_the_bits_of_the_CPU_where_the_device_has_doubles()
    {
        using GpuSplatKernels device = TestDevice.Open();
        foreach (SelfTestResult result in new SelfTests(new CpuSplatKernels(), device, new SelfTestOptions { Splats = 20_000 }).Run())
        {
            TestContext.Out.WriteLine($"{result.Kernel}: {result.Different} different, worst {result.WorstError}, {result.CpuSeconds:f3} s, {result.DeviceSeconds:f3} s");
            Assert.That(result.Different, Is.Zero, result.Kernel);
        }
    }

    [Test]
    public void Kernels_alone_take_a_part_of_the_time()
    {
        using var device = new GpuSplatKernels(TestDevice.First(), new CpuSplatKernels(), measures: true);
        foreach (SelfTestResult result in new SelfTests(new CpuSplatKernels(), device, new SelfTestOptions { Splats = 5_000 }).Run())
        {
            Assert.That(result.KernelSeconds, Is.GreaterThan(0), result.Kernel);
            Assert.That(result.KernelSeconds, Is.LessThan(result.DeviceSeconds), result.Kernel);
        }

        Assert.That(device.TakeKernelSeconds(), Is.Zero, "all was taken");
    }

    [Test]
    public void What_is_not_measured_takes_no_seconds()
    {
        using GpuSplatKernels device = TestDevice.Open();
        device.RoundToHalf([1, 2, 3], new Half[3]);
        Assert.That(device.TakeKernelSeconds(), Is.Zero);
    }

    [Test]
    public void Without_doubles_all_results_are_within_their_tolerance()
    {
        using GpuSplatKernels device = TestDevice.Open(doubles: false);
        foreach (SelfTestResult result in new SelfTests(new CpuSplatKernels(), device, new SelfTestOptions { Splats = 20_000 }).Run())
            Assert.That(result.Passed, Is.True, $"{result.Kernel}: {result.WorstError} > {result.Tolerance}, {result.Different} different");
    }

    [Test]
    public void A_device_that_computes_wrongly_is_found_out()
    {
        IEnumerable<SelfTestResult> results = new SelfTests(new CpuSplatKernels(), new WrongKernels(), new SelfTestOptions { Splats = 2_000 }).Run();
        Assert.That(results.Where(r => !r.Passed).Select(r => r.Kernel), Is.EquivalentTo((string[])["frame to pixels", "opacities to pixels", "spatial order"]));
    }
}
