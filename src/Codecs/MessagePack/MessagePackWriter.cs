using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace UsdGsplat.Codecs.MessagePack;

/// <summary>Writes MessagePack values, each in its shortest form, into a buffer.</summary>
/// <remarks>
/// The caller keeps the structure: a map header of n is followed by n keys and values, a binary header by its bytes. Those
/// bytes need not pass through here; they may go straight to the stream after the buffer. Source: msgpack/spec.
/// </remarks>
/// <param name="output">Receives the bytes, for example an <see cref="ArrayBufferWriter{T}"/>.</param>
public readonly struct MessagePackWriter(IBufferWriter<byte> output)
{
    private const int MaxHeader = 9;

    /// <summary>Writes nil.</summary>
    public void WriteNil() => Byte(0xC0);

    /// <summary>Writes a boolean.</summary>
    public void Write(bool value) => Byte(value ? (byte)0xC3 : (byte)0xC2);

    /// <summary>Writes a 64-bit float; never shortened, so that the type stays.</summary>
    public void Write(double value)
    {
        Span<byte> span = output.GetSpan(MaxHeader);
        span[0] = 0xCB;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
        output.Advance(9);
    }

    /// <summary>Writes an integer in the fewest bytes: unsigned forms from 0 upwards, signed ones below.</summary>
    public void Write(long value)
    {
        if (value >= 0) Write((ulong)value);
        else if (value >= -32) Byte((byte)value);
        else if (value >= sbyte.MinValue) Header(0xD0, (ulong)value, 1);
        else if (value >= short.MinValue) Header(0xD1, (ulong)value, 2);
        else if (value >= int.MinValue) Header(0xD2, (ulong)value, 4);
        else Header(0xD3, (ulong)value, 8);
    }

    /// <summary>Writes an unsigned integer in the fewest bytes.</summary>
    public void Write(ulong value)
    {
        if (value < 0x80) Byte((byte)value);
        else if (value <= byte.MaxValue) Header(0xCC, value, 1);
        else if (value <= ushort.MaxValue) Header(0xCD, value, 2);
        else if (value <= uint.MaxValue) Header(0xCE, value, 4);
        else Header(0xCF, value, 8);
    }

    /// <summary>Writes a text as UTF-8.</summary>
    /// <exception cref="ArgumentException">The text has half a surrogate pair.</exception>
    public void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        int length = strict.GetByteCount(value);
        if (length < 32) Byte((byte)(0xA0 | length));
        else if (length <= byte.MaxValue) Header(0xD9, (ulong)length, 1);
        else if (length <= ushort.MaxValue) Header(0xDA, (ulong)length, 2);
        else Header(0xDB, (ulong)length, 4);
        output.Advance(strict.GetBytes(value, output.GetSpan(Math.Max(1, length))));
    }

    /// <summary>Writes the header of a map; its keys and values follow.</summary>
    /// <param name="count">Number of pairs.</param>
    public void WriteMapHeader(uint count) => CountHeader(count, 0x80, 0xDE);

    /// <summary>Writes the header of an array; its items follow.</summary>
    /// <param name="count">Number of items.</param>
    public void WriteArrayHeader(uint count) => CountHeader(count, 0x90, 0xDC);

    /// <summary>Writes the header of a binary value; its bytes follow.</summary>
    /// <param name="length">Length in bytes; a binary value ends at 4 GiB − 1.</param>
    public void WriteBinaryHeader(uint length)
    {
        if (length <= byte.MaxValue) Header(0xC4, length, 1);
        else if (length <= ushort.MaxValue) Header(0xC5, length, 2);
        else Header(0xC6, length, 4);
    }

    /// <summary>Writes a whole binary value.</summary>
    public void WriteBinary(ReadOnlySpan<byte> value)
    {
        WriteBinaryHeader((uint)value.Length);
        output.Write(value);
    }

    private void CountHeader(uint count, byte shortForm, byte longForm)
    {
        if (count < 16) Byte((byte)(shortForm | count));
        else if (count <= ushort.MaxValue) Header(longForm, count, 2);
        else Header((byte)(longForm + 1), count, 4);
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    /// <summary>Writes a first byte and the low bytes of a value, most significant first.</summary>
    private void Header(byte first, ulong value, int width)
    {
        Span<byte> span = output.GetSpan(MaxHeader);
        span[0] = first;
        for (int i = width; i > 0; i--, value >>= 8) span[i] = (byte)value;
        output.Advance(1 + width);
    }
}
