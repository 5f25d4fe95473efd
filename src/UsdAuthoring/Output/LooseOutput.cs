using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>Loose files in one folder.</summary>
/// <remarks>With a root layer of one's own choice the other files carry its stem, so that several scenes can share a folder.</remarks>
internal sealed class LooseOutput : ISceneOutput
{
    private readonly string folder;
    private readonly string stem;
    private readonly string layerPrefix;
    private readonly bool overwrite;
    private readonly List<TemporaryFile> files = [];
    private readonly List<ISceneOutput> packages = [];
    private readonly List<TemporaryFile> scratch = [];

    private LooseOutput(string folder, string stem, string rootLayerName, string layerPrefix, bool overwrite)
    {
        this.folder = folder;
        this.stem = stem;
        this.layerPrefix = layerPrefix;
        this.overwrite = overwrite;
        RootLayerName = rootLayerName;
        if (!overwrite && File.Exists(Path.Combine(folder, rootLayerName))) throw TemporaryFile.Exists(Path.Combine(folder, rootLayerName));
    }

    public string RootLayerName { get; }

    public bool TakesAnyFile => true;

    public string? Folder => folder;

    public long MaxLength => long.MaxValue;

    internal static LooseOutput InFolder(string folder, bool overwrite, string rootExtension = ".usda")
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new LooseOutput(folder, name, "default" + rootExtension, "", overwrite);
    }

    internal static LooseOutput WithRoot(string path, bool overwrite)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        return new LooseOutput(Path.GetDirectoryName(path) ?? "", stem, Path.GetFileName(path), stem + ".", overwrite);
    }

    public bool IsSingleLayer => layerPrefix.Length > 0;

    public string LayerName(string stem, string extension) => layerPrefix + stem + extension;

    public string FileName(string name) => layerPrefix + name;

    public string PayloadName(string suffix) => stem + suffix + ".nurec";

    public void AddLayer(string name, SdfLayerHandle layer) => AddFile(name, stream => BulkArrays.Write(layer, SceneOutput.IsText(name), stream));

    public void AddFile(string name, Action<Stream> write)
    {
        var file = new TemporaryFile(Path.Combine(folder, name), overwrite);
        files.Add(file);
        write(file.Stream);
        file.Close(); // Writes the last bytes: a full disk is found out before the first file is moved into place.
    }

    public TemporaryFile OpenScratch()
    {
        var file = new TemporaryFile(Path.Combine(folder, RootLayerName + ".scratch"), overwrite: true);
        scratch.Add(file);
        return file;
    }

    public ISceneOutput OpenPackage(string name, string rootExtension, long maxLength)
    {
        var package = new PackageOutput(Path.Combine(folder, name), overwrite, rootExtension, maxLength);
        packages.Add(package);
        return package;
    }

    /// <summary>Moves the files into place, the root layer last, so that it never names a file that is not there.</summary>
    public IReadOnlyList<string> Commit()
    {
        foreach (ISceneOutput package in packages) package.Complete();
        string[] packed = [.. packages.SelectMany(package => package.Commit())];
        foreach (TemporaryFile file in Enumerable.Reverse(files)) file.Commit();
        return [.. files.Select(f => f.Path), .. packed];
    }

    /// <summary>Backwards, so that the file for which the folder was made is the last to leave it.</summary>
    public void Dispose()
    {
        foreach (IDisposable file in (IEnumerable<IDisposable>)[.. Enumerable.Reverse(packages), .. Enumerable.Reverse(files), .. Enumerable.Reverse(scratch)]) file.Dispose();
    }
}
