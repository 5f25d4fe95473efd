using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Finds and checks the sections of one band of spherical harmonics. Source: splat4d section 4, rules 11 to 19.</summary>
internal sealed class Splat4dBandParser(IByteSource bytes, Splat4dFindings findings, Splat4dHeader header, Splat4dTable table)
{
    private ulong LabelsBytes => (ulong)header.SplatCount * Splat4dLayout.LabelBytes;

    /// <summary>The band, or null after saying why.</summary>
    internal Splat4dBand? Parse(int number, Splat4dBandMeta meta)
    {
        if (!CheckMeta(number, meta)) return null;
        var centroidsType = (ShCentroidsType)meta.CentroidsType;
        var encoding = (Splat4dLabelsEncoding)meta.LabelsEncoding;
        Splat4dSection? centroids = table.Find(bytes, findings, Splat4dLayout.Centroids, (uint)number);
        List<Splat4dLabelRun>? runs = encoding == Splat4dLabelsEncoding.Full
            ? FindFull(number)
            : FindSegments((uint)number, (int)meta.CodebookCount);
        if (centroids is null || runs is null) return null;
        var band = new Splat4dBand(number, (int)meta.CodebookCount, centroidsType, encoding, (long)centroids.Value.Offset, runs);
        if ((ulong)band.CentroidsBytes == centroids.Value.Length) return band;
        findings.Error(
            "SHCT-LENGTH", (long)centroids.Value.Offset, Scope(Splat4dLayout.Centroids, number), $"expected {band.CentroidsBytes} bytes for {band.Count} entries, found {centroids.Value.Length}");
        return null;
    }

    private static string Scope(uint kind, int band) => Splat4dTable.Scope(kind, (uint)band);

    private bool CheckMeta(int number, Splat4dBandMeta meta)
    {
        string scope = FormattableString.Invariant($"META sh{number}");
        bool sound = meta.CodebookCount is > 0 and <= ShPalette.MaxCount
            || findings.Error("BAND-COUNT", null, scope, $"expected 1 to {ShPalette.MaxCount} entries, found {meta.CodebookCount}");
        if (meta.CentroidsType is not (1 or 2)) sound = findings.Error("BAND-TYPE", null, scope, $"expected centroids of type 1 or 2, found {meta.CentroidsType}");
        if (meta.LabelsEncoding is not (1 or 2)) sound = findings.Error("BAND-ENCODING", null, scope, $"expected labels of encoding 1 or 2, found {meta.LabelsEncoding}");
        return sound;
    }

    private List<Splat4dLabelRun>? FindFull(int number)
    {
        if (table.Find(bytes, findings, Splat4dLayout.Labels, (uint)number) is not { } labels) return null;
        return CheckLabels(labels) ? [new Splat4dLabelRun(0, 1, (long)labels.Offset, 0, 0)] : null;
    }

    private bool CheckLabels(Splat4dSection labels) =>
        labels.Length == LabelsBytes
        || findings.Error("SHLB-LENGTH", (long)labels.Offset, Splat4dTable.Scope(labels.Kind, labels.Band), $"expected {LabelsBytes} bytes for {header.SplatCount} splats, found {labels.Length}");

    private List<Splat4dLabelRun>? FindSegments(uint band, int labelCount)
    {
        if (header.FrameCount is 0 or > int.MaxValue)
        {
            findings.Error("HDR-FRAMECOUNT", 36, "header", $"expected 1 to {int.MaxValue} frames for labels that change, found {header.FrameCount}");
            return null;
        }

        if (table.Segment(Splat4dLayout.Labels, band, 0) is not { FrameCount: > 0 })
        {
            findings.Error("SEG-NO-BASE", null, Scope(Splat4dLayout.Labels, (int)band), $"expected a segment from frame 0 on, found none");
            return null;
        }

        var runs = new List<Splat4dLabelRun>();
        ulong next = 0;
        while (next < header.FrameCount)
        {
            if (FindSegment(band, (uint)next, labelCount) is not { } run) return null;
            runs.Add(run);
            next += (uint)run.FrameCount;
        }

        if (next == header.FrameCount) return runs;
        findings.Error("SEG-OVERRUN", null, Scope(Splat4dLayout.Labels, (int)band), $"expected segments up to frame {header.FrameCount}, found them up to {next}");
        return null;
    }

    private Splat4dLabelRun? FindSegment(uint band, uint start, int labelCount)
    {
        string scope = FormattableString.Invariant($"sh{band} segment {start}");
        if (table.Segment(Splat4dLayout.Labels, band, start) is not { } labels || table.Segment(Splat4dLayout.LabelDeltas, band, start) is not { } deltas)
        {
            findings.Error("SEG-BROKEN", null, scope, $"expected SHLB and SHDL from frame {start} on, found not both");
            return null;
        }

        if (labels.FrameCount != deltas.FrameCount || labels.FrameCount is 0 or > int.MaxValue)
        {
            findings.Error("SEG-MISMATCH", null, scope, $"expected equal numbers of frames, at least 1, found {labels.FrameCount} in SHLB and {deltas.FrameCount} in SHDL");
            return null;
        }

        if (!Splat4dTable.InRange(bytes, findings, labels) || !Splat4dTable.InRange(bytes, findings, deltas) || !CheckLabels(labels)) return null;
        var run = new Splat4dLabelRun((int)start, (int)labels.FrameCount, (long)labels.Offset, (long)deltas.Offset, (long)deltas.Length);
        return CheckDeltas(run, (int)band, labelCount) ? run : null;
    }

    private bool CheckDeltas(Splat4dLabelRun run, int band, int labelCount)
    {
        try
        {
            Splat4dLabels.OpenDeltas(bytes, run, band, header.SplatCount, labelCount);
            return true;
        }
        catch (AssetFormatException error)
        {
            return findings.Error(error.Code, error.Location.ByteOffset, error.Location.Scope!, $"{error.Problem}");
        }
    }
}
