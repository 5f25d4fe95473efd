using UsdGsplat.Codecs;

namespace UsdGsplat.NuRec;

/// <summary>Builds the exceptions of the payload reader.</summary>
internal static class NuRecErrors
{
    /// <summary>Text with its numbers in the invariant culture.</summary>
    internal static string Text(FormattableString text) => FormattableString.Invariant(text);

    internal static AssetFormatException Format(string asset, string scope, string code, string problem) =>
        new(new AssetLocation(asset, Scope: scope), code, problem);

    internal static AssetFormatException Gzip(string asset, string problem, Exception? inner = null) =>
        new(new AssetLocation(asset), "NUREC-GZIP", problem, inner);

    internal static AssetUnsupportedException Unsupported(string asset, string scope, string code, string problem) =>
        new(new AssetLocation(asset, Scope: scope), code, problem);
}
