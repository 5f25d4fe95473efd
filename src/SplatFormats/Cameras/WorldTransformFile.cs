using UsdGsplat.Codecs;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>
/// Reads <c>dataparser_transforms.json</c>: x′ = scale · (transform · x), from COLMAP's world to the trainer's. An array of
/// rows alone is a matrix. Source: the coordinate frames' description, section 7.3.
/// </summary>
internal static class WorldTransformFile
{
    /// <summary>Reads a map.</summary>
    /// <exception cref="AssetFormatException">It is damaged, or no uniform scale and rotation with a translation.</exception>
    internal static WorldSimilarity Read(string path) => JsonNode.Read(path, root =>
    {
        JsonNode matrix = root.IsArray ? root : root.Member("transform") ?? throw root.Missing("transform", "a matrix");
        double scale = root.IsArray ? 1 : root.Number("scale") ?? 1;
        if (!(scale > 0) || !double.IsFinite(scale)) throw root.Member("scale")!.Value.Wrong("a number above 0");
        return WorldSimilarity.FromMatrix(matrix.AsMatrix(3, 4))?.Scaled(scale)
            ?? throw new AssetFormatException(matrix.Location, "CAMERAS-TRANSFORM", "expected a rotation, a uniform scale and a translation, found another matrix");
    });
}
