using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu.Tests;

/// <summary>Devices that are missing, too small or broken.</summary>
public sealed class FailureTests
{
    [Test]
    public void Without_a_device_the_CPU_computes_and_says_nothing()
    {
        var warnings = new List<string>();
        using ChosenKernels chosen = DeviceChoice.Auto.Open(1, warnings.Add, () => []);
        Assert.That(chosen.Kernels, Is.InstanceOf<CpuSplatKernels>());
        Assert.That(chosen.Device, Is.Null);
        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public void A_device_that_is_demanded_and_missing_is_an_error_that_lists_what_there_is()
    {
        OpenClDevice device = TestDevice.First() with { IsGpu = false, Name = "pocl" };
        Assert.That(() => DeviceChoice.Gpu.Open(1, _ => { }, () => []), Throws.TypeOf<OpenClException>().With.Message.EqualTo("expected a graphics processor, found no device of OpenCL"));
        Assert.That(() => DeviceChoice.TryParse("3")!.Open(1, _ => { }, () => [device]), Throws.TypeOf<OpenClException>().With.Message.EqualTo("expected device 3, found 0: pocl"));
    }

    [TestCase("auto")]
    [TestCase("cpu")]
    [TestCase("gpu")]
    [TestCase("12")]
    public void A_choice_reads_as_it_was_written(string word) => Assert.That(DeviceChoice.TryParse(word)!.ToString(), Is.EqualTo(word));

    [Test]
    public void A_driver_that_fails_is_a_warning_unless_the_device_was_demanded()
    {
        var warnings = new List<string>();
        static IReadOnlyList<OpenClDevice> Broken() => throw new OpenClException("clGetDeviceIDs", "", -33);
        using ChosenKernels chosen = DeviceChoice.Auto.Open(1, warnings.Add, Broken);
        Assert.That(chosen.Device, Is.Null);
        Assert.That(warnings, Is.EqualTo((string[])["the CPU computes, since the device cannot: clGetDeviceIDs() gave CL_INVALID_DEVICE (-33)"]));
        Assert.That(() => DeviceChoice.Gpu.Open(1, warnings.Add, Broken), Throws.TypeOf<OpenClException>());
    }

    [Test]
    public void When_a_device_fails_the_CPU_goes_on_with_one_warning()
    {
        var warnings = new List<string>();
        OpenClDevice small = TestDevice.First() with { LargestBuffer = 100, GlobalMemory = 1 << 12 };
        using var device = new GpuSplatKernels(small, new CpuSplatKernels(1));
        var kernels = new FallbackSplatKernels(device, new CpuSplatKernels(1), warnings.Add);
        float[] values = [.. Enumerable.Range(0, 5000).Select(i => i / 7f)];
        Half[] expected = new Half[5000], found = new Half[5000];
        new CpuSplatKernels(1).RoundToHalf(values, expected);
        kernels.RoundToHalf(values, found);
        kernels.RoundToHalf(values, found);
        Assert.That(found, Is.EqualTo(expected));
        Assert.That(warnings, Has.Count.EqualTo(1).And.All.Contains("clCreateBuffer(256 bytes) gave CL_INVALID_BUFFER_SIZE (-61)"));
    }

    [Test]
    public void A_sequence_that_a_device_fails_at_is_the_CPUs()
    {
        const int Splats = 5000;
        var warnings = new List<string>();
        OpenClDevice small = TestDevice.First() with { LargestBuffer = 100, GlobalMemory = 1 << 12 };
        var cpu = new CpuSplatKernels(1);
        using var device = new GpuSplatKernels(small, cpu);
        var cloud = new SplatCloud("ramp", new SplatSchema(Splats, 0, true));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            for (int i = 0; i < cloud.Column(column).Length; i++) cloud.Column(column)[i] = i / 9000f;
        }

        MotionColumns motion = MotionColumns.From(cloud);
        (ulong[] Drawn, PositionRange? Box, uint[] Pixels) Bake(ISplatKernels kernels)
        {
            var drawn = new ulong[(Splats + 63) / 64];
            var box = new PositionRange?[1];
            uint[] pixels = [.. Enumerable.Repeat(0x12345678u, 3 * Splats)];
            kernels.FindRanges(motion, [0.25f], 0.5f, [drawn], box);
            kernels.PaintFrame(motion, 0.25f, box[0]!.Value, 0.5f, pixels.AsSpan(0, Splats), pixels.AsSpan(Splats, Splats), pixels.AsSpan(2 * Splats));
            return (drawn, box[0], pixels);
        }

        var expected = Bake(cpu);
        Assert.That(() => Bake(device), Throws.TypeOf<OpenClException>());
        var found = Bake(new FallbackSplatKernels(device, cpu, warnings.Add));
        Assert.That(found.Drawn, Is.EqualTo(expected.Drawn));
        Assert.That(found.Box, Is.EqualTo(expected.Box));
        Assert.That(found.Pixels, Is.EqualTo(expected.Pixels));
        Assert.That(warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void Kernels_that_do_not_compile_are_told_with_the_compilers_first_lines()
    {
        using var context = new OpenClContext(TestDevice.First());
        Assert.That(() => context.NewProgram("__kernel void broken( {", "-DA=1"), Throws.TypeOf<OpenClException>()
            .With.Message.StartsWith("clBuildProgram(-DA=1; ").And.Message.Contains("CL_BUILD_PROGRAM_FAILURE (-11)").And.Message.Not.Contains("\n"));
    }

    [Test]
    public void A_wrong_argument_is_told_with_kernel_and_number()
    {
        using var device = new GpuDevice(TestDevice.First());
        using OpenClKernel kernel = device.Kernel("round_to_half");
        using OpenClBuffer<float> values = device.Context.NewBuffer<float>(4);
        Assert.That(() => kernel.Arguments().With(values).With(4.0), Throws.TypeOf<OpenClException>().With.Message.StartsWith("clSetKernelArg(round_to_half, argument 1, 8 bytes) gave "));
        Assert.That(() => device.Kernel("missing"), Throws.TypeOf<OpenClException>().With.Message.EqualTo("clCreateKernel(missing) gave CL_INVALID_KERNEL_NAME (-46)"));
    }

    [Test]
    public void A_division_by_zero_stays_an_exception_after_a_driver_was_loaded()
    {
        Assert.That(OpenClDevices.All(), Is.Not.Null);
        int zero = OpenClDevices.All().Count(d => d.Name.Length == 0);
        for (int i = 0; i < 100; i++) Assert.That(() => 1 / zero, Throws.TypeOf<DivideByZeroException>());
    }

    [TestCase(true, "/usr/lib/libpocl.so.2.10.0\n")]
    [TestCase(true, "libpocl.so.2", "/opt/pocl/lib/libpocl.so")]
    [TestCase(false, "libpocl.so.2", "libnvidia-opencl.so.1")]
    [TestCase(false, "libintelocl.so")]
    [TestCase(false, "libnvidia-opencl.so.1\nlibpocl.so.2")]
    [TestCase(false, "libpoclish-gpu.so")]
    [TestCase(false, "")]
    [TestCase(false)]
    public void Drivers_need_no_start_where_all_are_known_to_be_of_CPUs(bool known, params string[] drivers)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("usd-gsplat-");
        try
        {
            for (int i = 0; i < drivers.Length; i++) File.WriteAllText(Path.Combine(folder.FullName, $"{i}.icd"), drivers[i]);
            Assert.That(IcdDrivers.AreOfCpusAlone(folder.FullName), Is.EqualTo(known));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void All_graphics_processors_are_found_also_where_drivers_are_left_alone()
    {
        int found = OpenClDevices.OfGpuDrivers().Count(d => d.IsGpu);
        Assert.That(found, Is.EqualTo(OpenClDevices.All().Count(d => d.IsGpu)));
    }

    [Test]
    public void A_machine_without_loader_has_no_device() =>
        Assert.That(OpenClApi.TryLoad(["libdoes-not-exist.so.7", "libc.so.6"]), Is.Null);
}
