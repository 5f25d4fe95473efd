using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Cuts labels into segments so that they take few bytes and a player need not go back far.</summary>
/// <remarks>
/// A segment ends where the changes to the next frame would take more bytes than an image of all its labels, and after as
/// many frames as a player loads at a time. Source: sog4d, sections 7 and 14.
/// </remarks>
internal static class BestSegments
{
    /// <summary>Frames that Unity's player steps on by when it loads chunks of 50 that share one.</summary>
    private const int MostFrames = 49;

    private const int ChangeBytes = 8;

    internal static IReadOnlyList<ShLabelSegment> Cut(IReadOnlyList<ushort[]> frames, Func<ushort[], long> imageBytes)
    {
        var segments = new List<ShLabelSegment>();
        for (int start = 0; start < frames.Count;)
        {
            long image = imageBytes(frames[start]);
            int end = start + 1;
            while (end < frames.Count && end - start < MostFrames && (long)Changed(frames[end - 1], frames[end]) * ChangeBytes <= image) end++;
            ShLabelSegment segment = ShLabelSegment.FromFrames(frames.Skip(start).Take(end - start))[0];
            segments.Add(new ShLabelSegment(start, segment.Labels, segment.Changes));
            start = end;
        }

        return segments;
    }

    private static int Changed(ushort[] before, ushort[] after)
    {
        if (ReferenceEquals(before, after)) return 0;
        int changed = 0;
        for (int i = 0; i < before.Length; i++) changed += before[i] != after[i] ? 1 : 0;
        return changed;
    }
}
