using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Reads OpenUSD's text format.</summary>
internal static class UsdaParser
{
    /// <summary>Parses a whole text and, when it is well-formed, makes it the layer's content.</summary>
    /// <exception cref="AssetFormatException">The text is ill-formed.</exception>
    internal static void Parse(ReadOnlySpan<byte> text, AssetLocation location, SdfLayerHandle layer, UsdaDialect dialect) =>
        throw new NotSupportedException();
}
