using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Which splats of an input a bundle holds: chosen once for all frames, so that a splat is the same in each.</summary>
/// <param name="Masks">One after the other: usable, opaque enough, ever visible, among the most opaque.</param>
internal sealed record BakeSelection(IReadOnlyList<SplatMask> Masks)
{
    private const int Usable = 0, Seen = 2;

    /// <summary>Splats that are not finite in every frame.</summary>
    internal long NonFiniteCount => Masks[Usable].DroppedCount;

    /// <summary>Splats that no frame, or no instant, shows at 1/255 or more.</summary>
    internal long UnseenCount => Masks[Seen].DroppedCount;

    /// <summary>Splats that are left.</summary>
    internal long Count => Masks[^1].KeptCount;

    /// <summary>Chooses among a cloud's splats, by base opacity and by the visibility at every instant.</summary>
    internal static BakeSelection Of(ISplatSource source, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        SplatMask usable = UsableInAll(ShFrames(source, options), options, cancellation);
        ISplatSource left = new SelectedSplatSource(source, usable);
        SplatMask opaque = SplatSelection.MinOpacity(left, options.BaseOpacityThreshold, cancellation);
        left = new SelectedSplatSource(left, opaque);
        SplatMask seen = NeverVisible.Drop(left, options.MinSigma, cancellation);
        left = new SelectedSplatSource(left, seen);
        return Checked(source.Name, usable, opaque, seen, SplatSelection.HighestOpacities(left, options.MaxSplats ?? long.MaxValue, cancellation));
    }

    /// <summary>Chooses among a sequence's splats; each counts with the opacity of the frame that shows it best.</summary>
    internal static BakeSelection Of(ISplatSequence sequence, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        SplatMask usable = UsableInAll(Enumerable.Range(0, sequence.Times.Count).Select(sequence.OpenFrame), options, cancellation);
        ISplatSource left = new SelectedSplatSource(PeakOpacities(sequence, cancellation), usable);
        SplatMask opaque = SplatSelection.MinOpacity(left, options.BaseOpacityThreshold, cancellation);
        left = new SelectedSplatSource(left, opaque);
        SplatMask seen = SplatSelection.MinOpacity(left, NeverVisible.Threshold, cancellation);
        left = new SelectedSplatSource(left, seen);
        return Checked(sequence.Name, usable, opaque, seen, SplatSelection.HighestOpacities(left, options.MaxSplats ?? long.MaxValue, cancellation));
    }

    /// <summary>The chosen splats of a cloud, with rotations that are valid and coefficients up to the bundle's degree.</summary>
    internal ISplatSource Apply(ISplatSource source, int degree)
    {
        foreach (SplatMask mask in Masks) source = mask.DroppedCount == 0 ? source : new SelectedSplatSource(source, mask);
        source = new RepairedSplatSource(source);
        return source.Schema.ShDegree > degree ? new ShDegreeSplatSource(source, degree) : source;
    }

    /// <summary>For each chosen splat its index in the input.</summary>
    internal int[] Indices()
    {
        var indices = new int[Count];
        for (int i = 0; i < indices.Length; i++)
        {
            long index = i;
            for (int m = Masks.Count - 1; m >= 0; m--) index = Masks[m].IndexOfKept(index);
            indices[i] = (int)index;
        }

        return indices;
    }

    private static BakeSelection Checked(string name, params SplatMask[] masks)
    {
        if (masks[^1].KeptCount == 0) throw new AssetFormatException(new AssetLocation(name), "NO-SPLATS", $"expected a splat that is seen, found none among {masks[0].Count}");
        if (masks[0].Count > Array.MaxLength) throw new AssetUnsupportedException(new AssetLocation(name), "SOG4D-COUNT", $"expected at most {Array.MaxLength} splats, found {masks[0].Count}");
        return new BakeSelection(masks);
    }

    private static IEnumerable<ISplatSource> ShFrames(ISplatSource source, Sog4dBakeOptions options)
    {
        if (options.ShBands == 0 || source is not IShFrameSource { ShFrameCount: > 1 } frames) return [new BorrowedSplatSource(source)];
        return Enumerable.Range(0, frames.ShFrameCount).Select(frames.AtShFrame);
    }

    private static SplatMask UsableInAll(IEnumerable<ISplatSource> frames, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        SplatMaskBuilder? all = null;
        SplatMask? first = null;
        foreach (ISplatSource frame in frames)
        {
            using (frame)
            {
                SplatMask own = SplatSurvey.Run(frame, new SurveyOptions { MaxThreads = options.Threads }, null, cancellation).Kept;
                first ??= own;
                if (own.DroppedCount == 0) continue;
                all ??= new SplatMaskBuilder(own.Count);
                for (long i = 0; i < own.Count; i++)
                {
                    if (!own[i]) all.Drop(i);
                }
            }
        }

        return all?.Build() ?? first!;
    }

    private static SplatCloud PeakOpacities(ISplatSequence sequence, CancellationToken cancellation)
    {
        var peaks = new SplatCloud(sequence.Name, new SplatSchema(sequence.Schema.Count, 0, HasMotion: false));
        Span<float> most = peaks.Column(SplatColumn.OpacityLogits);
        var own = new float[most.Length];
        for (int frame = 0; frame < sequence.Times.Count; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            using ISplatSource source = sequence.OpenFrame(frame);
            source.Read(SplatColumn.OpacityLogits, 0, own);
            if (frame == 0) own.CopyTo(most);
            for (int i = 0; i < own.Length; i++) most[i] = Math.Max(most[i], own[i]);
            if (!sequence.Changes(SplatColumn.OpacityLogits)) break;
        }

        return peaks;
    }
}
