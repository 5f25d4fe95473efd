using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.Lz4;

/// <summary>Writes blocks of LZ4: one pass, the last place of every four bytes remembered in a table.</summary>
public static class Lz4Encoder
{
    private const int HashBits = 14;

    // After so many misses (2^6) the search takes longer steps, so that content without matches is passed quickly.
    private const int SkipShift = 6;

    /// <summary>Length in bytes of the longest block for a content, which is one that nothing matches in.</summary>
    /// <exception cref="OverflowException">The content is longer than 2 GiB less 1/255.</exception>
    public static int MaxEncodedLength(int contentLength) => checked(contentLength + (contentLength / Lz4Format.MaxRatio) + 16);

    /// <summary>Encodes a content as one block.</summary>
    /// <param name="content">The content; its block has one byte when it is empty.</param>
    /// <param name="into">Takes the block; at least <see cref="MaxEncodedLength"/> bytes.</param>
    /// <returns>Length of the block in bytes. The same content gives the same block.</returns>
    public static int Encode(ReadOnlySpan<byte> content, Span<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(into.Length, MaxEncodedLength(content.Length), nameof(into));
        int[] table = ArrayPool<int>.Shared.Rent(1 << HashBits);
        try
        {
            table.AsSpan(0, 1 << HashBits).Fill(-1);
            return Encode(content, into, table);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(table);
        }
    }

    private static int Encode(ReadOnlySpan<byte> content, Span<byte> into, int[] table)
    {
        int written = 0;
        int literals = 0;
        int at = 0;
        int lastStart = content.Length - Lz4Format.MatchStartLimit;
        int misses = 1 << SkipShift;
        while (at <= lastStart)
        {
            uint word = Read(content, at);
            ref int entry = ref table[Hash(word)];
            int candidate = entry;
            entry = at;
            if (candidate < 0 || at - candidate > Lz4Format.MaxDistance || Read(content, candidate) != word)
            {
                at += misses++ >> SkipShift;
                continue;
            }

            misses = 1 << SkipShift;
            int distance = at - candidate;
            while (at > literals && candidate > 0 && content[at - 1] == content[candidate - 1])
            {
                at--;
                candidate--;
            }

            int length = MatchLength(content, candidate, at);
            written = WriteSequence(content[literals..at], into, written, distance, length);
            at += length;
            literals = at;
            if (at <= lastStart) table[Hash(Read(content, at - 2))] = at - 2;
        }

        return WriteLiterals(content[literals..], into, written);
    }

    private static uint Read(ReadOnlySpan<byte> bytes, int at) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at));

    private static int Hash(uint word) => (int)((word * 2654435761u) >> (32 - HashBits));

    /// <summary>How far both places agree, up to the literals that a block ends in.</summary>
    private static int MatchLength(ReadOnlySpan<byte> content, int candidate, int at)
    {
        int end = content.Length - Lz4Format.LastLiterals;
        int length = Lz4Format.MinMatch;
        ref byte start = ref MemoryMarshal.GetReference(content);
        while (at + length + sizeof(ulong) <= end)
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, candidate + length))
                ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at + length));
            if (difference != 0) return length + (BitOperations.TrailingZeroCount(difference) / 8);
            length += sizeof(ulong);
        }

        while (at + length < end && content[candidate + length] == content[at + length]) length++;
        return length;
    }

    private static int WriteSequence(ReadOnlySpan<byte> literals, Span<byte> into, int written, int distance, int length)
    {
        int match = length - Lz4Format.MinMatch;
        int token = written;
        written = WriteLiterals(literals, into, written);
        BinaryPrimitives.WriteUInt16LittleEndian(into[written..], (ushort)distance);
        written += sizeof(ushort);
        into[token] |= (byte)Math.Min(match, Lz4Format.Extended);
        return WriteLength(into, written, match);
    }

    private static int WriteLiterals(ReadOnlySpan<byte> literals, Span<byte> into, int written)
    {
        into[written++] = (byte)(Math.Min(literals.Length, Lz4Format.Extended) << 4);
        written = WriteLength(into, written, literals.Length);
        literals.CopyTo(into[written..]);
        return written + literals.Length;
    }

    /// <summary>The bytes that a length goes on in behind its half of the token.</summary>
    private static int WriteLength(Span<byte> into, int written, int length)
    {
        if (length < Lz4Format.Extended) return written;
        for (length -= Lz4Format.Extended; length >= byte.MaxValue; length -= byte.MaxValue) into[written++] = byte.MaxValue;
        into[written++] = (byte)length;
        return written;
    }
}
