using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Cli.Validation;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>validate</c> found.</summary>
internal static class ValidateReport
{
    internal static void PrintText(string path, string kind, SplatStageReport report, bool errorsOnly)
    {
        IReadOnlyList<Issue> issues = report.Issues;
        foreach (Issue issue in issues.Where(i => !errorsOnly || i.Severity == IssueSeverity.Error)) TextReport.Line($"{issue.ToString().ReplaceLineEndings(" ")}");
        if (errorsOnly) return;
        TextReport.Line($"{path}: {kind}, {Count(issues, IssueSeverity.Error, "error")}, {Count(issues, IssueSeverity.Warning, "warning")}");
        foreach (TargetFitness target in report.Targets) TextReport.Line($"  {target.Target,-8}{(target.IsFit ? "yes" : "no"),-5}{target.Reason}");
    }

    internal static void PrintJson(string path, string kind, SplatStageReport report) => JsonReport.Print(json =>
    {
        IReadOnlyList<Issue> issues = report.Issues;
        json.WriteString("file", path);
        json.WriteString("format", kind);
        json.WriteNumber("errors", issues.Count(i => i.Severity == IssueSeverity.Error));
        json.WriteNumber("warnings", issues.Count(i => i.Severity == IssueSeverity.Warning));
        json.WriteObjects("issues", issues, issue => WriteIssue(json, issue));
        if (report.Targets.Count > 0) WriteTargets(json, report.Targets);
    });

    internal static void PrintCodes(bool asJson)
    {
        // Formats without rules of their own share their codes.
        var lists = FormatValidator.All.Where(v => v.Codes.Count > 0).GroupBy(v => v.Codes).Select(g => (Kinds: g.Select(v => v.Kind), Codes: g.Key));
        if (asJson)
        {
            JsonReport.Print(json =>
            {
                json.WriteStartArray("codes");
                foreach ((IEnumerable<string> kinds, IReadOnlyList<IssueCode> codes) in lists) WriteCodes(json, kinds, codes);
                json.WriteEndArray();
            });
            return;
        }

        foreach ((IEnumerable<string> kinds, IReadOnlyList<IssueCode> codes) in lists)
        {
            TextReport.Line($"{string.Join(", ", kinds)}");
            foreach (IssueCode code in codes) TextReport.Line($"  {code.Code,-24} {Name(code.Severity),-8} {code.Meaning} ({code.Source})");
        }

        TextReport.Line($"Errors of reading have the codes of the readers.");
    }

    private static void WriteTargets(Utf8JsonWriter json, IReadOnlyList<TargetFitness> targets)
    {
        json.WriteObjects("targets", targets, target =>
        {
            json.WriteString("target", target.Target);
            json.WriteBoolean("fit", target.IsFit);
            json.WriteString("reason", target.Reason);
        });
    }

    private static void WriteIssue(Utf8JsonWriter json, Issue issue)
    {
        json.WriteString("code", issue.Code);
        json.WriteString("severity", Name(issue.Severity));
        json.WriteStartObject("location");
        json.WriteString("asset", issue.Location.Asset);
        if (issue.Location.ByteOffset is { } offset) json.WriteNumber("byteOffset", offset);
        if (issue.Location.Line is { } line) json.WriteNumber("line", line);
        if (issue.Location.Column is { } column) json.WriteNumber("column", column);
        if (issue.Location.Scope is { } scope) json.WriteString("scope", scope);
        json.WriteEndObject();
        json.WriteString("message", issue.Message);
    }

    private static void WriteCodes(Utf8JsonWriter json, IEnumerable<string> kinds, IReadOnlyList<IssueCode> codes)
    {
        foreach (IssueCode code in codes)
        {
            json.WriteStartObject();
            json.WriteTexts("formats", kinds);
            json.WriteString("code", code.Code);
            json.WriteString("severity", Name(code.Severity));
            json.WriteString("meaning", code.Meaning);
            json.WriteString("source", code.Source);
            json.WriteEndObject();
        }
    }

    private static FormattableString Count(IReadOnlyList<Issue> issues, IssueSeverity severity, string word)
    {
        int count = issues.Count(i => i.Severity == severity);
        return $"{count:N0} {word}{(count == 1 ? "" : "s")}";
    }

    private static string Name(IssueSeverity severity) => severity.ToString().ToLowerInvariant();
}
