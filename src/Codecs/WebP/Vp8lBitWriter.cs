using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Writes bits, the least significant of each byte first, into a pooled buffer.</summary>
internal sealed class Vp8lBitWriter : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int at;
    private ulong pending;
    private int pendingBits;

    /// <summary>Bits written so far.</summary>
    public long BitCount => (8L * at) + pendingBits;

    /// <summary>Bytes that the stream takes.</summary>
    public long ByteCount => (BitCount + 7) >> 3;

    /// <summary>Writes up to 32 bits; those of the value above <paramref name="count"/> must be zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(uint value, int count)
    {
        pending |= (ulong)value << pendingBits;
        pendingBits += count;
        if (pendingBits >= 32) Flush();
    }

    /// <summary>Writes literals, or slots of the color cache where those hold the pixels.</summary>
    /// <param name="pixels">A, R, G, B from the highest byte down.</param>
    /// <param name="symbols">The first symbol of each pixel, as <see cref="Vp8lColorCache.Symbols"/> gives them; none when all are literals.</param>
    /// <param name="codes">code | length &lt;&lt; 16 of every symbol, in the order of <see cref="Vp8lAlphabets"/>.</param>
    public void WriteLiterals(ReadOnlySpan<uint> pixels, ReadOnlySpan<ushort> symbols, ReadOnlySpan<uint> codes)
    {
        const int MaxLiteralBytes = 8;
        if (codes.Length < Vp8lAlphabets.Length) throw new UnreachableException();
        bool mixed = !symbols.IsEmpty;
        Reserve(((long)pixels.Length * MaxLiteralBytes) + 16);
        Span<byte> to = bytes;
        int next = at, count = pendingBits;
        ulong bits = pending;
        for (int i = 0; i < pixels.Length; i++)
        {
            uint argb = pixels[i];
            uint red = codes[Vp8lAlphabets.Red + (int)((argb >> 16) & 0xFF)], blue = codes[Vp8lAlphabets.Blue + (int)(argb & 0xFF)];
            uint alpha = codes[Vp8lAlphabets.Alpha + (int)(argb >> 24)];
            int symbol = Vp8lAlphabets.Green + (int)((argb >> 8) & 0xFF);
            if (mixed)
            {
                // A slot says all: then the other channels take no bits.
                symbol = symbols[i];
                uint literal = 0u - (uint)Vp8lAlphabets.IsLiteral(symbol);
                (red, blue, alpha) = (red & literal, blue & literal, alpha & literal);
            }

            uint green = codes[symbol];
            int greenBits = (int)(green >> 16), blueBits = (int)(blue >> 16);
            // Whole bytes leave the window before each half, so that it holds at most 7 bits, and 30 of two codes.
            BinaryPrimitives.WriteUInt64LittleEndian(to[next..], bits);
            next += count >> 3;
            bits >>= count & ~7;
            count &= 7;
            bits |= (ulong)((green & 0xFFFF) | ((red & 0xFFFF) << greenBits)) << count;
            count += greenBits + (int)(red >> 16);
            bits |= (ulong)((blue & 0xFFFF) | ((alpha & 0xFFFF) << blueBits)) << count;
            int half = blueBits + (int)(alpha >> 16);
            if (count + half <= 63)
            {
                count += half;
                continue;
            }

            BinaryPrimitives.WriteUInt64LittleEndian(to[next..], bits);
            next += 4;
            bits = (bits >> 32) | ((ulong)((blue & 0xFFFF) | ((alpha & 0xFFFF) << blueBits)) >> (64 - count) << 32);
            count += half - 32;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(to[next..], bits);
        at = next + (count >> 3);
        pending = bits >> (count & ~7);
        pendingBits = count & 7;
    }

    /// <summary>Writes one bit.</summary>
    public void WriteFlag(bool value) => Write(value ? 1u : 0u, 1);

    /// <summary>A writer that has written the same.</summary>
    public Vp8lBitWriter Clone()
    {
        var clone = new Vp8lBitWriter();
        clone.Reserve(at);
        bytes.AsSpan(0, at).CopyTo(clone.bytes);
        (clone.at, clone.pending, clone.pendingBits) = (at, pending, pendingBits);
        return clone;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    /// <summary>Ends the stream, filled up with zeros to a byte, and copies it out.</summary>
    /// <param name="output">As many bytes as the stream takes.</param>
    public void CopyTo(Span<byte> output)
    {
        Span<byte> last = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(last, (uint)pending);
        bytes.AsSpan(0, at).CopyTo(output);
        last[..((pendingBits + 7) >> 3)].CopyTo(output[at..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Flush()
    {
        if (at + 4 > bytes.Length) Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)pending);
        at += 4;
        pending >>= 32;
        pendingBits -= 32;
    }

    private void Reserve(long count)
    {
        if (at + count <= bytes.Length) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(2L * bytes.Length, at + count)));
        bytes.AsSpan(0, at).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
