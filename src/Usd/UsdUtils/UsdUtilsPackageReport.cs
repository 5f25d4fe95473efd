using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Addition: what was packed.</summary>
/// <param name="Files">The names of the files in the package, its layer first.</param>
/// <param name="Warnings">What was not packed: paths that lead to nothing, or that stand for two files.</param>
public sealed record UsdUtilsPackageReport(IReadOnlyList<string> Files, IReadOnlyList<Issue> Warnings);
