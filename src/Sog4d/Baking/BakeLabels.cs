using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>The labels of one palette: one array for all frames, or one a frame where coefficients change.</summary>
internal sealed class BakeLabels
{
    private readonly ushort[][] frames;

    /// <param name="palette">What they point into.</param>
    /// <param name="frames">One array for all frames, or one a frame; each in the bundle's order.</param>
    internal BakeLabels(BakePalette palette, params ushort[][] frames) => (Palette, this.frames) = (palette, frames);

    internal BakePalette Palette { get; }

    /// <summary>Whether labels differ between frames.</summary>
    internal bool Changes => frames.Length > 1;

    /// <summary>How labels are cut into segments; empty when they are stored frame by frame.</summary>
    internal IReadOnlyList<ShLabelSegment> Segments { get; private set; } = [];

    /// <summary>A label a splat, in the bundle's order.</summary>
    internal ushort[] At(int frame) => frames[Changes ? frame : 0];

    internal static BakeLabels Assign(BakeScene scene, BakePalette palette, ISplatKernels kernels, CancellationToken cancellation)
    {
        var frames = new ushort[scene.Changes(SplatColumn.ShRest) ? scene.Times.Count : 1][];
        var own = new ushort[scene.Count];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            using ISplatSource source = scene.OpenFrame(frame);
            palette.Palette.Assign(kernels, source, frame == 0 ? [] : own, own, cancellation);
            var ordered = new ushort[own.Length];
            scene.Put<ushort>(own, 1, ordered);

            // Frames that are alike share their labels.
            frames[frame] = frame > 0 && ordered.AsSpan().SequenceEqual(frames[frame - 1]) ? frames[frame - 1] : ordered;
        }

        return new BakeLabels(palette, frames);
    }

    /// <summary>Cuts labels into segments, which begin at the same frames for all palettes.</summary>
    /// <param name="tracks">The labels of every palette.</param>
    /// <param name="frameCount">Frames of the file.</param>
    /// <param name="length">Frames a segment; 0 for one segment, null for what takes least.</param>
    /// <param name="wholeBytes">What all labels of a palette in a frame take when they are stored whole.</param>
    internal static void Cut(IReadOnlyList<BakeLabels> tracks, int frameCount, int? length, Func<ushort[], long> wholeBytes)
    {
        if (length is null)
        {
            int[] starts = BestSegments.Starts(
                frameCount, frame => tracks.Sum(t => wholeBytes(t.At(frame))), frame => tracks.Sum(t => BestSegments.Changed(t.At(frame - 1), t.At(frame))));
            foreach (BakeLabels track in tracks) track.Segments = ShLabelSegment.FromFrames(track.All(frameCount), starts);
            return;
        }

        foreach (BakeLabels track in tracks) track.Segments = ShLabelSegment.FromFrames(track.All(frameCount), length.Value);
    }

    private IEnumerable<ushort[]> All(int frameCount) => Enumerable.Range(0, frameCount).Select(At);
}
