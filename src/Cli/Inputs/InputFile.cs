using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens whatever <c>inspect</c> understands: splat files, NuRec payloads, and packages that hold them.</summary>
internal static class InputFile
{
    private const string PayloadExtension = ".nurec";

    /// <summary>The clouds of a file; the caller disposes each and then the bytes.</summary>
    internal static IReadOnlyList<ISplatSource> OpenAll(string path, IByteSource bytes)
    {
        if (path.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase)) return FromPackage(bytes);
        if (path.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase)) return [NuRecPayloadReader.Open(bytes)];
        return [SplatFile.Open(path)];
    }

    /// <summary>The name of a file's format, as reports give it.</summary>
    internal static string FormatOf(string path, IByteSource bytes)
    {
        if (path.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase)) return "usdz";
        if (path.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase)) return "nurec";
        return SplatFile.Formats.FirstOrDefault(f => f.Sniff(bytes))?.Id ?? "unknown";
    }

    private static List<ISplatSource> FromPackage(IByteSource package)
    {
        var payloads = new List<ISplatSource>();
        foreach (PackageMember member in PackageMember.List(package))
        {
            if (!member.Name.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase)) continue;
            payloads.Add(NuRecPayloadReader.Open(new SubByteSource(package, $"{package.Name}[{member.Name}]", member.Offset, member.Length)));
        }

        if (payloads.Count > 0) return payloads;
        throw new AssetUnsupportedException(
            new AssetLocation(package.Name), "USDZ-NO-SPLATS", $"expected a package with a {PayloadExtension} payload, found none");
    }
}
