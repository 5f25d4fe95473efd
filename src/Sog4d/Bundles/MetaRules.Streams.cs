using System.Numerics;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Rules 20 to 30, 45 and 46, and the warnings beside them.</summary>
internal sealed partial class MetaRules
{
    private void CheckPosition(Sog4dPosition? position)
    {
        const string Stream = "streams.position";
        if (position is null)
        {
            sink.Missing(Stream);
            return;
        }

        if (position.RangeMin is null or { Count: 0 }) sink.Missing($"{Stream}.rangeMin");
        if (position.RangeMax is null or { Count: 0 }) sink.Missing($"{Stream}.rangeMax");
        CheckRangeLength(position.RangeMin, $"{Stream}.rangeMin");
        CheckRangeLength(position.RangeMax, $"{Stream}.rangeMax");
        bool high = CheckTemplate(position.HiPath, $"{Stream}.hiPath"), low = CheckTemplate(position.LoPath, $"{Stream}.loPath");
        if (high) CheckFrames(position.HiPath!, $"{Stream}.hiPath");
        if (low) CheckFrames(position.LoPath!, $"{Stream}.loPath");
    }

    private void CheckRangeLength(IReadOnlyList<Vector3>? range, string field)
    {
        if (range is { Count: > 0 } && range.Count != meta.FrameCount)
            sink.Error(BundleCodes.PositionRangeLength, field, $"expected {meta.FrameCount} vectors in {field}, found {range.Count}");
    }

    private void CheckScale(Sog4dScale? scale)
    {
        const string Stream = "streams.scale";
        if (scale is null)
        {
            sink.Missing(Stream);
            return;
        }

        if (scale.Codebook is null or { Count: 0 }) sink.Error(BundleCodes.ScaleCodebookEmpty, $"{Stream}.codebook", $"expected at least 1 entry in {Stream}.codebook, found none");
        for (int i = 0; i < scale.Codebook?.Count; i++)
        {
            Vector3 s = scale.Codebook[i];
            if (IsFinite(s) && s is { X: > 0, Y: > 0, Z: > 0 }) continue;
            sink.Warn(BundleCodes.ScaleCodebookValue, $"{Stream}.codebook", $"expected finite scales above 0, found {s.X}, {s.Y}, {s.Z} at {i}");
            break;
        }

        if (CheckTemplate(scale.IndicesPath, $"{Stream}.indicesPath")) CheckFrames(scale.IndicesPath!, $"{Stream}.indicesPath");
    }

    private void CheckRotation(Sog4dRotation? rotation)
    {
        const string Stream = "streams.rotation";
        if (rotation is null) sink.Missing(Stream);
        else if (CheckTemplate(rotation.Path, $"{Stream}.path")) CheckFrames(rotation.Path!, $"{Stream}.path");
    }

    private void CheckSh(Sog4dSh? sh)
    {
        const string Stream = "streams.sh";
        if (sh is null)
        {
            sink.Missing(Stream);
            return;
        }

        bool bands = sh.Bands is >= 0 and <= 3;
        if (!bands) sink.Error(BundleCodes.ShBands, $"{Stream}.bands", $"expected 0 to 3 bands, found {sh.Bands}");
        bool template = CheckTemplate(sh.Sh0Path, $"{Stream}.sh0Path");
        CheckSh0Codebook(sh.Sh0Codebook, $"{Stream}.sh0Codebook");
        if (template) CheckFrames(sh.Sh0Path!, $"{Stream}.sh0Path");
        if (bands) CheckPalettes(PaletteSlot.Of(meta));
    }

    private void CheckSh0Codebook(IReadOnlyList<float>? codebook, string field)
    {
        if (codebook?.Count != Sog4dSh.Sh0CodebookLength)
            sink.Error(BundleCodes.Sh0CodebookLength, field, $"expected {Sog4dSh.Sh0CodebookLength} values in {field}, found {codebook?.Count ?? 0}");
        for (int i = 0; i < codebook?.Count; i++)
        {
            if (float.IsFinite(codebook[i])) continue;
            sink.Warn(BundleCodes.Sh0CodebookValue, field, $"expected finite values, found {codebook[i]} at {i}");
            break;
        }
    }

    private void CheckBounds(Sog4dPosition? position)
    {
        const string Field = "streams.position";
        if (position is not { RangeMin: { } min, RangeMax: { } max }) return;
        for (int frame = 0; frame < Math.Min(min.Count, max.Count); frame++)
        {
            Vector3 low = min[frame], high = max[frame];
            if (IsNaN(low) || IsNaN(high)) sink.Error(BundleCodes.PositionRangeNaN, Field, $"expected numbers as the range of frame {frame}, found {Text(low)} to {Text(high)}");
            else if (low.X > high.X || low.Y > high.Y || low.Z > high.Z) sink.Error(BundleCodes.PositionRangeOrder, Field, $"expected rangeMin up to rangeMax in frame {frame}, found {Text(low)} and {Text(high)}");
            else if (!IsFinite(low) || !IsFinite(high)) sink.Error(BundleCodes.PositionRangeInfinite, Field, $"expected a finite range in frame {frame}, found {Text(low)} to {Text(high)}");
        }
    }

    /// <summary>Two streams that name the same files cannot both be right.</summary>
    private void CheckCollisions()
    {
        Sog4dStreams streams = meta.Streams!;
        var templates = new List<(string Field, string? Template)>
        {
            ("streams.position.hiPath", streams.Position?.HiPath),
            ("streams.position.loPath", streams.Position?.LoPath),
            ("streams.scale.indicesPath", streams.Scale?.IndicesPath),
            ("streams.rotation.path", streams.Rotation?.Path),
            ("streams.sh.sh0Path", streams.Sh?.Sh0Path),
        };
        if (streams.Sh is { Bands: >= 0 and <= 3 })
            templates.AddRange(PaletteSlot.Of(meta).Where(p => p.Palette is not null && !p.IsDelta).Select(p => (p.Field("labelsPath"), p.Palette!.LabelsPath)));
        foreach (var same in templates.Where(t => !string.IsNullOrEmpty(t.Template)).GroupBy(t => Sog4dArchive.NormalizeName(t.Template!)).Where(g => g.Count() > 1))
            sink.Warn(BundleCodes.PathCollision, same.First().Field, $"expected a template for each stream, found {same.First().Template} for {string.Join(", ", same.Select(t => t.Field))}");
    }

    private static bool IsNaN(Vector3 v) => float.IsNaN(v.X) || float.IsNaN(v.Y) || float.IsNaN(v.Z);

    private static bool IsFinite(Vector3 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) && float.IsFinite(v.Z);

    private static string Text(Vector3 v) => FormattableString.Invariant($"({v.X}, {v.Y}, {v.Z})");
}
