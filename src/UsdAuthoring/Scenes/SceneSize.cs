using System.Diagnostics.CodeAnalysis;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Refuses scenes that their output cannot hold, before anything is written.</summary>
internal static class SceneSize
{
    /// <summary>Refuses more bytes than the output takes.</summary>
    /// <param name="length">All bytes.</param>
    /// <param name="most">What the output takes.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="format">The format's name, which the code of the error has.</param>
    /// <exception cref="AssetUnsupportedException">There are too many.</exception>
    internal static void Check(long length, long most, string input, string format)
    {
        if (length > most) Refuse(length, input, format);
    }

    [DoesNotReturn]
    private static void Refuse(long length, string input, string format) => throw new AssetUnsupportedException(
        new AssetLocation(input),
        format.ToUpperInvariant() + "-4GIB",
        $"expected payloads of less than 4 GiB in all, found {length} bytes; write a package a part (--output scene.usda --part-packages) or loose files (--output scene.usda), or keep fewer splats (--max-splats, --min-opacity) or frames");
}
