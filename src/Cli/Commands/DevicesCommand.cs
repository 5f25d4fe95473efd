using System.CommandLine;
using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat devices</c>: what can compute.</summary>
internal sealed class DevicesCommand
{
    private const double MiB = 1 << 20;

    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new DevicesCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "devices",
            "List the devices of OpenCL by the numbers that --device takes, with memory and limits.",
            "usd-gsplat devices",
            "usd-gsplat devices --json")
        {
            json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<OpenClDevice> devices = OpenClDevices.All();
        if (parsed.GetValue(json)) JsonReport.Print(writer => Write(writer, devices));
        else Print(devices);
        return ExitCode.Done;
    }

    private static void Print(IReadOnlyList<OpenClDevice> devices)
    {
        if (devices.Count == 0) TextReport.Line($"no device of OpenCL; the CPU computes with {Environment.ProcessorCount} threads");
        foreach (OpenClDevice device in devices)
        {
            TextReport.Line($"{device.Number}: {device.Name} ({(device.IsGpu ? "GPU" : "CPU")}, {device.Vendor})");
            TextReport.Line($"   {device.PlatformName}, {device.PlatformVersion}, driver {device.DriverVersion}");
            TextReport.Line($"   {device.GlobalMemory / MiB:N0} MiB, buffers to {device.LargestBuffer / MiB:N0} MiB, {device.LocalMemory / 1024:N0} KiB local, {device.ComputeUnits} compute units, groups to {device.LargestWorkGroup}, {(device.HasDoubles ? "with" : "without")} double precision");
        }
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<OpenClDevice> devices)
    {
        writer.WriteNumber("threads", Environment.ProcessorCount);
        writer.WriteObjects("devices", devices, device =>
        {
            writer.WriteNumber("number", device.Number);
            writer.WriteString("name", device.Name);
            writer.WriteString("vendor", device.Vendor);
            writer.WriteString("kind", device.IsGpu ? "gpu" : "cpu");
            writer.WriteString("platform", device.PlatformName);
            writer.WriteString("platformVersion", device.PlatformVersion);
            writer.WriteString("driverVersion", device.DriverVersion);
            writer.WriteNumber("memoryBytes", device.GlobalMemory);
            writer.WriteNumber("largestBufferBytes", device.LargestBuffer);
            writer.WriteNumber("localMemoryBytes", device.LocalMemory);
            writer.WriteNumber("computeUnits", device.ComputeUnits);
            writer.WriteNumber("largestWorkGroup", device.LargestWorkGroup);
            writer.WriteBoolean("hasDoubles", device.HasDoubles);
        });
    }
}
