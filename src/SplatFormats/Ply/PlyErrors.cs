using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Builds the exceptions of the reader, so that every message has the same form.</summary>
internal static class PlyErrors
{
    internal static AssetFormatException Header(IByteSource bytes, int line, string problem) =>
        new(new AssetLocation(bytes.Name, Line: line), "PLY-HEADER", problem);

    internal static AssetFormatException Missing(IByteSource bytes, string property) =>
        new(Vertex(bytes), "PLY-PROP-MISSING", $"expected a property '{property}', found none");

    internal static AssetFormatException Vertex(IByteSource bytes, string code, string problem) => new(Vertex(bytes), code, problem);

    internal static AssetUnsupportedException Unsupported(IByteSource bytes, string code, string problem) =>
        new(Vertex(bytes), code, problem);

    internal static AssetFormatException Short(IByteSource bytes, string element, long need) =>
        new(
            new AssetLocation(bytes.Name, bytes.Length, Scope: $"element {element}"),
            "PLY-SHORT",
            string.Create(CultureInfo.InvariantCulture, $"expected {need} bytes, found {bytes.Length} in the whole file"));

    internal static AssetFormatException CountOverflow(IByteSource bytes, string element, string count) =>
        new(
            new AssetLocation(bytes.Name, Scope: $"element {element}"),
            "PLY-COUNT-OVERFLOW",
            $"expected a count whose records fit a file, found {count}");

    private static AssetLocation Vertex(IByteSource bytes) => new(bytes.Name, Scope: "element vertex");
}
