using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>The box of every frame's positions.</summary>
/// <remarks>
/// Over the splats that are seen in the frame before, in it or in the one after: those alone are drawn while the player
/// interpolates with this frame, and a splat that has drifted far away unseen does not cost the others precision.
/// </remarks>
internal sealed class BakeRanges
{
    private readonly BakeScene scene;
    private readonly ISplatKernels kernels;
    private readonly float zeroBelow;
    private readonly float[] opacities;

    private BakeRanges(BakeScene scene, ISplatKernels kernels, float zeroBelow)
    {
        (this.scene, this.kernels, this.zeroBelow) = (scene, kernels, zeroBelow);
        opacities = new float[scene.Count];
    }

    internal static PositionRange[] Find(BakeScene scene, float zeroBelow, ISplatKernels kernels, CancellationToken cancellation) =>
        new BakeRanges(scene, kernels, zeroBelow).Find(cancellation);

    private PositionRange[] Find(CancellationToken cancellation)
    {
        // Each frame is evaluated once, a frame ahead of its box, which needs to know who is seen after it.
        var ranges = new PositionRange[scene.Times.Count];
        float[] here = new float[3 * scene.Count], after = new float[3 * scene.Count];
        bool[] seenBefore = new bool[scene.Count], seenHere = new bool[scene.Count], seenAfter = new bool[scene.Count], chosen = new bool[scene.Count];
        Evaluate(0, here, seenHere);
        for (int frame = 0; frame < ranges.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (frame + 1 < ranges.Length) Evaluate(frame + 1, after, seenAfter);
            else seenAfter.AsSpan().Clear();
            for (int i = 0; i < chosen.Length; i++) chosen[i] = seenBefore[i] | seenHere[i] | seenAfter[i];
            ranges[frame] = kernels.RangeOf(here, chosen) ?? kernels.RangeOf(here, default)!.Value;
            (here, after) = (after, here);
            (seenBefore, seenHere, seenAfter) = (seenHere, seenAfter, seenBefore);
        }

        return ranges;
    }

    private void Evaluate(int frame, float[] positions, bool[] seen)
    {
        scene.Evaluate(frame, kernels, positions, opacities);
        for (int i = 0; i < seen.Length; i++) seen[i] = opacities[i] >= zeroBelow && opacities[i] > 0;
    }
}
