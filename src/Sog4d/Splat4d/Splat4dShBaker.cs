using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Fits the palettes of higher coefficients, one a band, and gives the splats their labels. Source: splat4d sections 3.4, 6 and 8.1.</summary>
internal sealed class Splat4dShBaker(Splat4dBakeOptions options)
{
    /// <summary>Number of frames of labels: 1 where there are no changes to store.</summary>
    /// <exception cref="ArgumentException">The encoding does not suit the cloud, or the number is not known.</exception>
    internal static int FrameCount(ISplatSource source, Splat4dBakeOptions options)
    {
        int sets = options.ShBands > 0 && source is IShFrameSource changing ? changing.ShFrameCount : 1;
        if (Encoding(sets, options) == Splat4dLabelsEncoding.Full)
        {
            if (sets > 1) throw new ArgumentException($"coefficients that change over {sets} frames need labels of delta-v1, found full ones");
            return 1;
        }

        if (options.FrameCount is null && sets == 1) throw new ArgumentException("labels of delta-v1 need a number of frames where the coefficients do not change");
        return options.FrameCount ?? sets;
    }

    /// <summary>Bakes the bands of a scene; null where there is none.</summary>
    internal Splat4dSh? Bake(BakeScene scene, CancellationToken cancellation)
    {
        if (scene.ShDegree == 0) return null;
        ISplatKernels kernels = options.WholeKernels;
        IReadOnlyList<BakePalette> palettes = BakeCodebooks.FitPalettes(scene, kernels, options, version: 2, cancellation);
        BakeLabels[] tracks = [.. palettes.Select(palette => BakeLabels.Assign(scene, palette, kernels, cancellation))];
        Splat4dLabelsEncoding encoding = Encoding(scene.Changes(SplatColumn.ShRest) ? scene.Times.Count : 1, options);
        bool full = encoding == Splat4dLabelsEncoding.Full;
        if (!full) BakeLabels.Cut(tracks, scene.Times.Count, options.DeltaSegmentLength, labels => (long)labels.Length * Splat4dLayout.LabelBytes);
        Splat4dShBand[] bands = [.. tracks.Select((track, i) => new Splat4dShBand(
            new ShPalette(i + 1, options.ShCentroids, track.Palette.Palette.Centroids.ToArray()),
            encoding,
            full ? [new ShLabelSegment(0, track.At(0), [])] : track.Segments))];
        return new Splat4dSh(bands) { DeltaSegmentLength = full ? 0 : options.DeltaSegmentLength ?? 0 };
    }

    private static Splat4dLabelsEncoding Encoding(int sets, Splat4dBakeOptions options) =>
        options.LabelsEncoding ?? (sets > 1 || options.FrameCount is not null ? Splat4dLabelsEncoding.DeltaV1 : Splat4dLabelsEncoding.Full);
}
