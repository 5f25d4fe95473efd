using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>What a check of a written file against its input found.</summary>
/// <param name="Issues">Findings of the format's validator, and of the comparison with codes that begin with <c>SELF-CHECK-</c>.</param>
/// <param name="Errors">The errors of all frames; null where the file is too broken to compare.</param>
public sealed record SelfCheckReport(IReadOnlyList<Issue> Issues, ErrorReport? Errors)
{
    /// <summary>Whether nothing is wrong; warnings may be there.</summary>
    public bool IsSound => Errors is not null && Issues.All(i => i.Severity != IssueSeverity.Error);
}
