using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Writes bits, the least significant of each byte first.</summary>
internal sealed class Vp8lBitWriter
{
    private byte[] bytes = new byte[1 << 12];
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

    /// <summary>Writes one bit.</summary>
    public void WriteFlag(bool value) => Write(value ? 1u : 0u, 1);

    /// <summary>Writes the bits that another writer has collected.</summary>
    public void Append(Vp8lBitWriter other)
    {
        for (int i = 0; i < other.at; i += 4) Write(BinaryPrimitives.ReadUInt32LittleEndian(other.bytes.AsSpan(i)), 32);
        Write((uint)other.pending, other.pendingBits);
    }

    /// <summary>Ends the stream, filled up with zeros to a byte, and copies it out.</summary>
    public void CopyTo(IBufferWriter<byte> output)
    {
        Span<byte> last = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(last, (uint)pending);
        output.Write(bytes.AsSpan(0, at));
        output.Write(last[..((pendingBits + 7) >> 3)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Flush()
    {
        if (at + 4 > bytes.Length) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, 2L * bytes.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)pending);
        at += 4;
        pending >>= 32;
        pendingBits -= 32;
    }
}
