using System.Runtime.ExceptionServices;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Rules 47 to 57 of sog4d, section 8: what images and files of changes hold. Streams one after the other.</summary>
internal sealed class ImageRules(Sog4dMeta meta, Sog4dArchive archive, IssueSink sink, CancellationToken cancellation)
{
    private readonly DataImages images = new(archive, meta);

    internal void Run()
    {
        Sog4dStreams streams = meta.Streams!;
        IReadOnlyList<PaletteSlot> slots = PaletteSlot.Of(meta);
        foreach (PaletteSlot slot in slots) WarnOfCentroids(slot);
        EachFrame(frame => images.Decode(BundlePath.Of(streams.Position!.HiPath!, frame)));
        EachFrame(frame => images.Decode(BundlePath.Of(streams.Position!.LoPath!, frame)));
        EachFrame(frame => images.ScaleIndices(frame));
        EachFrame(frame => images.Decode(BundlePath.Of(streams.Rotation!.Path!, frame)));
        CheckSh0();
        foreach (PaletteSlot slot in slots)
        {
            if (slot.IsDelta) CheckSegments(slot);
            else EachFrame(frame => images.FullLabels(slot, frame));
        }
    }

    /// <summary>Frames are decoded on all cores; what is wrong with them is reported in their order.</summary>
    private void EachFrame(Action<int> check)
    {
        var errors = new AssetException?[meta.FrameCount];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, errors.Length, parallel, frame =>
            {
                try
                {
                    check(frame);
                }
                catch (AssetException error)
                {
                    errors[frame] = error;
                }
            });
        }
        catch (AggregateException bundle)
        {
            // What is no asset's fault, such as a file that cannot be read, reaches the caller as itself.
            ExceptionDispatchInfo.Throw(bundle.InnerExceptions[0]);
        }

        foreach (AssetException? error in errors)
        {
            if (error is not null) sink.Error(error);
        }
    }

    private void Try(Action check)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            check();
        }
        catch (AssetException error)
        {
            sink.Error(error);
        }
    }

    private void CheckSh0()
    {
        string template = meta.Streams!.Sh!.Sh0Path!;
        var gate = new Lock();
        bool[]? visible = null;
        int decoded = 0;
        EachFrame(frame =>
        {
            ReadOnlySpan<byte> rgba = images.Decode(BundlePath.Of(template, frame)).Span;
            lock (gate)
            {
                visible ??= new bool[meta.SplatCount];
                for (int i = 0; i < visible.Length; i++) visible[i] |= rgba[(4 * i) + 3] != 0;
                decoded++;
            }
        });
        if (visible is null || decoded < meta.FrameCount) return;
        int never = visible.Count(v => !v);
        if (never > 0) sink.Warn(BundleCodes.AlphaNeverVisible, "streams.sh.sh0Path", $"expected every splat to be visible in some frame, found {never} of {meta.SplatCount} with alpha 0 in all");
    }

    private void CheckSegments(PaletteSlot slot)
    {
        for (int segment = 0; segment < slot.Palette!.DeltaSegments!.Count; segment++)
        {
            int index = segment;
            Try(() => CheckDeltas(slot, index, images.BaseLabels(slot, index)));
        }
    }

    private void CheckDeltas(PaletteSlot slot, int segment, ushort[] labels)
    {
        Sog4dLabelSegment said = slot.Palette!.DeltaSegments![segment]!;
        using LabelDeltas deltas = images.OpenDeltas(slot, segment);
        while (deltas.Frame < said.StartFrame + said.FrameCount - 1) deltas.ApplyNext(labels);
        if (deltas.CountTrailing() > 0) sink.Warn(BundleCodes.DeltaTrailing, said.DeltaPath!, $"expected the end after the last frame of segment {segment}, found more bytes in {said.DeltaPath}");
    }

    private void WarnOfCentroids(PaletteSlot slot)
    {
        Try(() =>
        {
            float[] palette = FrameTables.ReadPalette(archive, slot);
            int at = Array.FindIndex(palette, v => !float.IsFinite(v));
            if (at < 0) return;
            int entry = at / (3 * slot.Coefficients);
            sink.Warn(BundleCodes.ShCentroidsValue, slot.Palette!.CentroidsPath!, $"expected finite coefficients, found {palette[at]} in entry {entry} of {slot.Name}");
        });
    }
}
