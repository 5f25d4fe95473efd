using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Gpu;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat selftest</c>: a device's kernels against the CPU's.</summary>
internal sealed class SelfTestCommand
{
    private const double Giga = 1e9;

    private readonly Option<DeviceChoice?> device = DeviceOption.CreateDemand("The device: gpu for the first graphics processor, or its number of 'usd-gsplat devices'. Default: every device.");
    private readonly Option<int> splats = NumberOption.Of("--splats", "Splats of the generated data, and points of the clustering; at least as many as codes.", "N", new SelfTestOptions().Splats, minimum: 1);
    private readonly Option<int> codes = NumberOption.Of("--codes", "Codes to search, of 45 dimensions, and centres of the clustering.", "K", new SelfTestOptions().Codes, minimum: 1);
    private readonly Option<int> steps = NumberOption.Of("--steps", "Steps of the clustering.", "S", new SelfTestOptions().Steps, minimum: 1);
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new SelfTestCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "selftest",
            "Run every kernel of a device against the CPU's answer on generated data: tolerance, error and speed of each, with and without transfers. Exit code 1 when one is wrong.",
            "usd-gsplat selftest",
            "usd-gsplat selftest --device gpu --splats 1000000 --codes 4096 --steps 10 --json")
        {
            device, splats, codes, steps, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = new SelfTestOptions { Splats = parsed.GetValue(splats), Codes = parsed.GetValue(codes), Steps = parsed.GetValue(steps) };
        options.Validate();
        IReadOnlyList<OpenClDevice> devices = OpenClDevices.All();
        if (parsed.GetValue(device) is { } choice) devices = [choice.Find(devices)!];
        if (devices.Count == 0) return CommandLineApp.Fail("expected a device of OpenCL, found none", ExitCode.NoDevice);
        List<Tested> tested = [.. devices.Select(d => Test(d, options, parsed.GetValue(json)))];
        if (parsed.GetValue(json)) PrintJson(tested);
        return tested.All(t => t.Results.All(r => r.Passed)) ? ExitCode.Done : ExitCode.BadInput;
    }

    private static Tested Test(OpenClDevice device, SelfTestOptions options, bool silent)
    {
        var cpu = new CpuSplatKernels();
        using var kernels = new GpuSplatKernels(device, cpu, measures: true);
        var results = new List<SelfTestResult>();
        double peak = kernels.MeasurePeak();
        if (!silent) TextReport.Line($"{device.Number}: {device.Name}, single-precision peak measured {peak / Giga:f1} GFLOP/s");
        foreach (SelfTestResult result in new SelfTests(cpu, kernels, options).Run())
        {
            results.Add(result);
            if (!silent) Print(result);
        }

        return new Tested(device, peak, results);
    }

    private static void Print(SelfTestResult result)
    {
        (double work, string unit) = result.Operations > 0 ? (result.Operations, "GFLOP/s") : (result.Bytes, "GB/s");
        string alone = result.KernelSeconds > 0 ? FormattableString.Invariant($", without transfers {work / result.KernelSeconds / Giga:f2}") : "";
        string speed = FormattableString.Invariant($", {work / result.DeviceSeconds / Giga:f2} {unit}{alone}, CPU {work / result.CpuSeconds / Giga:f2}");
        TextReport.Line($"  {(result.Passed ? "ok   " : "WRONG")} {result.Kernel,-20} error {result.WorstError:g3} of {result.Tolerance:g3} allowed, {result.Different:N0} different, {result.DeviceSeconds * 1000:f1} ms, CPU {result.CpuSeconds * 1000:f1} ms{speed}");
    }

    private static void PrintJson(List<Tested> tested) => JsonReport.Print(json =>
    {
        json.WriteObjects("devices", tested, one =>
        {
            json.WriteNumber("number", one.Device.Number);
            json.WriteString("name", one.Device.Name);
            json.WriteString("driverVersion", one.Device.DriverVersion);
            json.WriteReal("peakGigaflopsPerSecond", one.Peak / Giga);
            json.WriteBoolean("passed", one.Results.All(r => r.Passed));
            json.WriteObjects("kernels", one.Results, result =>
            {
                json.WriteString("kernel", result.Kernel);
                json.WriteBoolean("passed", result.Passed);
                json.WriteNumber("elements", result.Elements);
                json.WriteReal("worstError", result.WorstError);
                json.WriteReal("tolerance", result.Tolerance);
                json.WriteNumber("different", result.Different);
                json.WriteReal("cpuSeconds", result.CpuSeconds);
                json.WriteReal("deviceSeconds", result.DeviceSeconds);
                json.WriteReal("kernelSeconds", result.KernelSeconds);
                json.WriteReal("cpuGigabytesPerSecond", result.Bytes / result.CpuSeconds / Giga);
                json.WriteReal("deviceGigabytesPerSecond", result.Bytes / result.DeviceSeconds / Giga);
                if (result.Operations == 0) return;
                json.WriteReal("cpuGigaflopsPerSecond", result.Operations / result.CpuSeconds / Giga);
                json.WriteReal("deviceGigaflopsPerSecond", result.Operations / result.DeviceSeconds / Giga);
                if (result.KernelSeconds > 0) json.WriteReal("kernelGigaflopsPerSecond", result.Operations / result.KernelSeconds / Giga);
            });
        });
    });

    /// <summary>A device with its measured peak, operations a second.</summary>
    private sealed record Tested(OpenClDevice Device, double Peak, List<SelfTestResult> Results);
}
