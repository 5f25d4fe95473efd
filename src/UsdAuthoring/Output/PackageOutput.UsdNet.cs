using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>A <c>.usdz</c> package: the variant for USD.NET, which packs files of the disk; they lie in a folder beside the package until then.</summary>
internal sealed class PackageOutput : ISceneOutput
{
    private readonly string path;
    private readonly bool overwrite;
    private readonly string folder;
    private readonly LooseOutput loose;

    internal PackageOutput(string path, bool overwrite)
    {
        if (!overwrite && Path.Exists(path)) throw TemporaryFile.Exists(path);
        this.path = path;
        this.overwrite = overwrite;
        folder = $"{Path.GetFullPath(path)}.{Guid.NewGuid():N}.tmp";
        loose = LooseOutput.InFolder(folder, overwrite: false);
    }

    public string RootLayerName => loose.RootLayerName;

    public bool TakesAnyFile => false;

    public string ScratchName => loose.ScratchName;

    public long MaxLength => uint.MaxValue;

    public bool IsSingleLayer => loose.IsSingleLayer;

    public string LayerName(string stem, string extension) => loose.LayerName(stem, extension);

    public string FileName(string name) => loose.FileName(name);

    public string PayloadName(string suffix) => Path.GetFileNameWithoutExtension(path) + suffix + ".nurec";

    public void AddLayer(string name, SdfLayerHandle layer) => loose.AddLayer(name, layer);

    public void AddFile(string name, Action<Stream> write) => loose.AddFile(name, write);

    public IReadOnlyList<string> Commit()
    {
        loose.Commit();
        string package = Path.Combine(folder, "package.usdz");
        bool packed = UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(Path.Combine(folder, loose.RootLayerName)), package);
        if (!packed) throw new IOException($"{path}: OpenUSD could not pack the scene");
        File.Move(package, path, overwrite);
        return [path];
    }

    public void Dispose()
    {
        loose.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
