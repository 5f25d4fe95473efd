using pxr;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens the USD files that commands name.</summary>
internal static class UsdFile
{
    internal const string Description = "A .usda, .usdc or .usd layer, a .usdz package, or a layer in one: scene.usdz[part.usda].";

    /// <summary>Whether a path is that of a package.</summary>
    internal static bool IsPackage(string path) => path.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The layer of a file; of a package, its first one.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    internal static SdfLayerHandle OpenLayer(string path) => SdfLayer.FindOrOpen(path) ?? throw new FileNotFoundException(null, path);
}
