namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Rules 31 to 44: the palettes of the higher coefficients.</summary>
internal sealed partial class MetaRules
{
    private void CheckPalettes(IReadOnlyList<PaletteSlot> slots)
    {
        var sized = new List<PaletteSlot>();
        foreach (PaletteSlot slot in slots)
        {
            if (slot.Palette is null) sink.Missing(slot.Field());
            else if (CheckCentroids(slot, slot.Palette) & CheckLabels(slot, slot.Palette)) sized.Add(slot);
        }

        foreach (PaletteSlot slot in sized) CheckCentroidBytes(slot);
    }

    private bool CheckCentroids(PaletteSlot slot, Sog4dShPalette palette)
    {
        bool right = palette.Count is >= 1 and <= Sog4dShPalette.MaxCount;
        if (!right) sink.Error(BundleCodes.ShCount, slot.Field("count"), $"expected 1 to {Sog4dShPalette.MaxCount} entries of {slot.Name}, found {palette.Count}");
        if (palette.CentroidsType is not ("f16" or "f32"))
        {
            sink.Error(BundleCodes.ShCentroidsType, slot.Field("centroidsType"), $"expected 'f16' or 'f32' for {slot.Name}, found {Quote(palette.CentroidsType)}");
            right = false;
        }

        return CheckPath(palette.CentroidsPath, slot.Field("centroidsPath")) && CheckFile(palette.CentroidsPath!, slot.Field("centroidsPath")) && right;
    }

    private bool CheckLabels(PaletteSlot slot, Sog4dShPalette palette)
    {
        string field = slot.Field("labelsPath");
        if (slot.IsDelta)
        {
            if (!string.IsNullOrEmpty(palette.LabelsPath)) sink.Error(BundleCodes.ShLabelsPathForbidden, field, $"expected no {field} with {Sog4dShPalette.DeltaV1}, found {Quote(palette.LabelsPath)}");
            CheckSegments(slot.Field("deltaSegments"), palette.DeltaSegments);
        }
        else if (!string.IsNullOrEmpty(palette.LabelsEncoding) && palette.LabelsEncoding != Sog4dShPalette.Full)
        {
            sink.Error(BundleCodes.ShLabelsEncoding, slot.Field("labelsEncoding"), $"expected '{Sog4dShPalette.Full}' or '{Sog4dShPalette.DeltaV1}', found {Quote(palette.LabelsEncoding)}");
            return false;
        }
        else if (CheckTemplate(palette.LabelsPath, field))
        {
            CheckFrames(palette.LabelsPath!, field);
        }

        return true;
    }

    private void CheckSegments(string field, IReadOnlyList<Sog4dLabelSegment?>? segments)
    {
        if (segments is null or { Count: 0 })
        {
            sink.Missing(field);
            return;
        }

        long next = 0;
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < segments.Count; i++)
        {
            // Where the chain of starts is broken, all that follows would be reported again and again.
            if (!CheckSegment(field, i, segments[i], next)) return;
            Sog4dLabelSegment segment = segments[i]!;
            next += segment.FrameCount;
            WarnOfSharing(field, i, segment.BaseLabelsPath, files);
            WarnOfSharing(field, i, segment.DeltaPath, files);
        }

        if (next != meta.FrameCount) sink.Error(BundleCodes.SegmentTotal, field, $"expected segments of {meta.FrameCount} frames in all, found {next}");
    }

    private bool CheckSegment(string field, int index, Sog4dLabelSegment? segment, long expectedStart)
    {
        string at = FormattableString.Invariant($"{field}[{index}]");
        if (segment?.StartFrame != expectedStart)
        {
            if (segment is null) sink.Error(BundleCodes.SegmentStart, at, $"expected segment {index} to start at frame {expectedStart}, found null");
            else sink.Error(BundleCodes.SegmentStart, at, $"expected segment {index} to start at frame {expectedStart}, found {segment.StartFrame}");
            return false;
        }

        long end = (long)segment.StartFrame + segment.FrameCount;
        bool right = false;
        if (segment.FrameCount < 1) sink.Error(BundleCodes.SegmentCount, at, $"expected at least 1 frame in segment {index}, found {segment.FrameCount}");
        else if (segment.StartFrame >= meta.FrameCount) sink.Error(BundleCodes.SegmentRange, at, $"expected segment {index} to start before frame {meta.FrameCount}, found {segment.StartFrame}");
        else if (end > meta.FrameCount) sink.Error(BundleCodes.SegmentOverrun, at, $"expected segment {index} to end by frame {meta.FrameCount}, found {end}");
        else right = true;
        if (CheckPath(segment.BaseLabelsPath, $"{at}.baseLabelsPath")) CheckFile(segment.BaseLabelsPath!, $"{at}.baseLabelsPath");
        if (CheckPath(segment.DeltaPath, $"{at}.deltaPath")) CheckFile(segment.DeltaPath!, $"{at}.deltaPath");
        return right;
    }

    private void WarnOfSharing(string field, int index, string? path, Dictionary<string, int> files)
    {
        if (string.IsNullOrEmpty(path) || files.TryAdd(Sog4dArchive.NormalizeName(path), index)) return;
        sink.Warn(BundleCodes.SegmentSharedFile, FormattableString.Invariant($"{field}[{index}]"), $"expected a file of its own for segment {index}, found {path} in segment {files[Sog4dArchive.NormalizeName(path)]} too");
    }

    private void CheckCentroidBytes(PaletteSlot slot)
    {
        Sog4dShPalette palette = slot.Palette!;
        long found = archive.LengthOf(palette.CentroidsPath!);
        if (found == slot.CentroidBytes) return;
        sink.Error(
            BundleCodes.ShCentroidsSize, palette.CentroidsPath!,
            $"expected {slot.CentroidBytes} bytes for {palette.Count} entries of {slot.Coefficients} coefficients in {palette.CentroidsType}, found {found}");
    }
}
