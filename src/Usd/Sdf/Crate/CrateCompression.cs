using System.Buffers;
using UsdGsplat.Codecs.Lz4;

namespace pxr;

/// <summary>LZ4 as crates wrap it: a byte with the number of chunks, then one block, or chunks with their sizes.</summary>
/// <remarks>Source: the crate format's description, section 4.1.</remarks>
internal static class CrateCompression
{
    /// <summary>The longest content of one block.</summary>
    internal const int MaxBlockContent = 0x7E000000;

    /// <summary>The most content that so many bytes can hold.</summary>
    internal static long MaxDecodedLength(long encodedLength) => Lz4Decoder.MaxDecodedLength(encodedLength);

    /// <summary>Decodes the bytes at a cursor.</summary>
    /// <param name="cursor">Stands at the wrapper.</param>
    /// <param name="encodedLength">Length of the wrapper with all that it holds.</param>
    /// <param name="into">Takes the content, which may be shorter.</param>
    /// <returns>The length of the content in bytes.</returns>
    internal static int Decode(ref CrateCursor cursor, int encodedLength, Span<byte> into)
    {
        if (encodedLength == 0) cursor.Fail($"expected LZ4 data, found none");
        ReadOnlySpan<byte> encoded = cursor.Take<byte>(encodedLength);
        int chunks = encoded[0];
        if (chunks == 0) return DecodeBlock(in cursor, encoded[1..], into);
        encoded = encoded[1..];
        int written = 0;
        for (; chunks > 0; chunks--)
        {
            if (encoded.Length < sizeof(int)) cursor.Fail($"expected the size of an LZ4 chunk, found {encoded.Length} bytes");
            int size = BitConverter.ToInt32(encoded);
            encoded = encoded[sizeof(int)..];
            if (size < 0 || size > encoded.Length) cursor.Fail($"expected an LZ4 chunk in {encoded.Length} bytes, found a size of {size}");
            written += DecodeBlock(in cursor, encoded[..size], into[written..]);
            encoded = encoded[size..];
        }

        return written;
    }

    /// <summary>The longest wrapper for a content of at most <see cref="MaxBlockContent"/> bytes.</summary>
    internal static int MaxEncodedLength(int contentLength) => 1 + Lz4Encoder.MaxEncodedLength(contentLength);

    /// <summary>Encodes a content, of at most <see cref="MaxBlockContent"/> bytes, as one block, and hands it on.</summary>
    internal static void Encode(ReadOnlySpan<byte> content, Action<ReadOnlySpan<byte>> write)
    {
        byte[] encoded = ArrayPool<byte>.Shared.Rent(MaxEncodedLength(content.Length));
        try
        {
            encoded[0] = 0;
            int length = 1 + Lz4Encoder.Encode(content, encoded.AsSpan(1));
            write(encoded.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(encoded);
        }
    }

    private static int DecodeBlock(in CrateCursor cursor, ReadOnlySpan<byte> block, Span<byte> into)
    {
        if (!Lz4Decoder.TryDecode(block, into, out int written)) cursor.Fail($"expected an LZ4 block of at most {into.Length} bytes of content, found an ill-formed or longer one");
        return written;
    }
}
