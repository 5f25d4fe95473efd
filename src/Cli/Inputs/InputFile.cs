using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens whatever <c>inspect</c> understands: splat files, NuRec payloads, and packages that hold them.</summary>
internal static class InputFile
{
    private const string PayloadExtension = ".nurec";

    /// <summary>The clouds of a file of a kind; the caller disposes each and then the bytes.</summary>
    internal static IReadOnlyList<ISplatSource> OpenAll(string path, string kind, IByteSource bytes)
    {
        return kind switch
        {
            InputKind.Usdz => FromPackage(bytes),
            InputKind.NuRec => [NuRecPayloadReader.Open(bytes)],
            InputKind.Splat4d => [Splat4dReader.Open(bytes)],
            _ => [SplatFile.Open(path)],
        };
    }

    private static List<ISplatSource> FromPackage(IByteSource package)
    {
        UsdZipFile files = UsdZipFile.Open(package);
        IEnumerable<string> names = files.GetFileNames().Where(name => name.EndsWith(PayloadExtension, StringComparison.OrdinalIgnoreCase));
        List<ISplatSource> payloads = [.. names.Select(name => NuRecPayloadReader.Open(files.OpenFile(name)))];
        if (payloads.Count > 0) return payloads;
        throw new AssetUnsupportedException(
            new AssetLocation(package.Name), "USDZ-NO-SPLATS", $"expected a package with a {PayloadExtension} payload, found none");
    }
}
