using UsdGsplat.Codecs;

namespace pxr;

/// <summary>The factories of layers.</summary>
public sealed class SdfLayer : SdfLayerHandle
{
    private static int anonymousCount;

    private SdfLayer(string identifier)
        : base(identifier)
    {
    }

    /// <summary>Makes a layer and saves it, empty, at once; a file of that name is replaced.</summary>
    /// <param name="identifier">The file.</param>
    /// <param name="args">Format arguments: <c>format</c>, <c>usda</c> or <c>usdc</c>, for a file with the extension .usd, which is a crate otherwise.</param>
    /// <remarks>Differs from USD.NET, which returns null while an older layer of that name has not been collected: here the older one is let go.</remarks>
    /// <exception cref="AssetUnsupportedException">The extension is none that layers can be written in.</exception>
    public static SdfLayerHandle CreateNew(string identifier, StdStringMap? args = null)
    {
        string path = Path.GetFullPath(identifier);
        SdfLayerFormats.CheckWritable(path);
        string? format = SdfLayerFormats.FormatOf(args);
        var layer = new SdfLayer(path);
        SdfLayerFormats.Write(layer, path, "", format);
        SdfLayerRegistry.Add(layer);
        return layer;
    }

    /// <summary>Makes a layer without a file.</summary>
    /// <param name="tag">A text to know it by.</param>
    public static SdfLayerHandle CreateAnonymous(string tag = "") => NewAnonymous(tag);

    /// <summary>The open layer of that name, or null.</summary>
    public static SdfLayerHandle? Find(string identifier) =>
        SdfLayerRegistry.Find(identifier.Length == 0 || NamesAnonymousLayer(identifier) ? identifier : KeyOf(identifier));

    /// <summary>The open layer of that name, or the one that its file holds; null when there is no such file.</summary>
    /// <remarks>
    /// The name of a package stands for its first layer; <c>a.usdz[b.usdz[c.usda]]</c> names a layer inside. Layers of packages can
    /// be neither edited nor saved.
    /// </remarks>
    /// <exception cref="AssetFormatException">The file is no well-formed layer. USD.NET gives null here.</exception>
    public static SdfLayerHandle? FindOrOpen(string identifier)
    {
        if (Find(identifier) is { } open) return open;
        string path = ArResolver.Resolve(ArResolver.SplitArguments(identifier).Path);
        if (path.Length == 0) return null;
        var layer = new SdfLayer(KeyOf(identifier));
        SdfLayerFormats.Read(layer, path);
        if (SdfLayerFormats.IsPackaged(path))
        {
            layer.SetPermissionToEdit(false);
            layer.SetPermissionToSave(false);
        }

        SdfLayerRegistry.Add(layer);
        return layer;
    }

    /// <summary>The open layer of a name that is relative to another layer, or the one that its file holds.</summary>
    public static SdfLayerHandle? FindOrOpenRelativeToLayer(SdfLayerHandle anchor, string identifier)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return FindOrOpen(anchor.ComputeAbsolutePath(identifier));
    }

    /// <summary>Reads a file into a layer without a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="AssetFormatException">The file is no well-formed layer.</exception>
    public static SdfLayerHandle OpenAsAnonymous(string layerPath)
    {
        SdfLayer layer = NewAnonymous(Path.GetFileName(layerPath));
        SdfLayerFormats.Read(layer, layerPath);
        return layer;
    }

    /// <summary>Whether an identifier is that of a layer without a file.</summary>
    public static new bool IsAnonymousLayerIdentifier(string identifier) => NamesAnonymousLayer(identifier);

    /// <summary>The file name in an identifier, or the tag of an anonymous one.</summary>
    public static new string GetDisplayNameFromIdentifier(string identifier) => DisplayNameOf(identifier);

    /// <summary>The text by which a layer is known: its resolved path, or where it has no file yet its full path, with the arguments of its format.</summary>
    private static string KeyOf(string identifier)
    {
        (string path, string arguments) = ArResolver.SplitArguments(identifier);
        string resolved = ArResolver.Resolve(path);
        return (resolved.Length > 0 ? resolved : Path.GetFullPath(path)) + arguments;
    }

    private static SdfLayer NewAnonymous(string tag)
    {
        var layer = new SdfLayer($"anon:0x{Interlocked.Increment(ref anonymousCount):x8}:{tag}");
        SdfLayerRegistry.Add(layer);
        return layer;
    }
}
