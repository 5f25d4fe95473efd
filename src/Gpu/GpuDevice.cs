using System.Globalization;
using System.Reflection;
using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Gpu;

/// <summary>A device with this library's kernels compiled for it.</summary>
internal sealed class GpuDevice : IDisposable
{
    // Groups of SIDE×SIDE items, each with MICRO×MICRO sums: what registers and local memory of a graphics processor hold.
    private const int Side = 16;
    private const int Micro = 8;
    private const int Depth = 16;

    private readonly OpenClProgram program;

    /// <summary>Opens a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="measures">Whether a clock counts what kernels take.</param>
    /// <exception cref="OpenClException">It cannot be opened, or the kernels do not compile.</exception>
    internal GpuDevice(OpenClDevice device, bool measures = false)
    {
        if (device.LargestWorkGroup < Side * Side)
            throw new OpenClException(string.Create(CultureInfo.InvariantCulture, $"{device.Name}: expected work-groups of {Side * Side} items, found at most {device.LargestWorkGroup}"));
        Context = new OpenClContext(device, measures);
        try
        {
            program = Context.NewProgram(Source, Options(device));
        }
        catch
        {
            Context.Dispose();
            throw;
        }
    }

    internal OpenClContext Context { get; }

    internal OpenClDevice Device => Context.Device;

    /// <summary>Items of a group in both directions, of the search for nearest codes.</summary>
    internal static int NearestSide => Side;

    /// <summary>Points and codes a group of that search takes at once.</summary>
    internal static int NearestTile => Side * Micro;

    /// <summary>Splats or points that pass through the device at once: three such chunks are on their way at a time.</summary>
    internal int Chunk(long bytesEach) => (int)Math.Clamp(Math.Min(Device.LargestBuffer, Device.GlobalMemory / 8) / bytesEach, 64, 1 << 20);

    /// <summary>Whether something may stay on the device: at most half of its memory, and no buffer too large.</summary>
    internal bool CanKeep(long bytes, long largestBuffer) => bytes <= Device.GlobalMemory / 2 && largestBuffer <= Device.LargestBuffer;

    internal OpenClKernel Kernel(string name) => program.Kernel(name);

    /// <summary>Runs a kernel with an item for each of so many.</summary>
    internal OpenClEvent RunEach(OpenClKernel kernel, long count, OpenClEvent? after = null)
    {
        const int Group = 64;
        return Context.Work.Run(kernel, [(nuint)((count + Group - 1) / Group * Group)], [Group], after);
    }

    public void Dispose()
    {
        program.Dispose();
        Context.Dispose();
    }

    private static string Options(OpenClDevice device) => string.Create(
        CultureInfo.InvariantCulture, $"-DSIDE={Side} -DMICRO={Micro} -DDEPTH={Depth}{(device.HasDoubles ? " -DHAS_DOUBLES" : "")}");

    private static string Source { get; } = string.Concat(
        [
            .. ((string[])["common.cl", "frame.cl", "quantise.cl", "means.cl", "order.cl", "peak.cl"]).Select(Read),
            "#define DIFFERENCES 0\n", Read("nearest.cl"), "#undef DIFFERENCES\n#define DIFFERENCES 1\n", Read("nearest.cl"),
        ]);

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd() + "\n";
    }
}
