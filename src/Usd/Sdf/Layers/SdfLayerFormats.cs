using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Chooses the format of a layer's file: by content when reading, by extension when writing.</summary>
internal static class SdfLayerFormats
{
    private const string Text = "usda";
    private const string Crate = "usdc";

    // Shorter files are read whole, which costs less than mapping them and leaves them free to be written.
    private const int MinMapped = 1 << 20;

    internal static void CheckWritable(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".usda" or ".usd" or ".usdc") return;
        throw new AssetUnsupportedException(
            new AssetLocation(path), "USD-FORMAT", $"expected the extension .usda (text), .usdc (crate) or .usd, found '{extension}'");
    }

    /// <summary>Whether an asset path has the extension of a layer, or of a package, which stands for its first layer.</summary>
    internal static bool IsLayer(string path) => ArPackagePath.Extension(path) is "usd" or "usda" or "usdc" or "sdf" or UsdzResolver.Extension;

    /// <summary>Whether the layer at a path is part of a package, so that it cannot be edited in place.</summary>
    internal static bool IsPackaged(string path) => ArPackagePath.IsPackageRelative(path) || ArResolver.IsPackage(path);

    /// <summary>Reads a layer from a resolved path; a package stands for its first layer.</summary>
    internal static void Read(SdfLayerHandle layer, string path)
    {
        string layerPath = ArResolver.DefaultLayer(path);
        using IByteSource source = ArResolver.OpenAsset(layerPath);
        Read(layer, source, new AssetLocation(layerPath), ArPackagePath.Extension(layerPath) == "sdf" ? UsdaDialect.Sdf : UsdaDialect.Usda);
    }

    /// <summary>Reads a layer from bytes, which a crate of some length goes on to show.</summary>
    internal static void Read(SdfLayerHandle layer, IByteSource source, AssetLocation location, UsdaDialect dialect)
    {
        if (IsCrate(source))
        {
            CrateReader.Read(source.Length < MinMapped ? Copy(source) : source.View(0, source.Length), location, layer);
            return;
        }

        UsdaParser.Parse(ReadWhole(source), location, layer, dialect);
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

    /// <summary>Writes a layer in the format of its file's extension.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="path">The file, replaced when the new one is complete.</param>
    /// <param name="comment">Written in place of the layer's own comment, unless empty.</param>
    /// <param name="format"><c>usda</c> or <c>usdc</c> decides for the extension .usd, which is a crate otherwise.</param>
    /// <param name="start">The version of a crate, unless a value needs a newer one.</param>
    internal static void Write(SdfLayerHandle layer, string path, string comment, string? format = null, CrateVersion? start = null)
    {
        CheckWritable(path);
        bool crate = IsCrate(path, format);
        AtomicFile.Write(path, overwrite: true, stream =>
        {
            if (crate) CrateWriter.Write(layer, stream, start ?? CrateVersion.OfNewFiles, comment);
            else UsdaWriter.Write(layer, stream, UsdaDialect.Usda, comment);
        });
    }

    /// <summary>The format that arguments ask for, or null.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    internal static string? FormatOf(StdStringMap? args)
    {
        if (args is null || !args.TryGetValue("format", out string? format)) return null;
        return format is Text or Crate ? format : throw new ArgumentException($"expected the format {Text} or {Crate}, found '{format}'", nameof(args));
    }

    /// <summary>Writes a layer to its own file: a file keeps its format, and a crate its version if that is still written.</summary>
    internal static void Save(SdfLayerHandle layer, string path)
    {
        string? format = null;
        CrateVersion? start = null;
        if (File.Exists(path))
        {
            using var source = new MappedByteSource(path);
            start = VersionOf(source);
            if (Path.GetExtension(path).Equals(".usd", StringComparison.OrdinalIgnoreCase)) format = start is null ? Text : Crate;
        }

        Write(layer, path, "", format, start < CrateVersion.OldestWritten ? CrateVersion.OldestWritten : start);
    }

    /// <summary>Whether a file of a name, made from another one, is a crate: the extension says so, and for .usd the other file.</summary>
    internal static bool WritesCrate(string name, string source)
    {
        string extension = ArPackagePath.Extension(name);
        if (extension != "usd") return extension == Crate;
        using IByteSource bytes = ArResolver.OpenAsset(source);
        return IsCrate(bytes);
    }

    private static bool IsCrate(string path, string? format)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension == ".usd") return format != Text;
        string only = extension == ".usdc" ? Crate : Text;
        if (format is not null && format != only) throw new ArgumentException($"expected the format {only} for a file with the extension {extension}, found {format}", nameof(format));
        return only == Crate;
    }

    /// <summary>The version of a crate; null for other files, and for versions that are not read.</summary>
    private static CrateVersion? VersionOf(IByteSource source)
    {
        if (!IsCrate(source) || source.Length < CrateLayout.HeaderLength) return null;
        Span<byte> version = stackalloc byte[3];
        source.ReadExactly(CrateLayout.VersionOffset, version);
        var found = new CrateVersion(version[0], version[1], version[2]);
        return found.IsReadable ? found : null;
    }
}
