using System.CommandLine;
using UsdGsplat.Gpu;

namespace UsdGsplat.Cli.Inputs;

/// <summary>The option that chooses what computes.</summary>
internal static class DeviceOption
{
    /// <summary>Makes the option; <c>auto</c> when it is not given.</summary>
    internal static Option<DeviceChoice> Create() => new("--device")
    {
        Description = "What computes: auto takes a graphics processor with OpenCL where there is one, else the CPU; cpu; gpu demands one; a number demands that device of 'usd-gsplat devices'. [default: auto]",
        HelpName = "auto|cpu|gpu|N",
        DefaultValueFactory = _ => DeviceChoice.Auto,
        CustomParser = result =>
        {
            string word = result.Tokens is [{ Value: var value }] ? value : "";
            if (DeviceChoice.TryParse(word) is { } choice) return choice;
            result.AddError($"--device: expected auto, cpu, gpu or the number of a device, found '{word}'");
            return DeviceChoice.Cpu;
        },
    };
}
