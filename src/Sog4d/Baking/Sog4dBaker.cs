using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Bakes a 4D cloud into a <c>.sog4d</c> bundle.</summary>
/// <remarks>
/// cloud → codebooks → ranges → meta.json, palettes, frames. The cloud is resident; frames are encoded a few at a time and
/// written in order. The same input and options give the same bytes at any number of threads. Source: sog4d.
/// </remarks>
public static class Sog4dBaker
{
    /// <summary>Writes a bundle.</summary>
    /// <param name="source">A cloud; one without motion gives frames that are alike.</param>
    /// <param name="options">How.</param>
    /// <param name="output">A seekable stream, written from its start and left open.</param>
    /// <param name="progress">Told the share of frames that are written.</param>
    /// <param name="cancellation">Looked at between frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="AssetFormatException">No splat is left.</exception>
    /// <exception cref="AssetUnsupportedException">The cloud's spherical harmonics change over time, or its images would be too tall.</exception>
    public static Sog4dBakeReport Bake(
        ISplatSource source, Sog4dBakeOptions options, Stream output, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        options.Validate();
        RefuseChangingSh(source, options);
        BakeCloud cloud = BakeCloud.From(source, options, cancellation);
        var kernels = new CpuSplatKernels(options.Threads);
        BakeTables tables = BakeTables.Fit(cloud.Cloud, kernels, options, cancellation);
        MotionColumns motion = MotionColumns.From(cloud.Cloud, options.MinSigma, cancellation);
        double[] times = BakeTimes.Of(options);
        PositionRange[] ranges = BakeRanges.Find(motion, times, options.AlphaZeroThreshold, kernels, cancellation);
        var images = new BakeImages(cloud.Cloud, motion, tables, options);
        RefuseTallImages(source, images);

        using var archive = new BakeArchive(output, options.Deflate);
        archive.Add(BakeNames.Meta, BakeMeta.Write(images, tables, ranges, times, cloud.Cloud.Count, options));
        byte[][] labels = [.. tables.Palettes.Select(images.Labels)];
        WritePalettes(archive, tables, times.Length, options);
        WriteFrames(archive, images, tables, labels, ranges, times, options, progress, cancellation);
        archive.Finish();
        return new Sog4dBakeReport(source.Schema.Count, cloud.Cloud.Count, times.Length, cloud.NonFiniteCount, cloud.UnseenCount, archive.BytesByKind);
    }

    private static void RefuseChangingSh(ISplatSource source, Sog4dBakeOptions options)
    {
        if (options.ShBands == 0 || source is not IShFrameSource { ShFrameCount: > 1 }) return;
        throw new AssetUnsupportedException(
            new AssetLocation(source.Name), "SOG4D-DYNAMIC-SH", "spherical harmonics that change over time are not baked; use 0 bands");
    }

    private static void RefuseTallImages(ISplatSource source, BakeImages images)
    {
        if (images.Height <= WebPLossless.MaxSide) return;
        throw new AssetUnsupportedException(
            new AssetLocation(source.Name), "SOG4D-LAYOUT", $"expected images of at most {WebPLossless.MaxSide} rows, found {images.Height}; use a larger layout width or fewer splats");
    }

    private static void WritePalettes(BakeArchive archive, BakeTables tables, int frames, Sog4dBakeOptions options)
    {
        foreach (BakePalette palette in tables.Palettes)
        {
            archive.Add(BakeNames.Centroids(palette), ShCentroidBytes.Write(palette.Palette.Centroids, options.ShCentroids));
            if (!options.DeltaLabels) continue;
            foreach ((int start, int count) in BakeSegments.Of(frames, options.DeltaSegmentLength))
            {
                var segment = new ShLabelSegment(start, palette.Labels, [.. Enumerable.Repeat(Array.Empty<ShLabelChange>(), count - 1)]);
                using var bytes = new MemoryStream();
                LabelDeltaWriter.Write(bytes, LabelDeltaFlavor.Sog4d, segment, palette.Palette.Count);
                archive.Add(BakeNames.Delta(palette, start), bytes.ToArray());
            }
        }
    }

    private static void WriteFrames(
        BakeArchive archive,
        BakeImages images,
        BakeTables tables,
        byte[][] labels,
        PositionRange[] ranges,
        double[] times,
        Sog4dBakeOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        byte[] scales = images.ScaleIndices(), rotations = images.Rotations();
        HashSet<int> starts = [.. BakeSegments.Of(times.Length, options.DeltaSegmentLength).Select(s => s.Start)];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        for (int first = 0; first < times.Length; first += options.Threads)
        {
            var batch = new (byte[] High, byte[] Low, byte[] Colour)[Math.Min(options.Threads, times.Length - first)];
            int begin = first;
            Parallel.For(0, batch.Length, parallel, i => batch[i] = images.Frame(times[begin + i], ranges[begin + i]));
            for (int i = 0; i < batch.Length; i++)
            {
                int frame = first + i;
                archive.Add(BakeNames.InFrame(frame, BakeNames.PositionHigh), batch[i].High);
                archive.Add(BakeNames.InFrame(frame, BakeNames.PositionLow), batch[i].Low);
                archive.Add(BakeNames.InFrame(frame, BakeNames.ScaleIndices), scales);
                archive.Add(BakeNames.InFrame(frame, BakeNames.Rotation), rotations);
                archive.Add(BakeNames.InFrame(frame, BakeNames.Colour), batch[i].Colour);
                for (int p = 0; p < labels.Length; p++)
                {
                    if (!options.DeltaLabels || starts.Contains(frame)) archive.Add(BakeNames.InFrame(frame, BakeNames.LabelFile(tables.Palettes[p])), labels[p]);
                }
            }

            progress?.Report((double)(first + batch.Length) / times.Length);
        }
    }
}
