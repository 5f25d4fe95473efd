using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring.Reading;

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

    /// <summary>Checks all splats of a stage.</summary>
    /// <param name="stage">The stage, with all of its payloads.</param>
    /// <param name="asset">The path of its file, by which it is named in issues, and looked at as a package if it is one.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>The issues, and for which targets the splats are fit.</returns>
    public static SplatStageReport Check(UsdStage stage, string asset, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var issues = new SplatIssues(asset);
        List<UsdPrim> prims = SplatPrims.Find(stage);
        UsdPrim[] fields = [.. prims.Where(SplatPrims.IsParticleField)], volumes = [.. prims.Where(prim => !SplatPrims.IsParticleField(prim))];
        if (fields.Length > 0) SplatStageRules.Check(stage, asset, SplatIssueCodes.Stage, SplatIssueCodes.Package, issues);
        else if (volumes.Length > 0) SplatStageRules.Check(stage, asset, SplatIssueCodes.VolumeStage, SplatIssueCodes.VolumePackage, issues);
        foreach (UsdPrim prim in fields) Try(() => ParticleFieldRules.Check(prim, issues, cancellation), issues);
        foreach (UsdPrim volume in volumes) Try(() => NuRecVolumeRules.Check(volume, issues, cancellation), issues);
        if (volumes.Length > 0) NuRecVolumeRules.CheckStage(stage, volumes, issues);
        return new SplatStageReport(issues.Found, SplatFitness.Judge(fields.Length, volumes.Length, issues.Found));
    }

    private static void Try(Action check, SplatIssues issues)
    {
        try
        {
            check();
        }
        catch (AssetException error)
        {
            issues.Tell(error);
        }
    }
}
