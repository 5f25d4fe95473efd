using System.Buffers;
using System.Collections.Concurrent;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Makes the images of frames on several threads and writes them in order.</summary>
internal sealed class BakeFrames
{
    /// <summary>The images that every frame has of its own: high and low bytes of positions, and colours.</summary>
    private const int Moving = 3;

    /// <summary>Entries before the labels: scales and rotations.</summary>
    private const int LabelsFrom = 2;

    private readonly BakeArchive archive;
    private readonly BakeScene scene;
    private readonly BakeImages images;
    private readonly IReadOnlyList<BakeLabels> labels;
    private readonly BakeRanges ranges;
    private readonly ConcurrentBag<BakeScratch> scratches = [];
    private readonly Entry[] entries;

    internal BakeFrames(BakeArchive archive, BakeScene scene, BakeImages images, IReadOnlyList<BakeLabels> labels, BakeRanges ranges)
    {
        (this.archive, this.scene, this.images, this.labels, this.ranges) = (archive, scene, images, labels, ranges);
        entries = [.. Entries()];
    }

    /// <summary>Writes all frames.</summary>
    /// <param name="threads">Threads that encode.</param>
    /// <param name="progress">Told the share of frames that are written.</param>
    /// <param name="cancellation">Looked at between frames.</param>
    internal void Write(int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        int frames = scene.Times.Count, slots = threads + 1;
        ArrayBufferWriter<byte>[][] buffers = [.. Enumerable.Range(0, slots).Select(_ => Enumerable.Range(0, Moving + entries.Length).Select(_ => new ArrayBufferWriter<byte>()).ToArray())];
        OrderedPipeline.Run(
            frames,
            threads,
            slots,
            (frame, slot) => Make(frame, buffers[slot]),
            (frame, slot) =>
            {
                Add(frame, buffers[slot]);
                progress?.Report((double)(frame + 1) / frames);
            },
            cancellation);
    }

    /// <summary>The size of an image of labels.</summary>
    internal static long LabelBytes(BakeImages images, BakeScene scene, ushort[] codes)
    {
        var output = new ArrayBufferWriter<byte>();
        images.Codes(codes, new BakeScratch(scene.Count, images.Pixels), output);
        return output.WrittenCount;
    }

    private IEnumerable<Entry> Entries()
    {
        bool scalesChange = scene.Changes(SplatColumn.LogScales), rotationsChange = scene.Changes(SplatColumn.RotationsXyzw);
        yield return Shared(BakeNames.ScaleIndices, scalesChange, images.ScaleIndices);
        yield return Shared(BakeNames.Rotation, rotationsChange, images.Rotations);
        foreach (BakeLabels track in labels)
        {
            HashSet<int>? starts = track.Segments.Count == 0 ? null : [.. track.Segments.Select(s => s.StartFrame)];
            Entry entry = Shared(BakeNames.LabelFile(track.Palette), track.Changes, (frame, scratch, output) => images.Codes(track.At(frame), scratch, output));
            yield return entry with { Frames = starts };
        }
    }

    /// <summary>An image that is made once where it does not change.</summary>
    private Entry Shared(string name, bool changes, Action<int, BakeScratch, IBufferWriter<byte>> make)
    {
        if (changes) return new Entry(name, make, null, null);
        var output = new ArrayBufferWriter<byte>();
        BakeScratch scratch = Take();
        make(0, scratch, output);
        scratches.Add(scratch);
        return new Entry(name, make, output.WrittenSpan.ToArray(), null);
    }

    private void Make(int frame, ArrayBufferWriter<byte>[] buffers)
    {
        BakeScratch scratch = Take();
        foreach (ArrayBufferWriter<byte> buffer in buffers) buffer.ResetWrittenCount();
        images.Frame(frame, ranges.Boxes[frame], ranges.Drawn(frame), scratch, buffers[0], buffers[1], buffers[2]);
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Once is null && entries[i].IsIn(frame)) entries[i].Make(frame, scratch, buffers[Moving + i]);
        }

        scratches.Add(scratch);
    }

    private void Add(int frame, ArrayBufferWriter<byte>[] buffers)
    {
        archive.Add(BakeNames.InFrame(frame, BakeNames.PositionHigh), buffers[0].WrittenMemory);
        archive.Add(BakeNames.InFrame(frame, BakeNames.PositionLow), buffers[1].WrittenMemory);
        for (int i = 0; i < LabelsFrom; i++) AddEntry(frame, i, buffers);
        archive.Add(BakeNames.InFrame(frame, BakeNames.Colour), buffers[2].WrittenMemory);
        for (int i = LabelsFrom; i < entries.Length; i++) AddEntry(frame, i, buffers);
    }

    private void AddEntry(int frame, int index, ArrayBufferWriter<byte>[] buffers)
    {
        if (!entries[index].IsIn(frame)) return;
        archive.Add(BakeNames.InFrame(frame, entries[index].Name), entries[index].Once ?? buffers[Moving + index].WrittenMemory);
    }

    private BakeScratch Take() => scratches.TryTake(out BakeScratch? scratch) ? scratch : new BakeScratch(scene.Count, images.Pixels);

    /// <summary>An image beside positions and colours.</summary>
    /// <param name="Name">Its name within a frame.</param>
    /// <param name="Make">Encodes it for a frame.</param>
    /// <param name="Once">The image of all frames, or null when they differ.</param>
    /// <param name="Frames">The frames that have it, or null for all.</param>
    private sealed record Entry(string Name, Action<int, BakeScratch, IBufferWriter<byte>> Make, ReadOnlyMemory<byte>? Once, HashSet<int>? Frames)
    {
        internal bool IsIn(int frame) => Frames is null || Frames.Contains(frame);
    }
}
