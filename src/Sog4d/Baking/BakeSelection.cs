using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Which splats of an input a bundle holds: chosen once for all frames, so that a splat is the same in each.</summary>
/// <param name="Masks">One after the other: usable, opaque enough, ever visible by one rule or more, among the most opaque.</param>
internal sealed record BakeSelection(IReadOnlyList<SplatMask> Masks)
{
    private const int Usable = 0, Opaque = 1, Seen = 2;

    /// <summary>Splats that are not finite in every frame.</summary>
    internal long NonFiniteCount => Masks[Usable].DroppedCount;

    /// <summary>Splats of less base opacity than wanted.</summary>
    internal long FaintCount => Masks[Opaque].DroppedCount;

    /// <summary>Splats that no frame, or no instant, shows at 1/255 or more.</summary>
    internal long UnseenCount => Masks.Skip(Seen).SkipLast(1).Sum(m => m.DroppedCount);

    /// <summary>Splats beyond the number wanted.</summary>
    internal long ExcessCount => Masks[^1].DroppedCount;

    /// <summary>Splats that are left.</summary>
    internal long Count => Masks[^1].KeptCount;

    /// <summary>Chooses among a cloud's splats, by base opacity and by the visibility at every instant.</summary>
    /// <param name="source">The cloud; not disposed.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="shown">A further rule of visibility, of the file's format; null for none.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    internal static BakeSelection Of(ISplatSource source, BakeOptions options, Func<ISplatSource, SplatMask>? shown, CancellationToken cancellation)
    {
        SplatMask usable = UsableInAll(ShFrames(source, options), options, cancellation);
        ISplatSource left = new SelectedSplatSource(source, usable);
        SplatMask opaque = SplatSelection.MinOpacity(left, options.BaseOpacityThreshold, cancellation);
        left = new SelectedSplatSource(left, opaque);
        List<SplatMask> seen = [NeverVisible.Drop(left, options.MinSigma, cancellation)];
        left = new SelectedSplatSource(left, seen[0]);
        if (shown is not null)
        {
            seen.Add(shown(left));
            left = new SelectedSplatSource(left, seen[^1]);
        }

        return Checked(source.Name, [usable, opaque, .. seen, SplatSelection.HighestOpacities(left, options.MaxSplats ?? long.MaxValue, cancellation)]);
    }

    /// <summary>Chooses among a sequence's splats; each counts with the opacity of the frame that shows it best.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="read">The frames in which splats must be finite.</param>
    /// <param name="shown">The frames whose opacities count.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    internal static BakeSelection Of(
        ISplatSequence sequence, IEnumerable<int> read, IReadOnlyList<int> shown, BakeOptions options, CancellationToken cancellation)
    {
        SplatMask usable = UsableInAll(read.Select(sequence.OpenFrame), options, cancellation);
        ISplatSource left = new SelectedSplatSource(PeakOpacities(sequence, shown, cancellation), usable);
        SplatMask opaque = SplatSelection.MinOpacity(left, options.BaseOpacityThreshold, cancellation);
        left = new SelectedSplatSource(left, opaque);
        SplatMask seen = SplatSelection.MinOpacity(left, NeverVisible.Threshold, cancellation);
        left = new SelectedSplatSource(left, seen);
        return Checked(sequence.Name, [usable, opaque, seen, SplatSelection.HighestOpacities(left, options.MaxSplats ?? long.MaxValue, cancellation)]);
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

    /// <summary>For each chosen splat its index in the input, in an order of the chosen ones.</summary>
    internal int[] Indices(int[]? order)
    {
        int[] chosen = Indices();
        return order is null ? chosen : [.. order.Select(i => chosen[i])];
    }

    private static BakeSelection Checked(string name, SplatMask[] masks)
    {
        if (masks[^1].KeptCount == 0) throw new AssetFormatException(new AssetLocation(name), "NO-SPLATS", $"expected a splat that is seen, found none among {masks[0].Count}");
        if (masks[0].Count > Array.MaxLength) throw new AssetUnsupportedException(new AssetLocation(name), "BAKE-COUNT", $"expected at most {Array.MaxLength} splats, found {masks[0].Count}");
        return new BakeSelection(masks);
    }

    private static IEnumerable<ISplatSource> ShFrames(ISplatSource source, BakeOptions options)
    {
        if (options.ShBands == 0 || source is not IShFrameSource { ShFrameCount: > 1 } frames) return [new BorrowedSplatSource(source)];
        return Enumerable.Range(0, frames.ShFrameCount).Select(frames.AtShFrame);
    }

    private static SplatMask UsableInAll(IEnumerable<ISplatSource> frames, BakeOptions options, CancellationToken cancellation)
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

    private static SplatCloud PeakOpacities(ISplatSequence sequence, IReadOnlyList<int> frames, CancellationToken cancellation)
    {
        var peaks = new SplatCloud(sequence.Name, new SplatSchema(sequence.Schema.Count, 0, HasMotion: false));
        Span<float> most = peaks.Column(SplatColumn.OpacityLogits);
        var own = new float[most.Length];
        foreach (int frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            using ISplatSource source = sequence.OpenFrame(frame);
            source.Read(SplatColumn.OpacityLogits, 0, own);
            if (frame == frames[0]) own.CopyTo(most);
            for (int i = 0; i < own.Length; i++) most[i] = Math.Max(most[i], own[i]);
            if (!sequence.Changes(SplatColumn.OpacityLogits)) break;
        }

        return peaks;
    }
}
