using System.Globalization;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Where rules report to. A validator's collects; a reader's throws at the first error and collects warnings.</summary>
internal sealed class IssueSink(AssetLocation asset, bool throws)
{
    private readonly List<Issue> issues = [];

    internal IReadOnlyList<Issue> Issues => issues;

    internal bool HasErrors => issues.Any(i => i.Severity == IssueSeverity.Error);

    /// <summary>Reports a broken rule of <c>meta.json</c>.</summary>
    internal void Error(string code, string field, FormattableString problem)
    {
        var error = new AssetFormatException(asset.In(field), code, problem.ToString(CultureInfo.InvariantCulture));
        if (throws) throw error;
        Error(error);
    }

    /// <summary>Reports a member that is required and is not there.</summary>
    internal void Missing(string field) => Error(BundleCodes.MetaMissing, field, $"expected {field} in {Sog4dArchive.MetaName}, found none");

    internal void Error(AssetException error) => issues.Add(new Issue(error.Code, IssueSeverity.Error, error.Location, error.Problem));

    internal void Warn(string code, string scope, FormattableString problem) =>
        issues.Add(new Issue(code, IssueSeverity.Warning, asset.In(scope), problem.ToString(CultureInfo.InvariantCulture)));
}
