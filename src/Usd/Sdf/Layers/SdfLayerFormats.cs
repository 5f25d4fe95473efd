using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Chooses the format of a layer's file: by content when reading, by extension when writing.</summary>
internal static class SdfLayerFormats
{
    private static ReadOnlySpan<byte> CrateCookie => "PXR-USDC"u8;

    internal static void CheckWritable(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".usda" or ".usd") return;
        throw new AssetUnsupportedException(
            new AssetLocation(path), "USD-FORMAT", $"expected the extension .usda or .usd (text), found '{extension}'");
    }

    internal static void Read(SdfLayerHandle layer, string path)
    {
        byte[] bytes = ReadAll(path);
        if (bytes.AsSpan().StartsWith(CrateCookie))
        {
            throw new AssetUnsupportedException(new AssetLocation(path), "USD-CRATE", "expected a text layer, found a crate; crates are not read");
        }

        UsdaDialect dialect = ArPackagePath.Extension(path) == "sdf" ? UsdaDialect.Sdf : UsdaDialect.Usda;
        UsdaParser.Parse(bytes, new AssetLocation(path), layer, dialect);
    }

    private static byte[] ReadAll(string path)
    {
        using IByteSource source = ArResolver.OpenAsset(path);
        var bytes = new byte[source.Length];
        source.ReadExactly(0, bytes);
        return bytes;
    }

    internal static void Write(SdfLayerHandle layer, string path, string comment)
    {
        CheckWritable(path);
        AtomicFile.Write(path, overwrite: true, stream => UsdaWriter.Write(layer, stream, UsdaDialect.Usda, comment));
    }
}
