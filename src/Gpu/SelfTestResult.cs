namespace UsdGsplat.Gpu;

/// <summary>How a kernel of a device did against the CPU.</summary>
/// <param name="Kernel">What it does.</param>
/// <param name="Elements">How many splats or values it was given.</param>
/// <param name="WorstError">The largest difference: of floats as they are, of pixels in steps of 8 bits, of indices and orders in places. NaN where one is not a number.</param>
/// <param name="Tolerance">The largest difference that is all right.</param>
/// <param name="Different">How many values differ at all.</param>
/// <param name="CpuSeconds">The CPU's shortest time.</param>
/// <param name="DeviceSeconds">The device's shortest time, transfers included, kernels compiled before.</param>
public sealed record SelfTestResult(
    string Kernel, long Elements, double WorstError, double Tolerance, long Different, double CpuSeconds, double DeviceSeconds)
{
    /// <summary>Multiplications and additions that the plain form of the kernel does; 0 where they say nothing.</summary>
    public double Operations { get; init; }

    /// <summary>Bytes that go into the kernel and come out of it.</summary>
    public double Bytes { get; init; }

    /// <summary>The device's time in that run without transfers and waits, by its own clock; 0 where that is not measured.</summary>
    public double KernelSeconds { get; init; }

    /// <summary>Whether the kernel is right.</summary>
    public bool Passed => WorstError <= Tolerance;
}
