using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Which splats' positions count in every frame, and the box of those.</summary>
/// <remarks>
/// A splat counts when it is seen in the frame before, in it or in the one after: those alone are drawn while the player
/// interpolates with this frame, and a splat that has drifted far away unseen does not cost the others precision.
/// </remarks>
internal sealed class BakeRanges
{
    private readonly BakeScene scene;
    private readonly ISplatKernels kernels;
    private readonly float zeroBelow;
    private readonly float[] opacities;
    private readonly ulong[][] drawn;

    private BakeRanges(BakeScene scene, ISplatKernels kernels, float zeroBelow)
    {
        (this.scene, this.kernels, this.zeroBelow) = (scene, kernels, zeroBelow);
        opacities = scene.Motion is null ? new float[scene.Count] : [];
        drawn = new ulong[scene.Times.Count][];
        Boxes = new PositionRange[scene.Times.Count];
    }

    /// <summary>A box a frame.</summary>
    internal PositionRange[] Boxes { get; }

    internal static BakeRanges Find(BakeScene scene, float zeroBelow, ISplatKernels kernels, CancellationToken cancellation)
    {
        var ranges = new BakeRanges(scene, kernels, zeroBelow);
        if (scene.Motion is { } motion) ranges.Find(motion, cancellation);
        else ranges.Find(cancellation);
        return ranges;
    }

    /// <summary>A bit a splat, set where the splat's position in the frame counts; the first splat's is the lowest.</summary>
    internal ReadOnlySpan<ulong> Drawn(int frame) => drawn[frame];

    private void Find(MotionColumns motion, CancellationToken cancellation)
    {
        for (int frame = 0; frame < drawn.Length; frame++) drawn[frame] = new ulong[DrawnSplats.Words(scene.Count)];
        var boxes = new PositionRange?[Boxes.Length];
        kernels.FindRanges(motion, [.. scene.Times.Select(t => (float)t)], zeroBelow, drawn, boxes, cancellation);
        for (int frame = 0; frame < boxes.Length; frame++) Boxes[frame] = boxes[frame] ?? RangeOfAll(motion, frame);
    }

    private PositionRange RangeOfAll(MotionColumns motion, int frame)
    {
        float[] positions = new float[3 * motion.Count], fades = new float[motion.Count];
        kernels.BakeFrame(motion, (float)scene.Times[frame], positions, fades);
        return kernels.RangeOf(positions, default)!.Value;
    }

    private void Find(CancellationToken cancellation)
    {
        // Each frame is read once, a frame ahead of its box, which needs to know who is seen after it.
        float[] here = new float[3 * scene.Count], after = new float[3 * scene.Count];
        bool[] seenBefore = new bool[scene.Count], seenHere = new bool[scene.Count], seenAfter = new bool[scene.Count], chosen = new bool[scene.Count];
        See(0, here, seenHere);
        for (int frame = 0; frame < Boxes.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (frame + 1 < Boxes.Length) See(frame + 1, after, seenAfter);
            else seenAfter.AsSpan().Clear();
            for (int i = 0; i < chosen.Length; i++) chosen[i] = seenBefore[i] | seenHere[i] | seenAfter[i];
            drawn[frame] = Bits(chosen);
            Boxes[frame] = kernels.RangeOf(here, chosen) ?? kernels.RangeOf(here, default)!.Value;
            (here, after) = (after, here);
            (seenBefore, seenHere, seenAfter) = (seenHere, seenAfter, seenBefore);
        }
    }

    private static ulong[] Bits(bool[] flags)
    {
        var words = new ulong[DrawnSplats.Words(flags.Length)];
        for (int i = 0; i < flags.Length; i++) words[i / DrawnSplats.WordSplats] |= flags[i] ? 1UL << (i % DrawnSplats.WordSplats) : 0;
        return words;
    }

    private void See(int frame, float[] positions, bool[] seen)
    {
        scene.Read(frame, positions, opacities);
        for (int i = 0; i < seen.Length; i++) seen[i] = opacities[i] >= zeroBelow && opacities[i] > 0;
    }
}
