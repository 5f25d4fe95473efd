using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Gpu;

namespace UsdGsplat.Cli.Inputs;

/// <summary>The option that chooses what computes.</summary>
internal static class DeviceOption
{
    private const string Name = "--device";

    private const string Choices =
        "auto takes a graphics processor with OpenCL where there is one, else the CPU; cpu; gpu demands one; a number demands that device of 'usd-gsplat devices'.";

    /// <summary>Makes the option for work that a graphics processor does faster; <c>auto</c> when it is not given.</summary>
    internal static Option<DeviceChoice> Create() => Of($"What computes: {Choices}", DeviceChoice.Auto);

    /// <summary>Makes the option for rounding to 16 bits; <c>cpu</c> when it is not given, since the CPU rounds faster than a device is sent to.</summary>
    internal static Option<DeviceChoice> CreateForRounding() =>
        Of($"What rounds splats to 16 bits, to the same bytes: {Choices} The CPU is done before a device has started.", DeviceChoice.Cpu);

    /// <summary>Makes the option that names a device; null when it is not given.</summary>
    internal static Option<DeviceChoice?> CreateDemand(string description) => new(Name)
    {
        Description = description,
        HelpName = "gpu|N",
        CustomParser = result =>
        {
            string word = Word(result);
            if (DeviceChoice.TryParse(word) is { Demanded: true } choice) return choice;
            result.AddError($"{Name}: expected gpu or the number of a device, found '{word}'");
            return null;
        },
    };

    private static Option<DeviceChoice> Of(string description, DeviceChoice otherwise) => new(Name)
    {
        Description = description,
        HelpName = "auto|cpu|gpu|N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = Parse,
    };

    private static DeviceChoice Parse(ArgumentResult result)
    {
        string word = Word(result);
        if (DeviceChoice.TryParse(word) is { } choice) return choice;
        result.AddError($"{Name}: expected auto, cpu, gpu or the number of a device, found '{word}'");
        return DeviceChoice.Cpu;
    }

    private static string Word(ArgumentResult result) => result.Tokens is [{ Value: var value }] ? value : "";
}
