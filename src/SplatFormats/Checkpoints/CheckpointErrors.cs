using System.Diagnostics.CodeAnalysis;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>Raises the two kinds of asset error. The codes are those of the documentation of checkpoints.</summary>
internal static class CheckpointErrors
{
    [DoesNotReturn]
    internal static void Damaged(AssetLocation location, string code, string problem) =>
        throw new AssetFormatException(location, code, problem);

    [DoesNotReturn]
    internal static void Unsupported(AssetLocation location, string code, string problem) =>
        throw new AssetUnsupportedException(location, code, problem);
}
