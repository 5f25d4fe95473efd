using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>Chooses the kind of output from a path.</summary>
public static class SceneOutput
{
    /// <summary>Opens an output: a <c>.usdz</c> package, a <c>.usda</c>, <c>.usdc</c> or <c>.usd</c> root layer with loose files beside it, or a folder.</summary>
    /// <param name="path">Ends in <c>.usdz</c> or in the extension of a layer, or has no extension or a trailing separator.</param>
    /// <param name="overwrite">Whether existing files may be replaced.</param>
    /// <exception cref="IOException">Something is there already and may not be replaced.</exception>
    /// <exception cref="ArgumentException">The path is empty, or its extension is another one.</exception>
    public static ISceneOutput Open(string path, bool overwrite)
    {
        if (string.IsNullOrEmpty(path)) throw new ArgumentException("expected the path of an output, found an empty one");
        if (Path.EndsInDirectorySeparator(path)) return LooseOutput.InFolder(path, overwrite);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".usdz") return new PackageOutput(path, overwrite);
        if (extension is ".usda" or ".usdc" or ".usd") return LooseOutput.WithRoot(path, overwrite);
        if (extension.Length == 0 || Directory.Exists(path)) return LooseOutput.InFolder(path, overwrite);
        throw new ArgumentException($"expected an output ending in .usdz, .usda, .usdc or .usd, or a folder (ending in '/'), found '{path}'");
    }

    /// <summary>Whether a layer of a name is text; else it is a crate.</summary>
    internal static bool IsText(string name) => Path.GetExtension(name).Equals(".usda", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a layer whose bulk is made while it is written.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="name">Its name, of which the extension decides text or crate.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="progress">Told the bytes written so far, about once a MiB.</param>
    internal static void AddLayer(ISceneOutput output, string name, SdfLayerHandle layer, Action<long> progress) => output.AddFile(name, stream =>
    {
        using var counted = new ProgressStream(stream, progress);
        BulkArrays.Write(layer, IsText(name), counted);
    });
}
