using pxr;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>Writes layers as files.</summary>
internal static class LayerFile
{
    /// <summary>Whether a layer of a name is text; else it is a crate.</summary>
    internal static bool IsText(string name) => Path.GetExtension(name).Equals(".usda", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a layer as a crate to a stream that is written forward.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="scratch">A folder for a file that is removed: crates go back to their beginning.</param>
    internal static void WriteCrate(SdfLayerHandle layer, Stream stream, string scratch)
    {
        string path = Path.Combine(scratch, $".usd-gsplat-{Guid.NewGuid():N}"[..20] + ".usdc");
        try
        {
            layer.Export(path);
            using FileStream file = File.OpenRead(path);
            file.CopyTo(stream, 1 << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
