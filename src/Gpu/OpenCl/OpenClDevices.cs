using System.Text;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Lists the devices that the installed drivers offer.</summary>
public static unsafe class OpenClDevices
{
    private const int MostText = 1 << 16;

    /// <summary>All devices, the GPUs first, in the order in which the drivers name them.</summary>
    /// <returns>Empty where there is no loader, no driver or no device.</returns>
    /// <exception cref="OpenClException">A driver fails to answer.</exception>
    public static IReadOnlyList<OpenClDevice> All() => OpenClLoader.Api is { } api ? All(api) : [];

    /// <summary>As <see cref="All()"/>, or none where no registered driver can have a graphics processor: those need not be started to know.</summary>
    internal static IReadOnlyList<OpenClDevice> OfGpuDrivers() => IcdDrivers.AreOfCpusAlone() ? [] : All();

    private static OpenClDevice[] All(OpenClApi api)
    {
        var found = new List<OpenClDevice>();
        foreach (nint platform in Platforms(api))
        {
            foreach (nint device in Devices(api, platform)) found.Add(Describe(api, platform, device));
        }

        return [.. found.OrderByDescending(d => d.IsGpu).Select((d, number) => d with { Number = number })];
    }

    private static nint[] Platforms(OpenClApi api)
    {
        uint count = 0;
        int status = api.clGetPlatformIDs(0, null, &count);
        if (status == OpenClStatus.PlatformNotFound || count == 0) return [];
        OpenClStatus.Check(status, nameof(api.clGetPlatformIDs));
        var platforms = new nint[count];
        fixed (nint* into = platforms) OpenClStatus.Check(api.clGetPlatformIDs(count, into, null), nameof(api.clGetPlatformIDs));
        return platforms;
    }

    private static nint[] Devices(OpenClApi api, nint platform)
    {
        uint count = 0;
        int status = api.clGetDeviceIDs(platform, OpenClConstants.DeviceTypeAll, 0, null, &count);
        if (status == OpenClStatus.DeviceNotFound || count == 0) return [];
        OpenClStatus.Check(status, nameof(api.clGetDeviceIDs));
        var devices = new nint[count];
        fixed (nint* into = devices) OpenClStatus.Check(api.clGetDeviceIDs(platform, OpenClConstants.DeviceTypeAll, count, into, null), nameof(api.clGetDeviceIDs));
        return devices;
    }

    private static OpenClDevice Describe(OpenClApi api, nint platform, nint device)
    {
        var info = new DeviceInfo(api, device);
        string extensions = info.Text(OpenClConstants.DeviceExtensions);
        return new OpenClDevice
        {
            Number = 0,
            Name = info.Text(OpenClConstants.DeviceName),
            Vendor = info.Text(OpenClConstants.DeviceVendor),
            DriverVersion = info.Text(OpenClConstants.DriverVersion),
            PlatformName = PlatformText(api, platform, OpenClConstants.PlatformName),
            PlatformVersion = PlatformText(api, platform, OpenClConstants.PlatformVersion),
            IsGpu = (info.Number<ulong>(OpenClConstants.DeviceType) & OpenClConstants.DeviceTypeCpu) == 0,
            GlobalMemory = (long)info.Number<ulong>(OpenClConstants.DeviceGlobalMemSize),
            LargestBuffer = (long)info.Number<ulong>(OpenClConstants.DeviceMaxMemAllocSize),
            LocalMemory = (long)info.Number<ulong>(OpenClConstants.DeviceLocalMemSize),
            ComputeUnits = (int)info.Number<uint>(OpenClConstants.DeviceMaxComputeUnits),
            LargestWorkGroup = (long)info.Number<nuint>(OpenClConstants.DeviceMaxWorkGroupSize),
            HasDoubles = extensions.Split(' ').Contains("cl_khr_fp64"),
            Handle = device,
        };
    }

    private static string PlatformText(OpenClApi api, nint platform, uint what)
    {
        nuint length = 0;
        OpenClStatus.Check(api.clGetPlatformInfo(platform, what, 0, null, &length), nameof(api.clGetPlatformInfo), $"{what:x}");
        var text = new byte[Math.Min((int)length, MostText)];
        fixed (byte* into = text) OpenClStatus.Check(api.clGetPlatformInfo(platform, what, (nuint)text.Length, into, null), nameof(api.clGetPlatformInfo), $"{what:x}");
        return Trimmed(text);
    }

    private static string Trimmed(byte[] text) => Encoding.UTF8.GetString(text).TrimEnd('\0').Trim();

    /// <summary>Questions to one device.</summary>
    private readonly struct DeviceInfo(OpenClApi api, nint device)
    {
        internal T Number<T>(uint what)
            where T : unmanaged
        {
            T value = default;
            OpenClStatus.Check(api.clGetDeviceInfo(device, what, (nuint)sizeof(T), &value, null), nameof(api.clGetDeviceInfo), $"{what:x}");
            return value;
        }

        internal string Text(uint what)
        {
            nuint length = 0;
            OpenClStatus.Check(api.clGetDeviceInfo(device, what, 0, null, &length), nameof(api.clGetDeviceInfo), $"{what:x}");
            var text = new byte[Math.Min((int)length, MostText)];
            fixed (byte* into = text) OpenClStatus.Check(api.clGetDeviceInfo(device, what, (nuint)text.Length, into, null), nameof(api.clGetDeviceInfo), $"{what:x}");
            return Trimmed(text);
        }
    }
}
