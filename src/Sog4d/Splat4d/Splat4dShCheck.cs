using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Checks the palettes and labels that a caller hands to the writer.</summary>
internal static class Splat4dShCheck
{
    /// <exception cref="ArgumentException">Bands, labels and segments do not fit one another or the cloud.</exception>
    internal static void Check(Splat4dSh sh, long splatCount)
    {
        if (sh.Bands.Count is < 1 or > Splat4dLayout.MaxBands) throw Wrong($"expected 1 to {Splat4dLayout.MaxBands} bands, found {sh.Bands.Count}");
        ArgumentOutOfRangeException.ThrowIfNegative(sh.DeltaSegmentLength, nameof(sh));
        Splat4dShBand? moving = sh.Bands.FirstOrDefault(b => b.Encoding == Splat4dLabelsEncoding.DeltaV1);
        for (int i = 0; i < sh.Bands.Count; i++)
        {
            Splat4dShBand band = sh.Bands[i];
            if (band.Palette.Band != i + 1) throw Wrong($"expected the palette of band {i + 1}, found that of band {band.Palette.Band}");
            if (band.Segments.Count == 0) throw Wrong($"expected labels of band {i + 1}, found none");
            if (band.Encoding == Splat4dLabelsEncoding.Full && band.FrameCount != 1) throw Wrong($"expected one frame of labels stored whole, found {band.FrameCount}");
            if (band.Encoding is not (Splat4dLabelsEncoding.Full or Splat4dLabelsEncoding.DeltaV1)) throw Wrong($"expected labels of encoding 1 or 2, found {(int)band.Encoding}");
            if (band.Encoding == Splat4dLabelsEncoding.DeltaV1 && !SameRuns(moving!, band)) throw Wrong($"expected the same segments in all bands, found others in band {i + 1}");
            CheckSegments(band, splatCount);
        }
    }

    private static bool SameRuns(Splat4dShBand a, Splat4dShBand b) =>
        a.Segments.Select(s => (s.StartFrame, s.FrameCount)).SequenceEqual(b.Segments.Select(s => (s.StartFrame, s.FrameCount)));

    private static void CheckSegments(Splat4dShBand band, long splatCount)
    {
        int next = 0;
        foreach (ShLabelSegment segment in band.Segments)
        {
            if (segment.StartFrame != next) throw Wrong($"expected a segment from frame {next} on, found one from {segment.StartFrame}");
            if (segment.Labels.Length != splatCount) throw Wrong($"expected {splatCount} labels, one a splat, found {segment.Labels.Length}");
            if (segment.Labels.AsSpan().ContainsAnyInRange((ushort)band.Palette.Count, ushort.MaxValue))
                throw Wrong($"expected labels below {band.Palette.Count} in band {band.Palette.Band}, found others");
            foreach (ShLabelChange[] changes in segment.Changes) LabelDeltaWriter.Check(changes, segment.Labels.Length, band.Palette.Count);
            next = checked(next + segment.FrameCount);
        }
    }

    private static ArgumentException Wrong(FormattableString problem) => new(FormattableString.Invariant(problem));
}
