using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The labels of one palette at any frame. Frames in order cost one step each; others replay their segment.</summary>
/// <remarks>May be called from several threads at once.</remarks>
internal sealed class LabelTrack(DataImages images, PaletteSlot slot) : IDisposable
{
    private readonly Lock gate = new();
    private ushort[] labels = [];
    private LabelDeltas? deltas;
    private int segment = -1;

    /// <summary>The labels of a frame, one a splat; an array of the caller's own.</summary>
    /// <exception cref="AssetException">An image or a file of changes is missing or damaged.</exception>
    internal ushort[] At(int frame)
    {
        if (!slot.IsDelta) return images.FullLabels(slot, frame);
        lock (gate)
        {
            int wanted = SegmentOf(frame);
            try
            {
                if (deltas is null || segment != wanted || deltas.Frame > frame) Begin(wanted);
                while (deltas!.Frame < frame) deltas.ApplyNext(labels);
                return labels.AsSpan().ToArray();
            }
            catch
            {
                // Half a step may have been taken; the next call starts over.
                Dispose();
                throw;
            }
        }
    }

    public void Dispose()
    {
        deltas?.Dispose();
        deltas = null;
    }

    private void Begin(int wanted)
    {
        Dispose();
        labels = images.BaseLabels(slot, wanted);
        deltas = images.OpenDeltas(slot, wanted);
        segment = wanted;
    }

    private int SegmentOf(int frame)
    {
        IReadOnlyList<Sog4dLabelSegment?> segments = slot.Palette!.DeltaSegments!;
        int low = 0, high = segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (segments[middle]!.StartFrame <= frame) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
