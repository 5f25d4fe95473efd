using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;

namespace UsdGsplat.Cli.Validation;

/// <summary>Reads the payloads and layers of a package whole. Packages within packages are left alone.</summary>
internal static class PackageCheck
{
    private static readonly string[] Layers = [".usda", ".usd", ".usdc"];

    internal static IReadOnlyList<Issue> Run(IByteSource package, CancellationToken cancellation)
    {
        var issues = new List<Issue>();
        ReadErrors.Collect(issues, () =>
        {
            UsdZipFile files = UsdZipFile.Open(package);
            foreach (string name in files.GetFileNames())
            {
                cancellation.ThrowIfCancellationRequested();
                ReadErrors.Collect(issues, () => Check(files.OpenFile(name), Path.GetExtension(name).ToLowerInvariant(), issues, cancellation));
            }
        });
        return issues;
    }

    private static void Check(IByteSource member, string extension, List<Issue> issues, CancellationToken cancellation)
    {
        if (extension == ".nurec") CloudCheck.Run(() => NuRecPayloadReader.Open(member), issues, cancellation);
        else if (Layers.Contains(extension)) LayerCheck.ReadMember(member);
    }
}
