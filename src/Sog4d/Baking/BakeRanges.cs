using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>The box of every frame's positions.</summary>
/// <remarks>
/// Over the splats that are seen in the frame before, in it or in the one after: those alone are drawn while the player
/// interpolates with this frame, and a splat that has drifted far away unseen does not cost the others precision.
/// </remarks>
internal static class BakeRanges
{
    internal static PositionRange[] Find(MotionColumns motion, double[] times, float zeroBelow, ISplatKernels kernels, CancellationToken cancellation)
    {
        // Three frames at a time: the one before, this one, the one after.
        bool[][] seen = [new bool[motion.Count], new bool[motion.Count], new bool[motion.Count]];
        var positions = new float[3 * motion.Count];
        var opacities = new float[motion.Count];
        var chosen = new bool[motion.Count];
        var ranges = new PositionRange[times.Length];
        Mark(0);
        for (int frame = 0; frame < times.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            int last = Math.Min(times.Length - 1, frame + 1);
            if (last > frame) Mark(last);
            bool[] before = seen[Math.Max(0, frame - 1) % 3], here = seen[frame % 3], after = seen[last % 3];
            for (int i = 0; i < chosen.Length; i++) chosen[i] = before[i] | here[i] | after[i];
            kernels.BakeFrame(motion, (float)times[frame], positions, opacities);
            ranges[frame] = kernels.RangeOf(positions, chosen) ?? kernels.RangeOf(positions, default)!.Value;
        }

        return ranges;

        void Mark(int frame)
        {
            kernels.BakeFrame(motion, (float)times[frame], positions, opacities);
            bool[] marks = seen[frame % 3];
            for (int i = 0; i < marks.Length; i++) marks[i] = opacities[i] >= zeroBelow && opacities[i] > 0;
        }
    }
}
