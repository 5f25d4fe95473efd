using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Checks <c>.splat4d</c> files against the rules of Unity's importer and player, and those that both forget.</summary>
/// <remarks>Codes and order: splat4d section 4. What only the records can tell has codes that begin with <c>REC-</c>.</remarks>
public static class Splat4dValidator
{
    private const int WindowSplats = 1 << 16;

    /// <summary>All codes that issues may have, in the order of the rules.</summary>
    public static IReadOnlyList<IssueCode> Codes => Splat4dCodeTable.All;

    /// <summary>Collects all that is wrong, the structure first; where it is too broken, the content is left alone.</summary>
    /// <param name="bytes">The file; not disposed here.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <returns>The issues in the order met; empty for a sound file.</returns>
    public static IReadOnlyList<Issue> Validate(IByteSource bytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var findings = new Splat4dFindings(bytes.Name, collect: true);
        if (bytes.Length >= Splat4dLayout.UnityLimitBytes)
            findings.Error("FILE-TOO-LARGE", null, "file", $"expected less than {Splat4dLayout.UnityLimitBytes} bytes, found {bytes.Length}");
        if (new Splat4dStructureParser(bytes, findings).Parse() is not { } structure) return findings.Issues;

        Splat4dTimeModel model = structure.TimeModel ?? Splat4dTimeGuess.Guess(bytes, structure, wanted: null, findings);
        var records = new Splat4dRecordCheck(structure, model, findings);
        for (long first = 0; first < structure.SplatCount; first += WindowSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(WindowSplats, structure.SplatCount - first);
            using ByteView view = bytes.View(structure.RecordsOffset + (first * Splat4dLayout.RecordBytes), count * Splat4dLayout.RecordBytes);
            records.Add(first, view.Span);
        }

        records.Finish();
        CheckSegmentLists(structure, findings);
        foreach (Splat4dBand band in structure.Bands)
        {
            CheckCentroids(bytes, band, findings);
            CheckLabels(bytes, structure, band, findings, cancellation);
        }

        return findings.Issues;
    }

    private static void CheckSegmentLists(Splat4dStructure structure, Splat4dFindings findings)
    {
        Splat4dBand? first = structure.Bands.FirstOrDefault(b => b.Encoding == Splat4dLabelsEncoding.DeltaV1);
        foreach (Splat4dBand band in structure.Bands.Where(b => b.Encoding == Splat4dLabelsEncoding.DeltaV1))
        {
            if (first!.Runs.Select(r => (r.StartFrame, r.FrameCount)).SequenceEqual(band.Runs.Select(r => (r.StartFrame, r.FrameCount)))) continue;
            findings.Error("SEG-BANDS", null, FormattableString.Invariant($"SHLB sh{band.Number}"), $"expected the segments of band {first.Number}, found others; players keep frame 0");
        }
    }

    private static void CheckCentroids(IByteSource bytes, Splat4dBand band, Splat4dFindings findings)
    {
        ShPalette palette = Splat4dShRest.ReadPalette(bytes, band);
        int bad = palette.Centroids.Count(c => !float.IsFinite(c));
        if (bad == 0) return;
        int entry = Array.FindIndex(palette.Centroids, c => !float.IsFinite(c)) / ShPalette.EntryFloats(band.Number);
        findings.Error("SHCT-NONFINITE", band.CentroidsOffset, FormattableString.Invariant($"SHCT sh{band.Number}"), $"expected finite coefficients, found {bad} others, the first in entry {entry}");
    }

    private static void CheckLabels(IByteSource bytes, Splat4dStructure structure, Splat4dBand band, Splat4dFindings findings, CancellationToken cancellation)
    {
        // Segments may share their first labels; each place is looked at once.
        var seen = new HashSet<long>();
        foreach (Splat4dLabelRun run in band.Runs)
        {
            Try(findings, () =>
            {
                if (seen.Add(run.LabelsOffset)) ReadLabels(bytes, structure, band, run, cancellation);
            });
            if (band.Encoding == Splat4dLabelsEncoding.DeltaV1) Try(findings, () => ReadChanges(bytes, structure, band, run, findings, cancellation));
        }
    }

    private static void Try(Splat4dFindings findings, Action read)
    {
        try
        {
            read();
        }
        catch (AssetFormatException error)
        {
            findings.Error(error.Code, error.Location.ByteOffset, error.Location.Scope ?? "file", $"{error.Problem}");
        }
    }

    private static void ReadLabels(IByteSource bytes, Splat4dStructure structure, Splat4dBand band, Splat4dLabelRun run, CancellationToken cancellation)
    {
        var labels = new Splat4dLabels(bytes, structure.SplatCount, band, run.StartFrame);
        var scratch = new ushort[(int)Math.Min(WindowSplats, structure.SplatCount)];
        for (long first = 0; first < structure.SplatCount; first += scratch.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            labels.Read(first, scratch.AsSpan(0, (int)Math.Min(scratch.Length, structure.SplatCount - first)));
        }
    }

    private static void ReadChanges(
        IByteSource bytes, Splat4dStructure structure, Splat4dBand band, Splat4dLabelRun run, Splat4dFindings findings, CancellationToken cancellation)
    {
        LabelDeltaReader deltas = Splat4dLabels.OpenDeltas(bytes, run, band.Number, structure.SplatCount, band.Count);
        while (deltas.FramesLeft > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            deltas.SkipNext();
        }

        if (deltas.TrailingBytes == 0) return;
        findings.Error(
            "DELTA-TRAILING", run.DeltaOffset, FormattableString.Invariant($"SHDL sh{band.Number} segment {run.StartFrame}"), $"expected the end after the last block, found {deltas.TrailingBytes} bytes more; players keep frame 0");
    }
}
