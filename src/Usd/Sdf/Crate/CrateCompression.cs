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

    /// <summary>Writes the length of a content's LZ4 data, and the data.</summary>
    internal static void Write(CrateOutput output, ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBlockContent)
        {
            WriteChunks(output, content);
            return;
        }

        byte[] block = ArrayPool<byte>.Shared.Rent(Lz4Encoder.MaxEncodedLength(content.Length));
        try
        {
            int length = Lz4Encoder.Encode(content, block);
            output.Write((ulong)(1 + length));
            output.Write((byte)0);
            output.Write(block.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static void WriteChunks(CrateOutput output, ReadOnlySpan<byte> content)
    {
        var blocks = new List<byte[]>();
        for (int at = 0; at < content.Length; at += MaxBlockContent)
        {
            ReadOnlySpan<byte> chunk = content.Slice(at, Math.Min(MaxBlockContent, content.Length - at));
            var block = new byte[Lz4Encoder.MaxEncodedLength(chunk.Length)];
            Array.Resize(ref block, Lz4Encoder.Encode(chunk, block));
            blocks.Add(block);
        }

        output.Write((ulong)(1 + blocks.Sum(block => (long)sizeof(int) + block.Length)));
        output.Write((byte)blocks.Count);
        foreach (byte[] block in blocks)
        {
            output.Write(block.Length);
            output.Write(block);
        }
    }

    private static int DecodeBlock(in CrateCursor cursor, ReadOnlySpan<byte> block, Span<byte> into)
    {
        if (!Lz4Decoder.TryDecode(block, into, out int written)) cursor.Fail($"expected an LZ4 block of at most {into.Length} bytes of content, found an ill-formed or longer one");
        return written;
    }
}
