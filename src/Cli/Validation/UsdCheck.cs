using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;

namespace UsdGsplat.Cli.Validation;

/// <summary>Holds USD files to the rules of OpenUSD's checker, and reads the splats of packages.</summary>
internal static class UsdCheck
{
    private const string PayloadExtension = ".nurec";

    /// <summary>The check by some rules.</summary>
    internal static Func<IByteSource, CancellationToken, IReadOnlyList<Issue>> Of(UsdUtilsComplianceOptions options) => (bytes, cancellation) =>
    {
        List<Issue> issues = [.. UsdUtilsComplianceChecker.Check(bytes.Name, options, cancellation)];
        if (bytes.Name.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase) && !options.RootPackageOnly) CheckPayloads(bytes, issues, cancellation);
        return issues;
    };

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
