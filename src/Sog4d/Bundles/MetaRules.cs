namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Rules 5 to 46 of sog4d, section 8: what <c>meta.json</c> says, and whether the files are there.</summary>
/// <param name="meta">The description.</param>
/// <param name="archive">The files.</param>
/// <param name="sink">Takes what is wrong, in the order of the rules.</param>
/// <param name="tolerant">Whether the legacy forms of section 10 are warnings: a reader reads them.</param>
internal sealed partial class MetaRules(Sog4dMeta meta, Sog4dArchive archive, IssueSink sink, bool tolerant)
{
    private const string Uniform = "uniform";
    private const string Explicit = "explicit";

    /// <summary>Runs all rules that make sense after those before them.</summary>
    internal void Run()
    {
        CheckHead();
        if (sink.HasErrors && (meta.Version is not (1 or 2) || meta.SplatCount < 1 || meta.FrameCount < 1)) return;
        CheckTime();
        CheckLayout();
        if (meta.Streams is null)
        {
            sink.Missing("streams");
            return;
        }

        CheckPosition(meta.Streams.Position);
        CheckScale(meta.Streams.Scale);
        CheckRotation(meta.Streams.Rotation);
        CheckSh(meta.Streams.Sh);
        CheckBounds(meta.Streams.Position);
        CheckCollisions();
    }

    private void CheckHead()
    {
        CheckFormat();
        if (meta.Version is not (1 or 2)) sink.Error(BundleCodes.MetaVersion, "version", $"expected version 1 or 2, found {meta.Version}");
        if (meta.SplatCount < 1) sink.Error(BundleCodes.MetaSplatCount, "splatCount", $"expected at least 1 splat, found {meta.SplatCount}");
        if (meta.FrameCount < 1) sink.Error(BundleCodes.MetaFrameCount, "frameCount", $"expected at least 1 frame, found {meta.FrameCount}");
        foreach (string field in meta.LegacyVectorFields)
        {
            FormattableString problem = $"expected objects with x, y and z in {field}, found arrays; normalizing the bundle converts them";
            if (tolerant) sink.Warn(BundleCodes.MetaVectors, field, problem);
            else sink.Error(BundleCodes.MetaVectors, field, problem);
        }
    }

    private void CheckFormat()
    {
        if (meta.Format == Sog4dMeta.CanonicalFormat) return;
        bool legacy = string.IsNullOrWhiteSpace(meta.Format)
            ? meta.Streams is not null
            : string.Equals(meta.Format.Trim(), Sog4dMeta.CanonicalFormat, StringComparison.OrdinalIgnoreCase);
        FormattableString problem = $"expected the format '{Sog4dMeta.CanonicalFormat}', found {Quote(meta.Format)}{(legacy ? "; normalizing the bundle sets it" : "")}";
        if (legacy && tolerant) sink.Warn(BundleCodes.MetaFormat, "format", problem);
        else sink.Error(BundleCodes.MetaFormat, "format", problem);
    }

    private void CheckTime()
    {
        if (meta.TimeMapping is not { } time || string.IsNullOrEmpty(time.Type)) sink.Missing(meta.TimeMapping is null ? "timeMapping" : "timeMapping.type");
        else if (time.Type == Explicit) CheckTimes(time.FrameTimesNormalized);
        else if (time.Type != Uniform) sink.Error(BundleCodes.TimeType, "timeMapping.type", $"expected '{Uniform}' or '{Explicit}', found {Quote(time.Type)}");
    }

    private void CheckTimes(IReadOnlyList<float>? times)
    {
        const string Field = "timeMapping.frameTimesNormalized";
        if (times is null or { Count: 0 })
        {
            sink.Missing(Field);
            return;
        }

        if (times.Count != meta.FrameCount) sink.Error(BundleCodes.TimeLength, Field, $"expected {meta.FrameCount} times, found {times.Count}");
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i] is >= 0 and <= 1) continue;
            sink.Error(BundleCodes.TimeRange, Field, $"expected times from 0 to 1, found {times[i]} at {i}");
            break;
        }

        for (int i = 1; i < times.Count; i++)
        {
            if (!(times[i] < times[i - 1])) continue;
            sink.Error(BundleCodes.TimeOrder, Field, $"expected times that never decrease, found {times[i - 1]} at {i - 1} and {times[i]} at {i}");
            break;
        }
    }

    private void CheckLayout()
    {
        if (meta.Layout is not { } layout || string.IsNullOrEmpty(layout.Type))
        {
            sink.Missing(meta.Layout is null ? "layout" : "layout.type");
            return;
        }

        if (layout.Type != "row-major") sink.Error(BundleCodes.LayoutType, "layout.type", $"expected 'row-major', found {Quote(layout.Type)}");
        if (layout.Width < 1 || layout.Height < 1) sink.Error(BundleCodes.LayoutSize, "layout", $"expected sides of at least 1, found {layout.Width} x {layout.Height}");
        else if ((long)layout.Width * layout.Height < meta.SplatCount)
            sink.Error(BundleCodes.LayoutCapacity, "layout", $"expected room for {meta.SplatCount} splats, found {(long)layout.Width * layout.Height} pixels");
    }

    /// <summary>Whether a template is there and obeys the rules of paths.</summary>
    private bool CheckTemplate(string? template, string field) => CheckPath(template, field, template: true);

    private bool CheckPath(string? path, string field, bool template = false)
    {
        if (string.IsNullOrEmpty(path))
        {
            sink.Missing(field);
            return false;
        }

        if (BundlePath.Check(path, template) is not { } broken) return true;
        sink.Error(broken.Code, field, $"expected {broken.Expected} as {field}, found {Quote(path)}");
        return false;
    }

    /// <summary>Reports the first frame whose file is missing; a count of frames is a claim, so the search ends there.</summary>
    private void CheckFrames(string template, string field)
    {
        for (int frame = 0; frame < meta.FrameCount; frame++)
        {
            if (!CheckFile(BundlePath.Of(template, frame), field)) return;
        }
    }

    private bool CheckFile(string path, string field)
    {
        if (archive.Contains(path)) return true;
        sink.Error(BundleCodes.ZipMissingFile, path, $"expected the file {path} of {field} in the archive, found none");
        return false;
    }

    private static string Quote(string? text) => text is null ? "nothing" : $"'{text}'";
}
