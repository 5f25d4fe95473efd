using UsdGsplat.Cli.Inputs;
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
            foreach (PackageMember member in PackageMember.List(package))
            {
                cancellation.ThrowIfCancellationRequested();
                Check(new SubByteSource(package, $"{package.Name}[{member.Name}]", member.Offset, member.Length), Path.GetExtension(member.Name).ToLowerInvariant(), issues, cancellation);
            }
        });
        return issues;
    }

    private static void Check(SubByteSource member, string extension, List<Issue> issues, CancellationToken cancellation)
    {
        if (extension == ".nurec") CloudCheck.Run(() => NuRecPayloadReader.Open(member), issues, cancellation);
        else if (Layers.Contains(extension)) ReadErrors.Collect(issues, () => LayerCheck.ReadMember(member));
    }
}
