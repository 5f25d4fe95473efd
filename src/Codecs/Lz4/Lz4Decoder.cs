using System.Buffers.Binary;

namespace UsdGsplat.Codecs.Lz4;

/// <summary>Reads blocks of LZ4: raw ones, without frame and without stated size.</summary>
public static class Lz4Decoder
{
    /// <summary>The most content that a block can hold; a larger claim is false.</summary>
    /// <param name="encodedLength">Length of the block in bytes.</param>
    public static long MaxDecodedLength(long encodedLength) => encodedLength > long.MaxValue / Lz4Format.MaxRatio ? long.MaxValue : encodedLength * Lz4Format.MaxRatio;

    /// <summary>Decodes a whole block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="into">Takes the content; a longer content is an error.</param>
    /// <param name="written">Length of the content in bytes; on failure what was written before.</param>
    /// <returns>False when the block is ill-formed or its content too long; what was written then means nothing.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> block, Span<byte> into, out int written)
    {
        int at = 0;
        written = 0;
        while (at < block.Length)
        {
            byte token = block[at++];
            if (!TryReadLength(block, ref at, token >> 4, out int literals)) return false;
            if (literals > block.Length - at || literals > into.Length - written) return false;
            block.Slice(at, literals).CopyTo(into[written..]);
            at += literals;
            written += literals;
            if (at == block.Length) return true;
            if (block.Length - at < sizeof(ushort)) return false;
            int distance = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
            at += sizeof(ushort);
            if (!TryReadLength(block, ref at, token & Lz4Format.Extended, out int match)) return false;
            match += Lz4Format.MinMatch;
            if (distance == 0 || distance > written || match > into.Length - written) return false;
            CopyMatch(into, written, distance, match);
            written += match;
        }

        // A block ends behind literals; one without any sequence is no block.
        return false;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> block, ref int at, int half, out int length)
    {
        length = half;
        if (half < Lz4Format.Extended) return true;
        while (at < block.Length)
        {
            byte more = block[at++];
            length += more;
            if (more != byte.MaxValue) return length >= 0;
            if (length > int.MaxValue - (2 * byte.MaxValue)) return false;
        }

        return false;
    }

    /// <summary>A match may overlap its own output: then what is between both repeats.</summary>
    private static void CopyMatch(Span<byte> bytes, int to, int distance, int length)
    {
        int from = to - distance;
        while (length > distance)
        {
            // What was copied belongs to the pattern, so the step doubles.
            bytes.Slice(from, distance).CopyTo(bytes[to..]);
            to += distance;
            length -= distance;
            distance *= 2;
        }

        bytes.Slice(from, length).CopyTo(bytes[to..]);
    }
}
