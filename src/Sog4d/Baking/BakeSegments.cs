namespace UsdGsplat.Sog4d.Baking;

/// <summary>Cuts a sequence into segments of labels.</summary>
internal static class BakeSegments
{
    internal static IEnumerable<(int Start, int Count)> Of(int frames, int length)
    {
        if (length == 0) length = frames;
        for (int start = 0; start < frames; start += length) yield return (start, Math.Min(length, frames - start));
    }
}
