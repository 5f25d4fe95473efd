using System.Buffers.Binary;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>The size of a PNG image, out of its first bytes.</summary>
internal static class PngSize
{
    private const int HeaderBytes = 24, SizeOffset = 16;

    /// <summary>The size of an image that a file names, often without its ending; null when there is none inside of the folder.</summary>
    /// <param name="folder">The folder of the file; the image must lie in it or below.</param>
    /// <param name="image">The image's path from there.</param>
    internal static (int Width, int Height)? Find(string folder, string image)
    {
        foreach (string name in new[] { image, image + ".png" })
        {
            if (!name.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || name.Contains('\0', StringComparison.Ordinal)) continue;
            string path = Path.GetFullPath(Path.Combine(folder, name));
            if (path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path) && Read(path) is { } size) return size;
        }

        return null;
    }

    /// <summary>Signature, length and name of the first chunk, then width and height, big-endian. Source: PNG, 5.2 and 11.2.2.</summary>
    private static (int Width, int Height)? Read(string path)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        using FileStream file = File.OpenRead(path);
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes) return null;
        if (!header.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return null;
        int width = BinaryPrimitives.ReadInt32BigEndian(header[SizeOffset..]), height = BinaryPrimitives.ReadInt32BigEndian(header[(SizeOffset + 4)..]);
        return width > 0 && height > 0 ? (width, height) : null;
    }
}
