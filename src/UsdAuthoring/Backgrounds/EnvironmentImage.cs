using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Backgrounds;

/// <summary>Images that dome lights show.</summary>
internal static class EnvironmentImage
{
    /// <summary>Refuses a file that is not what its extension says.</summary>
    /// <exception cref="AssetUnsupportedException">The extension is that of no such image.</exception>
    /// <exception cref="AssetFormatException">The content is another one.</exception>
    internal static void Check(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        byte[]? signature = extension switch
        {
            ".hdr" => "#?"u8.ToArray(),
            ".exr" => [0x76, 0x2F, 0x31, 0x01],
            ".png" => [0x89, (byte)'P', (byte)'N', (byte)'G'],
            ".jpg" or ".jpeg" => [0xFF, 0xD8, 0xFF],
            _ => null,
        };
        if (signature is null) throw new AssetUnsupportedException(new AssetLocation(path), "ENVIRONMENT", $"expected an image ending in .hdr, .exr, .png or .jpg, found '{extension}'");
        var start = new byte[signature.Length];
        using FileStream file = File.OpenRead(path);
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(signature)) return;
        throw new AssetFormatException(new AssetLocation(path, 0), "ENVIRONMENT", $"expected the beginning of a {extension} image, {Convert.ToHexString(signature)}, found {Convert.ToHexString(start)}");
    }
}
