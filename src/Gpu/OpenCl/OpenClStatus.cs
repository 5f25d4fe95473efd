using System.Globalization;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>What OpenCL's calls return.</summary>
internal static class OpenClStatus
{
    internal const int Success = 0;
    internal const int DeviceNotFound = -1;
    internal const int InvalidBufferSize = -61;
    internal const int PlatformNotFound = -1001;

    private static readonly Dictionary<int, string> Names = new()
    {
        [DeviceNotFound] = "CL_DEVICE_NOT_FOUND",
        [-2] = "CL_DEVICE_NOT_AVAILABLE",
        [-3] = "CL_COMPILER_NOT_AVAILABLE",
        [-4] = "CL_MEM_OBJECT_ALLOCATION_FAILURE",
        [-5] = "CL_OUT_OF_RESOURCES",
        [-6] = "CL_OUT_OF_HOST_MEMORY",
        [-9] = "CL_DEVICE_IMAGE_FORMAT_NOT_SUPPORTED",
        [-11] = "CL_BUILD_PROGRAM_FAILURE",
        [-14] = "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST",
        [-30] = "CL_INVALID_VALUE",
        [-33] = "CL_INVALID_DEVICE",
        [-34] = "CL_INVALID_CONTEXT",
        [-36] = "CL_INVALID_COMMAND_QUEUE",
        [-38] = "CL_INVALID_MEM_OBJECT",
        [-42] = "CL_INVALID_BINARY",
        [-43] = "CL_INVALID_BUILD_OPTIONS",
        [-44] = "CL_INVALID_PROGRAM",
        [-45] = "CL_INVALID_PROGRAM_EXECUTABLE",
        [-46] = "CL_INVALID_KERNEL_NAME",
        [-48] = "CL_INVALID_KERNEL",
        [-49] = "CL_INVALID_ARG_INDEX",
        [-50] = "CL_INVALID_ARG_VALUE",
        [-51] = "CL_INVALID_ARG_SIZE",
        [-52] = "CL_INVALID_KERNEL_ARGS",
        [-54] = "CL_INVALID_WORK_GROUP_SIZE",
        [-55] = "CL_INVALID_WORK_ITEM_SIZE",
        [-57] = "CL_INVALID_EVENT_WAIT_LIST",
        [-59] = "CL_INVALID_OPERATION",
        [InvalidBufferSize] = "CL_INVALID_BUFFER_SIZE",
        [PlatformNotFound] = "CL_PLATFORM_NOT_FOUND_KHR",
    };

    /// <summary>The specification's name of a status, with its number.</summary>
    internal static string NameOf(int status) =>
        string.Create(CultureInfo.InvariantCulture, $"{Names.GetValueOrDefault(status, "status")} ({status})");

    /// <summary>Throws unless a call went well.</summary>
    /// <param name="status">What it returned.</param>
    /// <param name="call">The call.</param>
    /// <param name="arguments">What it was called with.</param>
    internal static void Check(int status, string call, string arguments = "")
    {
        if (status != Success) throw new OpenClException(call, arguments, status);
    }
}
