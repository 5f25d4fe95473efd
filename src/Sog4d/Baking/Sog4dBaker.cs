using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Bakes 4D clouds and sequences into <c>.sog4d</c> bundles.</summary>
/// <remarks>
/// input → scene (splats chosen and ordered) → codebooks → labels → ranges → meta.json, palettes, frames. Codes and what moves
/// are resident, all else stays with the input; frames are encoded a few at a time and written in order. The same input and
/// options give the same bytes at any number of threads. Source: sog4d.
/// </remarks>
public static class Sog4dBaker
{
    /// <summary>Writes a bundle of a cloud at the options' times.</summary>
    /// <param name="source">A cloud; one without motion gives frames that are alike. Of higher coefficients that change, a frame takes the nearest set.</param>
    /// <param name="options">How.</param>
    /// <param name="output">A seekable stream, written from its start and left open.</param>
    /// <param name="progress">Told the share of frames that are written.</param>
    /// <param name="cancellation">Looked at between frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="AssetFormatException">No splat is left.</exception>
    /// <exception cref="AssetUnsupportedException">The images would be too tall.</exception>
    public static Sog4dBakeReport Bake(
        ISplatSource source, Sog4dBakeOptions options, Stream output, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        double[] times = options.FrameTimes is { } given ? [.. given] : FrameTimes.Uniform(options.FrameCount);
        var stages = new BakeStages();
        return Write(BakeScene.Of(source, times, options, cancellation), source.Schema.Count, options, output, stages, progress, cancellation);
    }

    /// <summary>Writes a bundle of a sequence, a frame for each of its own.</summary>
    /// <param name="sequence">All its columns may change. A splat counts as opaque as the frame that shows it best.</param>
    /// <param name="options">How; its number of frames and times are not used, nor its least sigma.</param>
    /// <param name="output">A seekable stream, written from its start and left open.</param>
    /// <param name="progress">Told the share of frames that are written.</param>
    /// <param name="cancellation">Looked at between frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="AssetFormatException">No splat is left, or a frame is damaged.</exception>
    /// <exception cref="AssetUnsupportedException">The images would be too tall.</exception>
    public static Sog4dBakeReport Bake(
        ISplatSequence sequence, Sog4dBakeOptions options, Stream output, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var stages = new BakeStages();
        return Write(BakeScene.Of(sequence, options, cancellation), sequence.Schema.Count, options, output, stages, progress, cancellation);
    }

    private static Sog4dBakeReport Write(
        BakeScene scene, long inputSplats, Sog4dBakeOptions options, Stream output, BakeStages stages, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        RefuseUnfitImages(scene, options);
        ISplatKernels kernels = options.WholeKernels;
        stages.End("splats");
        BakeCodebooks books = BakeCodebooks.Fit(scene, kernels, options, cancellation);
        stages.End("codebooks");
        BakeLabels[] labels = [.. books.Palettes.Select(palette => BakeLabels.Assign(scene, palette, kernels, cancellation))];
        stages.End("labels");
        BakeRanges ranges = BakeRanges.Find(scene, options.AlphaZeroThreshold, kernels, cancellation);
        stages.End("ranges");
        var images = new BakeImages(scene, books, options) { Stages = stages };
        if (options.DeltaLabels)
        {
            foreach (BakeLabels track in labels) BakeLabels.Cut([track], scene.Times.Count, options.DeltaSegmentLength, codes => BakeFrames.LabelBytes(images, scene, codes));
        }

        using var archive = new BakeArchive(output, options.Deflate);
        archive.Add(BakeNames.Meta, BakeMeta.Write(scene, images, books, labels, ranges.Boxes, options));
        foreach (BakeLabels track in labels) WritePalette(archive, track, options);
        new BakeFrames(archive, scene, images, labels, ranges).Write(options.Threads, progress, cancellation);
        archive.Finish();
        stages.End("images");
        return new Sog4dBakeReport(
            inputSplats, scene.Count, scene.Times.Count, scene.Selection.NonFiniteCount, scene.Selection.FaintCount, scene.Selection.UnseenCount, scene.Selection.ExcessCount)
        { SourceIndices = scene.SourceIndices(), Stages = stages };
    }

    private static void RefuseUnfitImages(BakeScene scene, Sog4dBakeOptions options)
    {
        (int width, int height) = options.LayoutOf(scene.Count);
        if ((long)width * height < scene.Count) throw new ArgumentException($"expected a layout of at least {scene.Count} pixels, one a splat, found {width}×{height}");
        if (width <= WebPLossless.MaxSide && height <= WebPLossless.MaxSide) return;
        throw new AssetUnsupportedException(
            new AssetLocation(scene.Name), "SOG4D-LAYOUT", $"expected images of at most {WebPLossless.MaxSide} pixels a side, found {width}×{height}; use another layout or fewer splats");
    }

    private static void WritePalette(BakeArchive archive, BakeLabels labels, Sog4dBakeOptions options)
    {
        archive.Add(BakeNames.Centroids(labels.Palette), ShCentroidBytes.Write(labels.Palette.Palette.Centroids, options.ShCentroids));
        foreach (ShLabelSegment segment in labels.Segments)
        {
            using var bytes = new MemoryStream();
            LabelDeltaWriter.Write(bytes, LabelDeltaFlavor.Sog4d, segment, labels.Palette.Count);
            archive.Add(BakeNames.Delta(labels.Palette, segment.StartFrame), bytes.ToArray());
        }
    }
}
