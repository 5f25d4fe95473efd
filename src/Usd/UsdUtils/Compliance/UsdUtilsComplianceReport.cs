using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Collects issues of compliance, each once: variants and instances show the same prim often.</summary>
internal sealed class UsdUtilsComplianceReport
{
    private readonly HashSet<Issue> known = [];
    private readonly List<Issue> issues = [];

    internal IReadOnlyList<Issue> Issues => issues;

    internal void Add(Issue issue)
    {
        if (known.Add(issue)) issues.Add(issue);
    }

    internal void Tell(string code, AssetLocation location, string problem) =>
        Add(new Issue(code, UsdUtilsComplianceCodes.SeverityOf(code), location, problem));

    internal void Tell(string code, UsdPrim prim, string problem) =>
        Tell(code, new AssetLocation(prim.GetStage().GetRootLayer().identifier, Scope: prim.GetPath().GetString()), problem);

    /// <summary>Runs a read; of an asset exception one issue is made.</summary>
    /// <returns>Whether the read went through.</returns>
    internal bool Try(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (AssetException error)
        {
            Add(new Issue(error.Code, IssueSeverity.Error, error.Location, error.Problem));
            return false;
        }
    }
}
