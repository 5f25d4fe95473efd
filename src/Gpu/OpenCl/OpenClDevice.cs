namespace UsdGsplat.Gpu.OpenCl;

/// <summary>A device that OpenCL offers, with the limits that matter here.</summary>
public sealed record OpenClDevice
{
    /// <summary>Its place in the list of all devices, counted from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The device's name, for example <c>NVIDIA GeForce RTX 4090</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who made it.</summary>
    public required string Vendor { get; init; }

    /// <summary>The driver's own version.</summary>
    public required string DriverVersion { get; init; }

    /// <summary>The implementation of OpenCL that offers it.</summary>
    public required string PlatformName { get; init; }

    /// <summary>The implementation's version.</summary>
    public required string PlatformVersion { get; init; }

    /// <summary>Whether it is a graphics processor or another accelerator, rather than a CPU.</summary>
    public required bool IsGpu { get; init; }

    /// <summary>Memory of the device, in bytes.</summary>
    public required long GlobalMemory { get; init; }

    /// <summary>The largest single buffer, in bytes.</summary>
    public required long LargestBuffer { get; init; }

    /// <summary>Memory that a work-group shares, in bytes.</summary>
    public required long LocalMemory { get; init; }

    /// <summary>Processors of the device that run work-groups independently.</summary>
    public required int ComputeUnits { get; init; }

    /// <summary>The most work-items of a group.</summary>
    public required long LargestWorkGroup { get; init; }

    /// <summary>Whether kernels can compute in double precision, with which results are the CPU's own bits.</summary>
    public required bool HasDoubles { get; init; }

    /// <summary>The device's handle.</summary>
    internal nint Handle { get; init; }
}
