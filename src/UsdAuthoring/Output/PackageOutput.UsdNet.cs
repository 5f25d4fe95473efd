using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>A <c>.usdz</c> package: the variant for USD.NET, which packs files of the disk; they lie in a folder beside the package until then.</summary>
internal sealed class PackageOutput : ISceneOutput
{
    /// <summary>Bytes that its format lets a package have.</summary>
    internal const long MostBytes = uint.MaxValue;

    private readonly string path;
    private readonly bool overwrite;
    private readonly string folder;
    private readonly LooseOutput loose;
    private bool packed;

    internal PackageOutput(string path, bool overwrite, string rootExtension = ".usda", long maxLength = MostBytes)
    {
        if (!overwrite && Path.Exists(path)) throw TemporaryFile.Exists(path);
        this.path = path;
        this.overwrite = overwrite;
        MaxLength = maxLength;
        folder = $"{Path.GetFullPath(path)}.{Guid.NewGuid():N}.tmp";
        loose = LooseOutput.InFolder(folder, overwrite: false, rootExtension);
    }

    public string RootLayerName => loose.RootLayerName;

    public bool TakesAnyFile => false;

    public string? Folder => null;

    public long MaxLength { get; }

    public bool IsSingleLayer => loose.IsSingleLayer;

    private string Packed => Path.Combine(folder, "package.usdz");

    public string LayerName(string stem, string extension) => loose.LayerName(stem, extension);

    public string FileName(string name) => loose.FileName(name);

    public string PayloadName(string suffix) => Path.GetFileNameWithoutExtension(path) + suffix + ".nurec";

    public TemporaryFile OpenScratch() => loose.OpenScratch();

    public ISceneOutput OpenPackage(string name, string rootExtension, long maxLength) => throw new InvalidOperationException("a package holds no packages");

    public void AddLayer(string name, SdfLayerHandle layer) => loose.AddLayer(name, layer);

    public void AddFile(string name, Action<Stream> write) => loose.AddFile(name, write);

    public void Complete()
    {
        if (packed) return;
        IReadOnlyList<string> files = loose.Commit();
        packed = UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(Path.Combine(folder, loose.RootLayerName)), Packed);
        if (!packed) throw new IOException($"{path}: OpenUSD could not pack the scene");
        long length = new FileInfo(Packed).Length;
        if (length > MaxLength) throw new AssetUnsupportedException(new AssetLocation(path), "USDZ-4GIB", $"expected a package of at most {MaxLength} bytes, found {length}");
        foreach (string file in files) File.Delete(file);
    }

    public IReadOnlyList<string> Commit()
    {
        Complete();
        File.Move(Packed, path, overwrite);
        return [path];
    }

    public void Dispose()
    {
        loose.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
