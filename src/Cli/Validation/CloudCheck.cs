using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Cli.Validation;

/// <summary>Reads a cloud whole, and tells what its values are.</summary>
internal static class CloudCheck
{
    private const string NonFinite = "VALUE-NONFINITE", Rotation = "VALUE-ROTATION", Scale = "VALUE-SCALE", NoSplats = "VALUE-NO-SPLATS", Assumed = "READ-ASSUMED";

    /// <summary>The codes beside those of readers.</summary>
    internal static IReadOnlyList<IssueCode> Codes { get; } =
    [
        new(NonFinite, IssueSeverity.Warning, "ours", "values are finite"),
        new(Rotation, IssueSeverity.Warning, "ours", "rotations have a direction"),
        new(Scale, IssueSeverity.Warning, "ours", "scales are above 0 and finite in single precision"),
        new(NoSplats, IssueSeverity.Warning, "ours", "a splat is usable"),
        new(Assumed, IssueSeverity.Warning, "ours", "the reader has to assume nothing and to leave out nothing"),
    ];

    /// <summary>The check of what a function opens.</summary>
    internal static Func<IByteSource, CancellationToken, IReadOnlyList<Issue>> Of(Func<IByteSource, ISplatSource> open) => (bytes, cancellation) =>
    {
        var issues = new List<Issue>();
        Run(() => open(bytes), issues, cancellation);
        return issues;
    };

    /// <summary>Opens a cloud, reads every column, and closes it.</summary>
    internal static void Run(Func<ISplatSource> open, List<Issue> issues, CancellationToken cancellation) => ReadErrors.Collect(issues, () =>
    {
        using ISplatSource cloud = open();
        var location = new AssetLocation(cloud.Name);
        issues.AddRange(cloud.Warnings.Select(w => new Issue(Assumed, IssueSeverity.Warning, location, w)));
        SplatSurvey survey = SplatSurvey.Run(cloud, null, null, cancellation);
        foreach (ColumnSurvey column in survey.Columns) TellNonFinite(column, location, "", issues);
        if (survey.RepairedRotations > 0) Warn(Rotation, SplatColumn.RotationsXyzw, $"expected rotations with a direction, found {survey.RepairedRotations} splats without one");
        if (survey.UnusableScales > 0) Warn(Scale, SplatColumn.LogScales, $"expected scales above 0 and finite in single precision, found {survey.UnusableScales} splats with others");
        if (survey.Kept.KeptCount == 0) issues.Add(new Issue(NoSplats, IssueSeverity.Warning, location, Text($"expected at least one usable splat, found none among {cloud.Schema.Count}")));
        if (cloud is IShFrameSource { ShFrameCount: > 1 } changing) ReadShFrames(changing, location, issues, cancellation);

        void Warn(string code, SplatColumn column, FormattableString problem) => issues.Add(new Issue(code, IssueSeverity.Warning, location.In(column.ToString()), Text(problem)));
    });

    /// <summary>The survey saw the coefficients of frame 0 only.</summary>
    private static void ReadShFrames(IShFrameSource source, AssetLocation location, List<Issue> issues, CancellationToken cancellation)
    {
        for (int frame = 1; frame < source.ShFrameCount; frame++)
            TellNonFinite(SplatSurvey.Run(source.AtShFrame(frame), null, null, cancellation)[SplatColumn.ShRest], location, Text($" of frame {frame}"), issues);
    }

    private static void TellNonFinite(ColumnSurvey column, AssetLocation location, string where, List<Issue> issues)
    {
        if (column.NonFiniteSplats == 0) return;
        issues.Add(new Issue(
            NonFinite, IssueSeverity.Warning, location.In(column.Column.ToString()),
            Text($"expected finite values{where}, found {column.NonFiniteSplats} splats with others, the first is {column.FirstNonFinite}")));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
