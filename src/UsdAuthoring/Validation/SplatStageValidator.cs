using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Finds what is wrong with the splats of a stage: ParticleField prims and NuRec volumes, with their payloads.</summary>
/// <remarks>
/// Arrays and payloads are looked at in pieces, so memory does not grow with them. Source: the ParticleField description,
/// section 9, and the NuRec description, sections 3 to 6 and 12.
/// </remarks>
public static class SplatStageValidator
{
    /// <summary>The codes of ParticleField prims.</summary>
    public static IReadOnlyList<IssueCode> ParticleFieldCodes => SplatIssueCodes.ParticleField;

    /// <summary>The codes of NuRec volumes.</summary>
    public static IReadOnlyList<IssueCode> NuRecCodes => SplatIssueCodes.Volumes;

    /// <summary>The codes of the check itself.</summary>
    public static IReadOnlyList<IssueCode> VariantCodes => SplatIssueCodes.Variants;

    /// <summary>Checks all splats of a stage: those that it shows, and those of other variants.</summary>
    /// <param name="stage">The stage, with all of its payloads.</param>
    /// <param name="asset">The path of its file, by which it is named in issues, and looked at as a package if it is one.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>The issues, and for which targets the splats are fit. What is so in some variants only is told with their names.</returns>
    public static SplatStageReport Check(UsdStage stage, string asset, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var check = new SplatStageCheck(asset, cancellation);
        var findings = new VariantFindings();
        var variants = new SplatVariants(stage.GetRootLayer(), (changed, choices) => findings.Add(choices, check.Run(changed, choices)));
        bool isWhole = variants.Walk(stage);
        IReadOnlyList<VariantChoice> own = variants.Choices(stage);
        findings.Insert(own, check.Run(stage, own));
        SplatStageReport report = findings.Merge();
        if (isWhole) return report;
        var issues = new SplatIssues(asset);
        issues.Tell(SplatIssueCodes.ManyVariants, $"expected at most {SplatVariants.MostCombinations} combinations of variants, found more; splats of the others were not looked at");
        return report with { Issues = [.. report.Issues, .. issues.Found] };
    }
}
