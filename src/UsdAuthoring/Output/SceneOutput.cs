using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>Chooses the kind of output from a path.</summary>
public static class SceneOutput
{
    /// <summary>Opens an output: a <c>.usdz</c> package, a <c>.usda</c> root layer with loose files beside it, or a folder.</summary>
    /// <param name="path">Ends in <c>.usdz</c>, in <c>.usda</c>, or has no extension or a trailing separator.</param>
    /// <param name="overwrite">Whether existing files may be replaced.</param>
    /// <exception cref="IOException">Something is there already and may not be replaced.</exception>
    /// <exception cref="AssetUnsupportedException">The extension is another one.</exception>
    public static ISceneOutput Open(string path, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path) || extension.Length == 0) return LooseOutput.InFolder(path, overwrite);
        return extension switch
        {
            ".usdz" => new PackageOutput(path, overwrite),
            ".usda" => LooseOutput.WithRoot(path, overwrite),
            _ => throw new AssetUnsupportedException(
                new AssetLocation(path), "OUTPUT-EXTENSION", $"expected an output ending in .usdz or .usda, or a folder, found '{extension}'"),
        };
    }
}
