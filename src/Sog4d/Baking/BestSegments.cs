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

    /// <summary>The first frames of segments.</summary>
    /// <param name="frameCount">Number of frames.</param>
    /// <param name="wholeBytes">What all labels of a frame take when they are stored whole.</param>
    /// <param name="changes">How many labels differ between a frame and the one before.</param>
    internal static int[] Starts(int frameCount, Func<int, long> wholeBytes, Func<int, long> changes)
    {
        var starts = new List<int>();
        for (int start = 0, end; start < frameCount; start = end)
        {
            starts.Add(start);
            long whole = wholeBytes(start);
            end = start + 1;
            while (end < frameCount && end - start < MostFrames && changes(end) * ChangeBytes <= whole) end++;
        }

        return [.. starts];
    }

    /// <summary>How many labels differ.</summary>
    internal static long Changed(ushort[] before, ushort[] after)
    {
        if (ReferenceEquals(before, after)) return 0;
        long changed = 0;
        for (int i = 0; i < before.Length; i++) changed += before[i] != after[i] ? 1 : 0;
        return changed;
    }
}
