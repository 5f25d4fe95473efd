namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Numbers of the OpenCL 1.2 specification, under its names.</summary>
internal static class OpenClConstants
{
    internal const uint PlatformVersion = 0x0901;
    internal const uint PlatformName = 0x0902;

    internal const ulong DeviceTypeCpu = 1 << 1;
    internal const ulong DeviceTypeAll = 0xFFFFFFFF;

    internal const uint DeviceType = 0x1000;
    internal const uint DeviceMaxComputeUnits = 0x1002;
    internal const uint DeviceMaxWorkGroupSize = 0x1004;
    internal const uint DeviceMaxMemAllocSize = 0x1010;
    internal const uint DeviceGlobalMemSize = 0x101F;
    internal const uint DeviceLocalMemSize = 0x1023;
    internal const uint DeviceName = 0x102B;
    internal const uint DeviceVendor = 0x102C;
    internal const uint DriverVersion = 0x102D;
    internal const uint DeviceExtensions = 0x1030;

    internal const ulong QueueProfilingEnable = 1 << 1;

    internal const ulong MemReadWrite = 1 << 0;

    internal const uint ProgramBinarySizes = 0x1165;
    internal const uint ProgramBinaries = 0x1166;
    internal const uint ProgramBuildLog = 0x1183;

    internal const uint ProfilingCommandStart = 0x1282;
    internal const uint ProfilingCommandEnd = 0x1283;
}
