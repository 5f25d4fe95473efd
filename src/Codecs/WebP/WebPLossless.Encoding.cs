using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.WebP;

public static partial class WebPLossless
{
    /// <summary>Longest side written, the longest that other readers take.</summary>
    public const int MaxSide = 16383;

    /// <summary>Writes an image as a WebP file of one VP8L chunk.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="options">How; defaults when null.</param>
    /// <returns>The file; the same bytes for the same pixels and options on every machine.</returns>
    /// <exception cref="ArgumentException">A side is longer than <see cref="MaxSide"/>.</exception>
    public static byte[] Encode(RgbaImage image, WebPEncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        var output = new ArrayBufferWriter<byte>();
        Encode(output, image.Pixels, image.Width, image.Height, options);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes pixels as a WebP file of one VP8L chunk.</summary>
    /// <param name="output">Takes the file.</param>
    /// <param name="rgba">Bytes R, G, B, A of every pixel, rows from the top, without padding; not kept and not changed.</param>
    /// <param name="width">Pixels a row, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="height">Rows, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="options">How; defaults when null.</param>
    /// <exception cref="ArgumentException">A side is out of range, or the bytes do not fit the sides.</exception>
    public static void Encode(IBufferWriter<byte> output, ReadOnlySpan<byte> rgba, int width, int height, WebPEncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        CheckSide(width, nameof(width));
        CheckSide(height, nameof(height));
        if (rgba.Length != 4L * width * height) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"expected {4L * width * height} bytes for {width} x {height} pixels, found {rgba.Length}"), nameof(rgba));
        var argb = GC.AllocateUninitializedArray<uint>(width * height);
        SwapRedAndBlue(MemoryMarshal.Cast<byte, uint>(rgba), argb);
        Vp8lBitWriter stream = Vp8lEncoder.Write(argb, width, height, Vp8lEffort.Levels[(options ?? new()).Effort]);
        WriteContainer(output, stream);
    }

    /// <summary>"RIFF", size, "WEBP", "VP8L", size, stream, and a byte when its length is odd.</summary>
    private static void WriteContainer(IBufferWriter<byte> output, Vp8lBitWriter stream)
    {
        long size = stream.ByteCount, padded = size + (size & 1);
        Span<byte> header = output.GetSpan(WebPContainer.HeaderBytes + WebPContainer.ChunkHeaderBytes);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], checked((uint)(4 + WebPContainer.ChunkHeaderBytes + padded)));
        "WEBPVP8L"u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], (uint)size);
        output.Advance(WebPContainer.HeaderBytes + WebPContainer.ChunkHeaderBytes);
        stream.CopyTo(output);
        if (padded != size) output.Write<byte>([0]);
    }

    private static void CheckSide(int side, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, MaxSide, name);
    }
}
