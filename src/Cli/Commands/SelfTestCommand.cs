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
    private readonly Option<int> splats = NumberOption.Of("--splats", "Splats of the generated data.", "N", 50_000, minimum: 1024);
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new SelfTestCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "selftest",
            "Run every kernel of a device against the CPU's answer on generated data: tolerance, error and speed of each. Exit code 1 when one is wrong.",
            "usd-gsplat selftest",
            "usd-gsplat selftest --device 0 --splats 1000000 --json")
        {
            device, splats, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<OpenClDevice> devices = OpenClDevices.All();
        if (parsed.GetValue(device) is { } choice) devices = [choice.Find(devices)!];
        if (devices.Count == 0) return CommandLineApp.Fail("expected a device of OpenCL, found none", ExitCode.NoDevice);
        var tested = devices.Select(d => (Device: d, Results: Test(d, parsed.GetValue(splats), parsed.GetValue(json)))).ToList();
        if (parsed.GetValue(json)) PrintJson(tested);
        return tested.All(t => t.Results.All(r => r.Passed)) ? ExitCode.Done : ExitCode.BadInput;
    }

    private static List<SelfTestResult> Test(OpenClDevice device, int splats, bool silent)
    {
        var cpu = new CpuSplatKernels();
        using var kernels = new GpuSplatKernels(device, cpu);
        var results = new List<SelfTestResult>();
        if (!silent) TextReport.Line($"{device.Number}: {device.Name}");
        foreach (SelfTestResult result in new SelfTests(cpu, kernels, splats).Run())
        {
            results.Add(result);
            if (!silent) Print(result);
        }

        return results;
    }

    private static void Print(SelfTestResult result)
    {
        string speed = result.Operations > 0 ? FormattableString.Invariant($", {result.Operations / result.DeviceSeconds / Giga:f1} GFLOP/s, CPU {result.Operations / result.CpuSeconds / Giga:f1}") : "";
        TextReport.Line($"  {(result.Passed ? "ok   " : "WRONG")} {result.Kernel,-20} error {result.WorstError:g3} of {result.Tolerance:g3} allowed, {result.Different:N0} different, {result.DeviceSeconds * 1000:f1} ms, CPU {result.CpuSeconds * 1000:f1} ms{speed}");
    }

    private static void PrintJson(List<(OpenClDevice Device, List<SelfTestResult> Results)> tested) => JsonReport.Print(json =>
    {
        json.WriteObjects("devices", tested, one =>
        {
            json.WriteNumber("number", one.Device.Number);
            json.WriteString("name", one.Device.Name);
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
            });
        });
    });
}
