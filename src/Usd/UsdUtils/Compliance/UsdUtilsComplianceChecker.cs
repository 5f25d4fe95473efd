using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Addition: holds an asset to the rules of OpenUSD's usdchecker, and reads it whole on the way.</summary>
/// <remarks>
/// Not checked, since this library has no registry of shaders: whether shader ids are known and whether inputs have the types of their
/// definitions. Source: the package format's description, section 8.
/// </remarks>
public static class UsdUtilsComplianceChecker
{
    /// <summary>The codes that issues may have, beside those of readers and of composition.</summary>
    public static IReadOnlyList<IssueCode> Codes => UsdUtilsComplianceCodes.All;

    /// <summary>Finds all that is wrong with an asset, in the order met.</summary>
    /// <param name="assetPath">A layer or a package.</param>
    /// <param name="options">Which rules hold; the base rules when null.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Issue> Check(string assetPath, UsdUtilsComplianceOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new UsdUtilsComplianceOptions();
        string root = ArResolver.Resolve(assetPath);
        if (root.Length == 0) throw new FileNotFoundException($"{assetPath}: no such file", assetPath);
        var report = new UsdUtilsComplianceReport();
        Check(root, options, report, cancellation);
        return [.. report.Issues.Select(issue => issue with { Location = Named(issue.Location, root, assetPath) })];
    }

    private static void Check(string root, UsdUtilsComplianceOptions options, UsdUtilsComplianceReport report, CancellationToken cancellation)
    {
        if (ArResolver.IsPackage(root) && !report.Try(() => CheckPackage(root, options.ARKit, report, cancellation))) return;
        if (options.RootPackageOnly) return;
        var dependencies = new UsdUtilsDependencies(root, visit => Guard(visit, report, cancellation), ReadWhole, (layer, path) => Miss(layer, path, report));
        if (options.ARKit) UsdUtilsARKitRules.CheckDependencies(root, dependencies, report);
        report.Try(() => CheckStage(root, options, report, cancellation));
    }

    private static void Guard(Action visit, UsdUtilsComplianceReport report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        report.Try(visit);
    }

    private static void Miss(string layer, string path, UsdUtilsComplianceReport report) =>
        report.Tell(UsdUtilsComplianceCodes.Unresolved, new AssetLocation(layer), $"expected a file for @{path}@, found none");

    /// <summary>Reads every value, so that broken ones are found.</summary>
    private static void ReadWhole(SdfLayerHandle layer)
    {
        foreach ((_, SdfSpecData spec) in layer.Data.Specs)
        {
            foreach (SdfField field in spec.Fields)
            {
                if (field.Value is SdfTimeSamples samples) foreach (object _ in samples.Values) continue;
            }
        }
    }

    /// <summary>The location with the asset named as the caller names it.</summary>
    private static AssetLocation Named(AssetLocation location, string root, string name)
    {
        bool own = location.Asset.StartsWith(root, StringComparison.Ordinal) && (location.Asset.Length == root.Length || location.Asset[root.Length] == '[');
        return own ? location with { Asset = name + location.Asset[root.Length..] } : location;
    }

    private static void CheckPackage(string path, bool arKit, UsdUtilsComplianceReport report, CancellationToken cancellation)
    {
        using IByteSource bytes = ArResolver.OpenAsset(path);
        UsdUtilsPackageRules.Check(bytes, arKit, report, depth: 1, cancellation);
    }

    private static void CheckStage(string root, UsdUtilsComplianceOptions options, UsdUtilsComplianceReport report, CancellationToken cancellation)
    {
        if (SdfLayer.FindOrOpen(root) is not { } layer) return;
        UsdStage stage = UsdStage.Open(layer);
        CheckMetadata(stage, options.ARKit, report);
        foreach (PcpError error in stage.CompositionErrors()) report.Add(IssueOf(error));
        new UsdUtilsStageWalk(prim => CheckPrim(prim, root, options, report), options.SkipVariants, cancellation).Walk(stage);
    }

    /// <summary>What composition left out; what only this library cannot do is no error of the asset.</summary>
    private static Issue IssueOf(PcpError error) => error.IsUnsupported ? error.ToIssue() with { Severity = IssueSeverity.Warning } : error.ToIssue();

    private static void CheckMetadata(UsdStage stage, bool arKit, UsdUtilsComplianceReport report)
    {
        AssetLocation location = new(stage.GetRootLayer().identifier);
        var upAxis = new VtValue();
        if (!stage.HasAuthoredMetadata(new TfToken("upAxis"))) report.Tell(UsdUtilsComplianceCodes.UpAxis, location, "expected upAxis on the root layer, found it not authored");
        else if (arKit && stage.GetMetadata(new TfToken("upAxis"), upAxis) && upAxis.Held is TfToken axis && axis != "Y")
            report.Tell(UsdUtilsComplianceCodes.ArUpAxis, location, $"expected upAxis = Y, found {axis}");
        if (!stage.HasAuthoredMetadata(new TfToken("metersPerUnit"))) report.Tell(UsdUtilsComplianceCodes.Units, location, "expected metersPerUnit on the root layer, found it not authored");
        if (!stage.GetDefaultPrim())
        {
            string found = stage.HasDefaultPrim() ? $"no prim <{stage.GetRootLayer().GetDefaultPrim()}>" : "none named";
            report.Tell(UsdUtilsComplianceCodes.DefaultPrim, location, $"expected a default prim, found {found}");
        }
    }

    private static void CheckPrim(UsdPrim prim, string root, UsdUtilsComplianceOptions options, UsdUtilsComplianceReport report) => report.Try(() =>
    {
        UsdUtilsPrimRules.Check(prim, report);
        if (prim.GetTypeName() == "Shader")
        {
            UsdUtilsShadingRules.Check(prim, report);
            if (options.ARKit || SdfLayerFormats.IsPackaged(root)) UsdUtilsShadingRules.CheckTextures(prim, options.ARKit, report);
        }

        if (options.ARKit) UsdUtilsARKitRules.CheckPrim(prim, report);
    });
}
