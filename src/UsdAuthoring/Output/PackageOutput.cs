using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>A <c>.usdz</c> package.</summary>
internal sealed class PackageOutput : ISceneOutput
{
    private readonly string path;
    private readonly TemporaryFile file;
    private readonly UsdZipFileWriter writer;

    internal PackageOutput(string path, bool overwrite)
    {
        this.path = path;
        file = new TemporaryFile(path, overwrite);
        writer = new UsdZipFileWriter(file.Stream, path);
    }

    public string RootLayerName => "default.usda";

    public bool TakesAnyFile => false;

    public string? Folder => null;

    public string ScratchName => path + ".scratch";

    public long MaxLength => uint.MaxValue;

    public bool IsSingleLayer => false;

    public string LayerName(string stem, string extension) => stem + extension;

    public string FileName(string name) => name;

    public string PayloadName(string suffix) => Path.GetFileNameWithoutExtension(path) + suffix + ".nurec";

    public void AddLayer(string name, SdfLayerHandle layer) => AddFile(name, stream => BulkArrays.Write(layer, SceneOutput.IsText(name), stream));

    public void AddFile(string name, Action<Stream> write) => writer.AddFile(name, write);

    public IReadOnlyList<string> Commit()
    {
        writer.Save();
        file.Commit();
        return [path];
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
