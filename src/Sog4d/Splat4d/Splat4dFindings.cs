using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Takes what the checks find: a reader stops at the first error, a validator collects them all.</summary>
/// <param name="asset">The name to use in locations.</param>
/// <param name="collect">Whether errors are collected rather than thrown.</param>
internal sealed class Splat4dFindings(string asset, bool collect)
{
    internal List<Issue> Issues { get; } = [];

    /// <summary>The messages of all that is no error.</summary>
    internal IEnumerable<string> Warnings => Issues.Where(i => i.Severity == IssueSeverity.Warning).Select(i => i.Message);

    /// <returns>False, for the check to hand on.</returns>
    internal bool Error(string code, long? offset, string scope, FormattableString problem)
    {
        var issue = new Issue(code, IssueSeverity.Error, new AssetLocation(asset, offset, Scope: scope), FormattableString.Invariant(problem));
        if (!collect) throw new AssetFormatException(issue.Location, issue.Code, issue.Message);
        Issues.Add(issue);
        return false;
    }

    internal void Warning(string code, long? offset, string scope, FormattableString problem) => Add(IssueSeverity.Warning, code, offset, scope, problem);

    internal void Info(string code, long? offset, string scope, FormattableString problem) => Add(IssueSeverity.Info, code, offset, scope, problem);

    private void Add(IssueSeverity severity, string code, long? offset, string scope, FormattableString problem) =>
        Issues.Add(new Issue(code, severity, new AssetLocation(asset, offset, Scope: scope), FormattableString.Invariant(problem)));
}
