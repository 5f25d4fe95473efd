using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Takes what a self-check finds.</summary>
internal sealed class SelfCheckFindings(string asset, IEnumerable<Issue> issues)
{
    /// <summary>How far bytes of a unit quaternion may turn it: the largest angle of plain rounding, a little above.</summary>
    internal const double LargestAngle = 0.88;

    /// <summary>Half a step of eight bits, and what single precision adds.</summary>
    internal const double LargestOpacityError = (0.5 / 255) + 2e-6;

    internal List<Issue> Issues { get; } = [.. issues];

    internal bool HasErrors => Issues.Any(i => i.Severity == IssueSeverity.Error);

    /// <summary>Holds an error against a bound.</summary>
    internal void Bound(string code, string scope, string what, double bound, double found)
    {
        if (!(found <= bound)) Add(code, scope, FormattableString.Invariant($"expected {what} to be off by at most {bound:g4}, found {found:g4}"));
    }

    /// <summary>Reports splats whose entries are not the nearest.</summary>
    internal void Entries(string code, string scope, string what, int splats, (int Count, int First) wrong)
    {
        if (wrong.Count > 0) Add(code, scope, FormattableString.Invariant($"expected {what} nearest to the input, found {wrong.Count} of {splats} splats with farther ones, among them splat {wrong.First} of the input"));
    }

    private void Add(string code, string scope, string message) => Issues.Add(new Issue(code, IssueSeverity.Error, new AssetLocation(asset, Scope: scope), message));
}
