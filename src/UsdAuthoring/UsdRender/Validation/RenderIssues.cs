using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>Collects issues of render settings, each once: several settings may share a product.</summary>
/// <param name="asset">The name that the caller knows the file by.</param>
internal sealed class RenderIssues(string asset)
{
    private readonly HashSet<Issue> known = [];
    private readonly List<Issue> found = [];

    internal IReadOnlyList<Issue> Found => found;

    internal void Tell(string code, string problem) => Add(code, new AssetLocation(asset), problem);

    internal void Tell(string code, UsdPrim prim, string problem) => Add(code, new AssetLocation(asset, Scope: prim.GetPath().GetString()), problem);

    internal void Tell(string code, UsdPrim prim, string property, string problem) => Add(code, new AssetLocation(asset, Scope: $"{prim.GetPath()}.{property}"), problem);

    private void Add(string code, AssetLocation location, string problem)
    {
        var issue = new Issue(code, RenderIssueCodes.SeverityOf(code), location, problem);
        if (known.Add(issue)) found.Add(issue);
    }
}
