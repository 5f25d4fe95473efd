using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.UsdAuthoring.UsdRender.Validation;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.Cli.Validation;

/// <summary>Holds USD files to the rules of OpenUSD's checker, of render settings and of splats.</summary>
internal static class UsdCheck
{
    private const string PayloadExtension = ".nurec";

    /// <summary>Rules of splats that OpenUSD's checker has as well, part by part: where it tells of them, they are not told again.</summary>
    private static readonly (string[] Told, string[] Again)[] Shared =
    [
        (["USD-UP-AXIS", "USD-METERS-PER-UNIT", "USD-DEFAULT-PRIM"], ["PF13-STAGE", "NR13-STAGE"]),
        (["USDZ-ALIGNMENT", "USDZ-COMPRESSED", "USDZ-ENCRYPTED"], ["PF15-PACKAGE", "NR15-PACKAGE"]),
    ];

    /// <summary>The codes beside those of readers.</summary>
    internal static IReadOnlyList<IssueCode> Codes { get; } =
        [.. UsdUtilsComplianceChecker.Codes, .. RenderSettingsValidator.Codes, .. SplatStageValidator.ParticleFieldCodes, .. SplatStageValidator.NuRecCodes, .. SplatStageValidator.VariantCodes];

    /// <summary>The check by some rules.</summary>
    internal static Func<IByteSource, CancellationToken, IReadOnlyList<Issue>> Of(UsdUtilsComplianceOptions options) => (bytes, cancellation) => Run(bytes, options, cancellation).Issues;

    /// <summary>Checks a file, and judges for whom its splats are fit.</summary>
    internal static SplatStageReport Run(IByteSource bytes, UsdUtilsComplianceOptions options, CancellationToken cancellation)
    {
        List<Issue> issues = [.. UsdUtilsComplianceChecker.Check(bytes.Name, options, cancellation)];
        if (options.RootPackageOnly) return new SplatStageReport(issues, []);
        IReadOnlyList<TargetFitness> targets = CheckStage(bytes.Name, issues, cancellation);
        if (targets.Count == 0 && bytes.Name.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase)) CheckPayloads(bytes, issues, cancellation);
        return new SplatStageReport(issues, targets);
    }

    private static IReadOnlyList<TargetFitness> CheckStage(string path, List<Issue> issues, CancellationToken cancellation)
    {
        try
        {
            using UsdStage stage = UsdStage.Open(path);
            issues.AddRange(RenderSettingsValidator.Check(stage, path, cancellation));
            SplatStageReport splats = SplatStageValidator.Check(stage, path, cancellation);
            issues.AddRange([.. splats.Issues.Where(issue => !IsToldAlready(issue, issues))]);
            return splats.Targets;
        }
        catch (AssetException)
        {
            // What cannot be read the checker has told of.
            return [];
        }
    }

    private static bool IsToldAlready(Issue issue, List<Issue> issues) =>
        issues.Any(told => told.Code == issue.Code && told.Location == issue.Location)
        || Shared.Any(rule => rule.Again.Contains(issue.Code) && issues.Any(told => rule.Told.Contains(told.Code)));

    /// <summary>Payloads that no volume shows are read as what they are.</summary>
    private static void CheckPayloads(IByteSource bytes, List<Issue> issues, CancellationToken cancellation)
    {
        UsdZipFile package;
        try
        {
            package = UsdZipFile.Open(bytes);
        }
        catch (AssetException)
        {
            // The checker has told of it.
            return;
        }

        foreach (string name in package.GetFileNames().Where(name => name.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase)))
        {
            cancellation.ThrowIfCancellationRequested();
            issues.AddRange(NuRecPayloadValidator.Check(package.OpenFile(name), cancellation));
        }
    }
}
