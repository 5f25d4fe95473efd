using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Keeps the columns of the scene at work on a device from call to call.</summary>
internal sealed class DeviceMotions(GpuDevice device) : IDisposable
{
    private DeviceMotion? motion;

    /// <summary>A scene's columns; those of another scene make room for them.</summary>
    internal DeviceMotion Of(MotionColumns columns)
    {
        if (motion?.Columns == columns) return motion;
        motion?.Dispose();
        motion = null;
        return motion = new DeviceMotion(device, columns);
    }

    public void Dispose() => motion?.Dispose();
}
