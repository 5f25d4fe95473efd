using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Chooses the format of a layer's file: by content when reading, by extension when writing.</summary>
internal static class SdfLayerFormats
{
    // Shorter files are read whole, which costs less than mapping them and leaves them free to be written.
    private const int MinMapped = 1 << 20;

    internal static void CheckWritable(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".usda" or ".usd") return;
        throw new AssetUnsupportedException(
            new AssetLocation(path), "USD-FORMAT", $"expected the extension .usda or .usd (text), found '{extension}'");
    }

    internal static void Read(SdfLayerHandle layer, string path)
    {
        using var source = new MappedByteSource(path);
        Read(layer, source, new AssetLocation(path));
    }

    /// <summary>Reads a layer from bytes, which a crate of some length goes on to show.</summary>
    internal static void Read(SdfLayerHandle layer, IByteSource source, AssetLocation location)
    {
        if (IsCrate(source))
        {
            CrateReader.Read(source.Length < MinMapped ? Copy(source) : source.View(0, source.Length), location, layer);
            return;
        }

        UsdaParser.Parse(ReadWhole(source), location, layer, UsdaDialect.Usda);
    }

    private static bool IsCrate(IByteSource source)
    {
        if (source.Length < CrateLayout.Signature.Length) return false;
        Span<byte> start = stackalloc byte[CrateLayout.Signature.Length];
        source.ReadExactly(0, start);
        return start.SequenceEqual(CrateLayout.Signature);
    }

    private static ByteView Copy(IByteSource source) => new MemoryByteSource(source.Name, ReadWhole(source)).View(0, source.Length);

    private static byte[] ReadWhole(IByteSource source)
    {
        if (source.Length > Array.MaxLength) throw new AssetUnsupportedException(new AssetLocation(source.Name), "USD-FORMAT", $"expected a text layer of at most {Array.MaxLength} bytes, found a longer one");
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
