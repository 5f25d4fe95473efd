using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>What checking the splats of a stage found.</summary>
/// <param name="Issues">The issues, in the order met.</param>
/// <param name="Targets">For whom the stage is fit, one entry a target; empty for a stage without splats.</param>
public sealed record SplatStageReport(IReadOnlyList<Issue> Issues, IReadOnlyList<TargetFitness> Targets);

/// <summary>Whether a stage's splats are drawn by a target.</summary>
/// <param name="Target">Its name: <c>isaac5</c>, <c>isaac6</c>, <c>openusd</c> or <c>arkit</c>.</param>
/// <param name="IsFit">Whether they are.</param>
/// <param name="Reason">Why not, or what to know; one line.</param>
public sealed record TargetFitness(string Target, bool IsFit, string Reason);
