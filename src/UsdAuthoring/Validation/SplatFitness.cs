using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Judges for whom splats are fit. Source: the NuRec description, sections 1 and 4, and the ParticleField description, section 7.</summary>
internal static class SplatFitness
{
    internal static IReadOnlyList<TargetFitness> Judge(int fields, int volumes, IReadOnlyList<Issue> issues)
    {
        if (fields + volumes == 0) return [];
        string? fieldError = FirstError(issues, "NR"), volumeError = FirstError(issues, "PF");
        return
        [
            Isaac5(volumes, volumeError, issues),
            Isaac6(fields, volumes, fieldError, volumeError),
            OpenUsd(fields, fieldError, volumes),
            new("arkit", false, "AR viewers know neither ParticleField prims nor NuRec volumes"),
        ];
    }

    /// <summary>The first error that is not of the other kind's own rules.</summary>
    private static string? FirstError(IReadOnlyList<Issue> issues, string otherPrefix) =>
        issues.FirstOrDefault(i => i.Severity == IssueSeverity.Error && !i.Code.StartsWith(otherPrefix, StringComparison.Ordinal) && !IsOfTheFile(i.Code))?.Code;

    /// <summary>Renderers draw splats of stages without units or up axis, and read packages that are not aligned.</summary>
    private static bool IsOfTheFile(string code) => code is SplatIssueCodes.Stage or SplatIssueCodes.VolumeStage or SplatIssueCodes.Package or SplatIssueCodes.VolumePackage;

    private static TargetFitness Isaac5(int volumes, string? error, IReadOnlyList<Issue> issues)
    {
        if (volumes == 0) return No("isaac5", "it draws NuRec volumes only, and there are none");
        if (error is not null) return No("isaac5", $"an error stands in the way: {error}");
        return issues.Any(i => i.Code == SplatIssueCodes.VolumeDegree)
            ? No("isaac5", "it hangs on spherical harmonics of degree 1 and 2")
            : new("isaac5", true, "NuRec volumes are drawn");
    }

    private static TargetFitness Isaac6(int fields, int volumes, string? fieldError, string? volumeError)
    {
        if (fields > 0 && fieldError is null) return new("isaac6", true, "ParticleField prims are drawn");
        if (volumes > 0 && volumeError is null) return new("isaac6", true, "NuRec volumes are drawn, as the older format");
        return No("isaac6", $"an error stands in the way: {fieldError ?? volumeError}");
    }

    private static TargetFitness OpenUsd(int fields, string? error, int volumes)
    {
        if (fields == 0) return No("openusd", "renderers beside NVIDIA's draw ParticleField prims only, and there are none");
        if (error is not null) return No("openusd", $"an error stands in the way: {error}");
        return new("openusd", true, volumes > 0 ? "ParticleField prims are drawn, NuRec volumes are not" : "ParticleField prims are drawn");
    }

    private static TargetFitness No(string target, string reason) => new(target, false, reason);
}
