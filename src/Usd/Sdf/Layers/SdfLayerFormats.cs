using UsdGsplat.Codecs;

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
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith(CrateCookie))
        {
            throw new AssetUnsupportedException(new AssetLocation(path), "USD-CRATE", "expected a text layer, found a crate; crates are not read");
        }

        UsdaParser.Parse(bytes, new AssetLocation(path), layer, UsdaDialect.Usda);
    }

    internal static void Write(SdfLayerHandle layer, string path, string comment)
    {
        CheckWritable(path);
        AtomicFile.Write(path, overwrite: true, stream => UsdaWriter.Write(layer, stream, UsdaDialect.Usda, comment));
    }
}
