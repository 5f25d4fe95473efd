namespace UsdGsplat.Sog4d.Labels;

/// <summary>The labels of one band over a run of frames: all labels of the first frame, then what changes frame by frame.</summary>
/// <remarks>Source: sog4d section 7. Static labels are one segment of one frame.</remarks>
public sealed class ShLabelSegment
{
    /// <summary>Makes a segment.</summary>
    /// <param name="startFrame">Its first frame.</param>
    /// <param name="labels">One label a splat; not copied.</param>
    /// <param name="changes">What changes in each of the following frames, ids strictly rising in each; not copied.</param>
    public ShLabelSegment(int startFrame, ushort[] labels, IReadOnlyList<ShLabelChange[]> changes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startFrame);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(changes);
        StartFrame = startFrame;
        Labels = labels;
        Changes = changes;
    }

    /// <summary>Index of the first frame.</summary>
    public int StartFrame { get; }

    /// <summary>Number of frames, at least 1.</summary>
    public int FrameCount => Changes.Count + 1;

    /// <summary>The labels of the first frame, one a splat. The segment's own array.</summary>
    public ushort[] Labels { get; }

    /// <summary>The changes of the frames after the first, <see cref="FrameCount"/> − 1 lists of strictly rising ids.</summary>
    public IReadOnlyList<ShLabelChange[]> Changes { get; }

    /// <summary>Cuts a sequence of labels into segments. Only two frames are held at a time.</summary>
    /// <param name="frames">The labels of every frame, one array a frame, all of one length; the first of a segment is kept.</param>
    /// <param name="segmentLength">Frames a segment; the last one may be shorter. 0 makes one segment of all.</param>
    /// <exception cref="ArgumentException">The frames differ in length.</exception>
    public static IReadOnlyList<ShLabelSegment> FromFrames(IEnumerable<ushort[]> frames, int segmentLength = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segmentLength);
        return Cut(frames, frame => frame == 0 || (segmentLength > 0 && frame % segmentLength == 0));
    }

    /// <summary>Cuts a sequence of labels into segments. Only two frames are held at a time.</summary>
    /// <param name="frames">The labels of every frame, one array a frame, all of one length; the first of a segment is kept.</param>
    /// <param name="starts">The first frames of the segments, 0 among them.</param>
    /// <exception cref="ArgumentException">The frames differ in length, or no segment starts at 0.</exception>
    public static IReadOnlyList<ShLabelSegment> FromFrames(IEnumerable<ushort[]> frames, IReadOnlyCollection<int> starts)
    {
        ArgumentNullException.ThrowIfNull(starts);
        HashSet<int> all = [.. starts];
        if (!all.Contains(0)) throw new ArgumentException("expected a segment that starts at frame 0, found none", nameof(starts));
        return Cut(frames, all.Contains);
    }

    private static List<ShLabelSegment> Cut(IEnumerable<ushort[]> frames, Func<int, bool> starts)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var segments = new List<ShLabelSegment>();
        List<ShLabelChange[]> changes = [];
        ushort[] previous = [];
        int frame = 0;
        foreach (ushort[] labels in frames)
        {
            if (frame > 0 && labels.Length != previous.Length)
                throw new ArgumentException($"frame {frame} has {labels.Length} labels, those before it {previous.Length}", nameof(frames));
            if (starts(frame)) segments.Add(new ShLabelSegment(frame, labels, changes = []));
            else changes.Add(Difference(previous, labels));
            previous = labels;
            frame++;
        }

        return segments;
    }

    /// <summary>The segment of the kept splats only, numbered anew.</summary>
    /// <param name="newIndex">The new index of every splat, −1 for a dropped one.</param>
    internal ShLabelSegment Keep(int[] newIndex)
    {
        var labels = new List<ushort>(Labels.Length);
        for (int i = 0; i < Labels.Length; i++)
        {
            if (newIndex[i] >= 0) labels.Add(Labels[i]);
        }

        ShLabelChange[][] changes =
            [.. Changes.Select(c => c.Where(x => newIndex[x.SplatId] >= 0).Select(x => x with { SplatId = (uint)newIndex[x.SplatId] }).ToArray())];
        return new ShLabelSegment(StartFrame, [.. labels], changes);
    }

    private static ShLabelChange[] Difference(ReadOnlySpan<ushort> before, ReadOnlySpan<ushort> after)
    {
        if (before == after) return [];
        var changes = new List<ShLabelChange>();
        for (int at = 0; ; at++)
        {
            at += before[at..].CommonPrefixLength(after[at..]);
            if (at == before.Length) return [.. changes];
            changes.Add(new ShLabelChange((uint)at, after[at]));
        }
    }
}
