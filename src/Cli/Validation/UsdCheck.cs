using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.UsdAuthoring.UsdRender.Validation;

namespace UsdGsplat.Cli.Validation;

/// <summary>Holds USD files to the rules of OpenUSD's checker and of render settings, and reads the splats of packages.</summary>
internal static class UsdCheck
{
    private const string PayloadExtension = ".nurec";

    /// <summary>The codes beside those of readers.</summary>
    internal static IReadOnlyList<IssueCode> Codes { get; } = [.. UsdUtilsComplianceChecker.Codes, .. RenderSettingsValidator.Codes];

    /// <summary>The check by some rules.</summary>
    internal static Func<IByteSource, CancellationToken, IReadOnlyList<Issue>> Of(UsdUtilsComplianceOptions options) => (bytes, cancellation) =>
    {
        List<Issue> issues = [.. UsdUtilsComplianceChecker.Check(bytes.Name, options, cancellation)];
        if (!options.RootPackageOnly) CheckRenderSettings(bytes.Name, issues, cancellation);
        if (bytes.Name.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase) && !options.RootPackageOnly) CheckPayloads(bytes, issues, cancellation);
        return issues;
    };

    private static void CheckRenderSettings(string path, List<Issue> issues, CancellationToken cancellation)
    {
        try
        {
            issues.AddRange(RenderSettingsValidator.Check(UsdStage.Open(path), path, cancellation));
        }
        catch (AssetException)
        {
            // What cannot be read the checker has told of.
        }
    }

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
            CloudCheck.Run(() => NuRecPayloadReader.Open(package.OpenFile(name)), issues, cancellation);
        }
    }
}
