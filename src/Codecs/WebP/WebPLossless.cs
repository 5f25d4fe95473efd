using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Reads and writes lossless WebP images. Source: RFC 9649.</summary>
/// <remarks>
/// Pixels are straight RGBA and come back bit for bit, color under alpha 0 included. Read are RIFF files with one VP8L
/// image, plain or extended (VP8X); lossy images and animations are refused by name.
/// </remarks>
public static partial class WebPLossless
{
    /// <summary>Most pixels read unless the caller says otherwise: 64 Mi, which take 256 MiB.</summary>
    public const long DefaultMaxPixels = 1L << 26;

    /// <summary>Reads the sides of an image without its pixels.</summary>
    /// <param name="bytes">The whole file; bytes after its stated end are not looked at.</param>
    /// <param name="location">The asset, for messages.</param>
    /// <exception cref="AssetFormatException">The bytes are no WebP file, or end too early.</exception>
    /// <exception cref="AssetUnsupportedException">The image is lossy or an animation.</exception>
    public static (int Width, int Height) ReadSize(ReadOnlySpan<byte> bytes, AssetLocation location)
    {
        Vp8lBitReader reader = Open(bytes, location);
        return Vp8lDecoder.ReadHeader(ref reader);
    }

    /// <summary>Reads an image.</summary>
    /// <param name="bytes">The whole file; bytes after its stated end are not looked at.</param>
    /// <param name="location">The asset, for messages.</param>
    /// <param name="maxPixels">
    /// Most pixels to allocate for. A few bytes can state an image of 2^28 pixels truthfully, so the file's length is
    /// no bound; set one when the files are others'.
    /// </param>
    /// <exception cref="AssetFormatException">The bytes are no WebP file, or damaged.</exception>
    /// <exception cref="AssetUnsupportedException">The image is lossy, an animation, or has more pixels than allowed.</exception>
    public static RgbaImage Decode(ReadOnlySpan<byte> bytes, AssetLocation location, long maxPixels = DefaultMaxPixels)
    {
        Vp8lBitReader reader = Open(bytes, location);
        (int width, int height) = Vp8lDecoder.ReadHeader(ref reader);
        if ((long)width * height > maxPixels) WebPErrors.Unsupported(reader.Location, "WEBP-SIZE", string.Create(CultureInfo.InvariantCulture, $"images of up to {maxPixels} pixels are read, found {width} x {height}"));
        uint[] argb = Vp8lDecoder.ReadPixels(ref reader, width, height);
        var rgba = new byte[4 * argb.Length];
        SwapRedAndBlue(argb, MemoryMarshal.Cast<byte, uint>(rgba.AsSpan()));
        return new RgbaImage(width, height, rgba);
    }

    private static Vp8lBitReader Open(ReadOnlySpan<byte> bytes, AssetLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        Range chunk = WebPContainer.FindLossless(bytes, location);
        return new Vp8lBitReader(bytes[chunk], location, chunk.Start.Value);
    }

    /// <summary>Between bytes R, G, B, A in memory and the stream's A, R, G, B from the highest byte down.</summary>
    private static void SwapRedAndBlue(ReadOnlySpan<uint> from, Span<uint> to)
    {
        var redBlue = new Vector<uint>(0x00FF00FF);
        int i = 0;
        for (; i <= from.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var pixel = new Vector<uint>(from[i..]);
            Vector<uint> moved = pixel & redBlue;
            ((pixel & ~redBlue) | (moved << 16) | (moved >>> 16)).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
        {
            uint moved = from[i] & 0x00FF00FF;
            to[i] = (from[i] & 0xFF00FF00) | BitOperations.RotateLeft(moved, 16);
        }
    }
}
