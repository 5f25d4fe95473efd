using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>A <c>.usdz</c> package. Its file is opened when something is added, and closed when it is complete.</summary>
internal sealed class PackageOutput : ISceneOutput
{
    /// <summary>Bytes that its format lets a package have.</summary>
    internal const long MostBytes = uint.MaxValue;

    private readonly string path;
    private readonly bool overwrite;
    private readonly List<TemporaryFile> scratch = [];
    private TemporaryFile? file;
    private UsdZipFileWriter? writer;

    /// <summary>Begins a package.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="overwrite">Whether it may replace a file.</param>
    /// <param name="rootExtension">Extension of its root layer.</param>
    /// <param name="maxLength">Bytes that it may have.</param>
    internal PackageOutput(string path, bool overwrite, string rootExtension = ".usda", long maxLength = MostBytes)
    {
        if (!overwrite && Path.Exists(path)) throw TemporaryFile.Exists(path);
        this.path = path;
        this.overwrite = overwrite;
        RootLayerName = "default" + rootExtension;
        MaxLength = maxLength;
    }

    public string RootLayerName { get; }

    public bool TakesAnyFile => false;

    public string? Folder => null;

    public long MaxLength { get; }

    public bool IsSingleLayer => false;

    public string LayerName(string stem, string extension) => stem + extension;

    public string FileName(string name) => name;

    public string PayloadName(string suffix) => Path.GetFileNameWithoutExtension(path) + suffix + ".nurec";

    public TemporaryFile OpenScratch()
    {
        var opened = new TemporaryFile(path + ".scratch", overwrite: true);
        scratch.Add(opened);
        return opened;
    }

    public ISceneOutput OpenPackage(string name, string rootExtension, long maxLength) => throw new InvalidOperationException("a package holds no packages");

    public void AddLayer(string name, SdfLayerHandle layer) => AddFile(name, stream => BulkArrays.Write(layer, SceneOutput.IsText(name), stream));

    public void AddFile(string name, Action<Stream> write)
    {
        file ??= new TemporaryFile(path, overwrite);
        writer ??= new UsdZipFileWriter(file.Stream, path, MaxLength);
        writer.AddFile(name, write);
    }

    public void Complete()
    {
        if (writer is null) return;
        writer.Save();
        writer.Dispose();
        writer = null;
        file!.Close();
    }

    public IReadOnlyList<string> Commit()
    {
        Complete();
        file?.Commit();
        return [path];
    }

    public void Dispose()
    {
        writer?.Dispose();
        file?.Dispose();
        foreach (TemporaryFile opened in Enumerable.Reverse(scratch)) opened.Dispose();
    }
}
