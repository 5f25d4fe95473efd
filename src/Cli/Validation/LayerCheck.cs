using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Cli.Validation;

/// <summary>Reads a USD layer whole. What its prims mean is not looked at here.</summary>
internal static class LayerCheck
{
    internal static IReadOnlyList<Issue> Run(IByteSource bytes, CancellationToken cancellation)
    {
        var issues = new List<Issue>();
        ReadErrors.Collect(issues, () => SdfLayer.OpenAsAnonymous(bytes.Name));
        return issues;
    }

    /// <summary>Reads a layer inside a package.</summary>
    internal static void ReadMember(IByteSource member) => SdfLayer.OpenAsAnonymous(member.Name);
}
