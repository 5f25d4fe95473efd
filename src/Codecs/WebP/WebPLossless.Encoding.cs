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
        using Vp8lBitWriter stream = EncodeStream(image.Pixels, image.Width, image.Height, options);
        var file = new byte[FileSize(stream)];
        WriteFile(file, stream);
        return file;
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
        using Vp8lBitWriter stream = EncodeStream(rgba, width, height, options);
        int size = FileSize(stream);
        WriteFile(output.GetSpan(size)[..size], stream);
        output.Advance(size);
    }

    private static Vp8lBitWriter EncodeStream(ReadOnlySpan<byte> rgba, int width, int height, WebPEncodeOptions? options)
    {
        CheckSide(width, nameof(width));
        CheckSide(height, nameof(height));
        if (rgba.Length != 4L * width * height) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"expected {4L * width * height} bytes for {width} x {height} pixels, found {rgba.Length}"), nameof(rgba));
        uint[] argb = ArrayPool<uint>.Shared.Rent(width * height);
        try
        {
            SwapRedAndBlue(MemoryMarshal.Cast<byte, uint>(rgba), argb);
            return Vp8lEncoder.Write(argb.AsSpan(0, width * height), width, height, Vp8lEffort.Levels[(options ?? new()).Effort]);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(argb);
        }
    }

    /// <summary>Headers, stream, and a byte when the stream's length is odd.</summary>
    private static int FileSize(Vp8lBitWriter stream) =>
        checked((int)(WebPContainer.HeaderBytes + WebPContainer.ChunkHeaderBytes + stream.ByteCount + (stream.ByteCount & 1)));

    /// <summary>"RIFF", size, "WEBP", "VP8L", size, stream.</summary>
    private static void WriteFile(Span<byte> file, Vp8lBitWriter stream)
    {
        file[^1] = 0;
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file[4..], (uint)(file.Length - WebPContainer.ChunkHeaderBytes));
        "WEBPVP8L"u8.CopyTo(file[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(file[16..], (uint)stream.ByteCount);
        stream.CopyTo(file[(WebPContainer.HeaderBytes + WebPContainer.ChunkHeaderBytes)..]);
    }

    private static void CheckSide(int side, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, MaxSide, name);
    }
}
