using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Gpu;

/// <summary>A chunk of a scene's frame: its columns are sent where the device does not hold them all.</summary>
internal abstract class MotionSlot(DeviceMotion motion, int capacity) : IChunkSlot
{
    /// <summary>What the kernel reads: all of the scene, or this chunk.</summary>
    protected DeviceMotion Columns { get; } = motion.Resident ? motion : motion.NewPart(capacity);

    public OpenClEvent? Send(int first, int count) => Columns.Resident ? null : Columns.Send(first, count);

    public abstract OpenClEvent Compute(int first, int count, OpenClEvent? sent);

    public abstract OpenClEvent Fetch(int first, int count, OpenClEvent computed);

    public virtual void Dispose()
    {
        if (!Columns.Resident) Columns.Dispose();
    }
}
