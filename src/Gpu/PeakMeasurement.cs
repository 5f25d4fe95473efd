using System.Diagnostics;
using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Gpu;

/// <summary>Measures what a device's arithmetic units do at most, to hold kernels against.</summary>
internal static class PeakMeasurement
{
    /// <summary>Chains of multiply-adds an item, as in <c>peak.cl</c>: enough to hide how long one takes, few enough for registers.</summary>
    private const int Chains = 64;

    // A multiple of a work-group, and enough for every scheduler of a graphics processor.
    private const int ItemsPerUnit = 2048;
    private const int Runs = 3;
    private const int MostRounds = 1 << 20;
    private const double EnoughSeconds = 0.05;

    /// <summary>Single-precision operations a second; a multiply-add is two.</summary>
    internal static double Run(GpuDevice device)
    {
        int items = device.Device.ComputeUnits * ItemsPerUnit;
        using OpenClKernel kernel = device.Kernel("multiply_add_chains");
        using OpenClBuffer<float> results = device.Context.NewBuffer<float>(items);
        for (int rounds = 64; ; rounds *= 4)
        {
            double seconds = Enumerable.Range(0, Runs).Min(_ => Seconds(device, kernel.Arguments().With(results).With(rounds).With(0.5f).With(1.25f), items));
            if (seconds >= EnoughSeconds || rounds >= MostRounds) return 2.0 * Chains * rounds * items / seconds;
        }
    }

    private static double Seconds(GpuDevice device, OpenClKernel kernel, int items)
    {
        var watch = Stopwatch.StartNew();
        using OpenClEvent done = device.RunEach(kernel, items);
        done.Wait();
        return watch.Elapsed.TotalSeconds;
    }
}
