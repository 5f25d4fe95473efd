using System.Globalization;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Which device is to compute.</summary>
/// <remarks>
/// <c>auto</c> takes the first graphics processor and else the CPU; <c>gpu</c> demands one; a number demands that device of
/// <see cref="OpenClDevices.All()"/>; <c>cpu</c> leaves OpenCL alone. What is demanded and fails is an error; what is not is
/// a warning, and the CPU does the work.
/// </remarks>
public sealed record DeviceChoice
{
    private DeviceChoice(bool allowsDevice, bool demanded, int? number) => (AllowsDevice, Demanded, Number) = (allowsDevice, demanded, number);

    /// <summary>The first graphics processor, or the CPU.</summary>
    public static DeviceChoice Auto { get; } = new(true, false, null);

    /// <summary>The CPU, without OpenCL.</summary>
    public static DeviceChoice Cpu { get; } = new(false, false, null);

    /// <summary>The first graphics processor, and no other.</summary>
    public static DeviceChoice Gpu { get; } = new(true, true, null);

    /// <summary>Whether a device of OpenCL may be used.</summary>
    public bool AllowsDevice { get; }

    /// <summary>Whether there must be one.</summary>
    public bool Demanded { get; }

    /// <summary>Which one; null for the first graphics processor.</summary>
    public int? Number { get; }

    /// <summary>Reads <c>auto</c>, <c>cpu</c>, <c>gpu</c> or a number; null for anything else.</summary>
    public static DeviceChoice? TryParse(string text) => text switch
    {
        "auto" => Auto,
        "cpu" => Cpu,
        "gpu" => Gpu,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new DeviceChoice(true, true, number) : null,
    };

    /// <summary>The word that <see cref="TryParse"/> reads.</summary>
    public override string ToString() =>
        Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : Demanded ? "gpu" : AllowsDevice ? "auto" : "cpu";

    /// <summary>Opens what was chosen.</summary>
    /// <param name="threads">Most threads of the CPU.</param>
    /// <param name="warn">Told in one line when the CPU stands in for a device, now or later.</param>
    /// <exception cref="OpenClException">What was demanded is not there, or does not work.</exception>
    public ChosenKernels Open(int threads, Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(warn);
        return Open(threads, warn, Demanded ? OpenClDevices.All : OpenClDevices.OfGpuDrivers);
    }

    internal ChosenKernels Open(int threads, Action<string> warn, Func<IReadOnlyList<OpenClDevice>> devices)
    {
        var cpu = new CpuSplatKernels(threads);
        if (!AllowsDevice) return new ChosenKernels(cpu, null);
        try
        {
            if (Find(devices()) is not { } device) return new ChosenKernels(cpu, null);
            var gpu = new GpuSplatKernels(device, cpu);
            return new ChosenKernels(Demanded ? gpu : new FallbackSplatKernels(gpu, cpu, warn), device, gpu);
        }
        catch (OpenClException e) when (!Demanded)
        {
            warn($"the CPU computes, since the device cannot: {e.Message}");
            return new ChosenKernels(cpu, null);
        }
    }

    /// <summary>Finds what was chosen.</summary>
    /// <param name="devices">What there is, as <see cref="OpenClDevices.All()"/> lists it.</param>
    /// <returns>The device, or null for the CPU; never null where a device is demanded.</returns>
    /// <exception cref="OpenClException">What was demanded is not among them; the message names what is.</exception>
    public OpenClDevice? Find(IReadOnlyList<OpenClDevice> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        OpenClDevice? found = Number is { } number ? devices.ElementAtOrDefault(number) : devices.FirstOrDefault(d => d.IsGpu);
        if (found is not null || !Demanded) return found;
        string wanted = Number is null ? "a graphics processor" : string.Create(CultureInfo.InvariantCulture, $"device {Number}");
        string there = devices.Count == 0 ? "no device of OpenCL" : string.Join(", ", devices.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Number}: {d.Name}")));
        throw new OpenClException($"expected {wanted}, found {there}");
    }
}
