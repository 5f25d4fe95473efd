using System.Diagnostics.CodeAnalysis;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Throws what is wrong with a WebP file. Codes start with <c>WEBP-</c>.</summary>
internal static class WebPErrors
{
    [DoesNotReturn]
    public static void Format(AssetLocation location, string code, string problem) =>
        throw new AssetFormatException(location, code, problem);

    [DoesNotReturn]
    public static void Unsupported(AssetLocation location, string code, string problem) =>
        throw new AssetUnsupportedException(location, code, problem);
}
