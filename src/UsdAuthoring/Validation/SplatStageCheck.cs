using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Checks the splats that a stage shows, and does not look again at prims that other variants leave as they are.</summary>
/// <param name="asset">The path of the stage's file.</param>
/// <param name="cancellation">Ends the check.</param>
internal sealed class SplatStageCheck(string asset, CancellationToken cancellation)
{
    private readonly Dictionary<string, IReadOnlyList<Issue>> checkedPrims = new(StringComparer.Ordinal);

    /// <summary>Checks a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="choices">Its variants.</param>
    internal SplatStageReport Run(UsdStage stage, IReadOnlyList<VariantChoice> choices)
    {
        var issues = new SplatIssues(asset);
        List<UsdPrim> prims = SplatPrims.Find(stage);
        UsdPrim[] fields = [.. prims.Where(SplatPrims.IsParticleField)], volumes = [.. prims.Where(prim => !SplatPrims.IsParticleField(prim))];
        if (fields.Length > 0) SplatStageRules.Check(stage, asset, SplatIssueCodes.Stage, SplatIssueCodes.Package, issues);
        else if (volumes.Length > 0) SplatStageRules.Check(stage, asset, SplatIssueCodes.VolumeStage, SplatIssueCodes.VolumePackage, issues);
        foreach (UsdPrim prim in fields) issues.Tell(Check(prim, choices, ParticleFieldRules.Check));
        foreach (UsdPrim volume in volumes) issues.Tell(Check(volume, choices, NuRecVolumeRules.Check));
        if (volumes.Length > 0) NuRecVolumeRules.CheckStage(stage, volumes, issues);
        return new SplatStageReport(issues.Found, SplatFitness.Judge(fields.Length, volumes.Length, issues.Found));
    }

    private IReadOnlyList<Issue> Check(UsdPrim prim, IReadOnlyList<VariantChoice> choices, Action<UsdPrim, SplatIssues, CancellationToken> check)
    {
        string key = string.Join(' ', choices.Where(choice => choice.IsAbove(prim.GetPath())).Select(choice => choice.ToString()).Prepend(prim.GetPath().GetString()));
        if (checkedPrims.TryGetValue(key, out IReadOnlyList<Issue>? known)) return known;
        var issues = new SplatIssues(asset);
        try
        {
            check(prim, issues, cancellation);
        }
        catch (AssetException error)
        {
            issues.Tell(error);
        }

        return checkedPrims[key] = issues.Found;
    }
}
