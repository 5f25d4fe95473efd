using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The issues of one stage, as they are found.</summary>
/// <param name="asset">The name of the file.</param>
internal sealed class SplatIssues(string asset)
{
    private readonly List<Issue> found = [];

    internal IReadOnlyList<Issue> Found => found;

    /// <summary>Tells of something about the file as a whole.</summary>
    internal void Tell(string code, FormattableString problem) => Add(code, new AssetLocation(asset), problem);

    /// <summary>Tells of something about a prim or property.</summary>
    internal void Tell(string code, SdfPath path, FormattableString problem) => Add(code, new AssetLocation(asset, Scope: path.ToString()), problem);

    /// <summary>Tells of something about a file that belongs to the stage, or a part of it.</summary>
    internal void Tell(string code, AssetLocation location, FormattableString problem) => Add(code, location, problem);

    /// <summary>Tells again what was told elsewhere.</summary>
    internal void Tell(IEnumerable<Issue> others) => found.AddRange(others);

    /// <summary>Tells of what a reader refused.</summary>
    internal void Tell(AssetException error) => found.Add(new Issue(error.Code, IssueSeverity.Error, error.Location, error.Problem));

    private void Add(string code, AssetLocation location, FormattableString problem) =>
        found.Add(new Issue(code, SplatIssueCodes.SeverityOf(code), location, FormattableString.Invariant(problem)));
}
