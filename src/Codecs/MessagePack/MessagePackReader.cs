using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Codecs.MessagePack;

/// <summary>Reads MessagePack values one after another from a source that may be longer than a span can be.</summary>
/// <remarks>
/// Binary values are handed out as ranges of the source and never copied. Every count is checked against the bytes that
/// remain. All widths are accepted, not only the shortest. Source: msgpack/spec.
/// </remarks>
public sealed class MessagePackReader
{
    /// <summary>How deep arrays and maps may lie in one another when a value is skipped.</summary>
    public const int MaxDepth = 64;

    private const int MaxStringBytes = 1 << 20;
    private const int WindowBytes = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IByteSource source;
    private readonly byte[] window = new byte[WindowBytes];
    private long windowStart;
    private int windowLength;

    /// <summary>Starts at a value.</summary>
    /// <param name="source">The bytes; not disposed here.</param>
    /// <param name="position">Offset of the first value.</param>
    public MessagePackReader(IByteSource source, long position = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        this.source = source;
        Position = position;
    }

    /// <summary>Offset of the next value.</summary>
    public long Position { get; private set; }

    /// <summary>Whether all bytes are read.</summary>
    public bool AtEnd => Position >= source.Length;

    /// <summary>The kind of the next value, which stays unread.</summary>
    /// <exception cref="AssetFormatException">There is no byte left, or it starts no value.</exception>
    public MessagePackType PeekType() => TypeOf(Bytes(1)[0]);

    /// <summary>Reads nil.</summary>
    /// <exception cref="AssetFormatException">The next value is another.</exception>
    public void ReadNil()
    {
        Expect(MessagePackType.Nil);
        Position++;
    }

    /// <summary>Reads a boolean.</summary>
    /// <exception cref="AssetFormatException">The next value is another.</exception>
    public bool ReadBoolean()
    {
        byte first = Expect(MessagePackType.Boolean);
        Position++;
        return first == 0xC3;
    }

    /// <summary>Reads an integer.</summary>
    /// <exception cref="AssetFormatException">The next value is another, or beyond 63 bits.</exception>
    public long ReadInt64()
    {
        byte first = Expect(MessagePackType.Integer);
        if (first is < 0x80 or >= 0xE0)
        {
            Position++;
            return (sbyte)first;
        }

        bool signed = first >= 0xD0;
        int width = 1 << (first - (signed ? 0xD0 : 0xCC));
        ulong raw = BigEndian(1, width);
        if (!signed && raw > long.MaxValue) Fail("MSGPACK-RANGE", string.Create(CultureInfo.InvariantCulture, $"expected an integer below 2^63, found {raw}"));
        Position += 1 + width;
        int unused = 64 - (8 * width);
        return signed ? (long)(raw << unused) >> unused : (long)raw;
    }

    /// <summary>Reads a float, or an integer as one.</summary>
    /// <exception cref="AssetFormatException">The next value is neither.</exception>
    public double ReadDouble()
    {
        if (PeekType() == MessagePackType.Integer) return ReadInt64();
        byte first = Expect(MessagePackType.Float);
        bool narrow = first == 0xCA;
        ulong raw = BigEndian(1, narrow ? 4 : 8);
        Position += narrow ? 5 : 9;
        return narrow ? BitConverter.UInt32BitsToSingle((uint)raw) : BitConverter.UInt64BitsToDouble(raw);
    }

    /// <summary>Reads a text of up to 1 MiB.</summary>
    /// <exception cref="AssetFormatException">The next value is another, or no UTF-8.</exception>
    /// <exception cref="AssetUnsupportedException">The text is longer.</exception>
    public string ReadString()
    {
        Expect(MessagePackType.String);
        (int header, long length) = Payload();
        if (length > MaxStringBytes)
        {
            throw new AssetUnsupportedException(
                Location, "MSGPACK-STRING", string.Create(CultureInfo.InvariantCulture, $"texts of up to {MaxStringBytes} bytes are read, found {length}"));
        }

        var raw = new byte[length];
        source.ReadExactly(Position + header, raw);
        string text;
        try
        {
            text = StrictUtf8.GetString(raw);
        }
        catch (DecoderFallbackException cause)
        {
            throw new AssetFormatException(Location, "MSGPACK-UTF8", "expected UTF-8, found other bytes in a text", cause);
        }

        Position += header + length;
        return text;
    }

    /// <summary>Reads a binary value without its bytes.</summary>
    /// <returns>Where in the source the bytes lie; all of them are there.</returns>
    /// <exception cref="AssetFormatException">The next value is another, or leaves the source.</exception>
    public (long Offset, long Length) ReadBinary()
    {
        Expect(MessagePackType.Binary);
        (int header, long length) = Payload();
        long offset = Position + header;
        Position = offset + length;
        return (offset, length);
    }

    /// <summary>Reads the header of a map.</summary>
    /// <returns>Number of pairs that follow; at least as many bytes remain.</returns>
    /// <exception cref="AssetFormatException">The next value is another, or has more pairs than bytes remain.</exception>
    public long ReadMapHeader() => ReadCount(MessagePackType.Map, bytesEach: 2);

    /// <summary>Reads the header of an array.</summary>
    /// <returns>Number of items that follow; at least as many bytes remain.</returns>
    /// <exception cref="AssetFormatException">The next value is another, or has more items than bytes remain.</exception>
    public long ReadArrayHeader() => ReadCount(MessagePackType.Array, bytesEach: 1);

    /// <summary>Passes over the next value and all that lies in it.</summary>
    /// <exception cref="AssetFormatException">It is damaged, or nested deeper than <see cref="MaxDepth"/>.</exception>
    public void Skip() => Skip(depth: 0);

    private void Skip(int depth)
    {
        switch (PeekType())
        {
            case MessagePackType.Nil or MessagePackType.Boolean:
                Position++;
                break;
            case MessagePackType.Integer or MessagePackType.Float:
                SkipNumber();
                break;
            case MessagePackType.Array:
                SkipItems(ReadArrayHeader(), depth + 1);
                break;
            case MessagePackType.Map:
                SkipItems(2 * ReadMapHeader(), depth + 1);
                break;
            default:
                (int header, long length) = Payload();
                Position += header + length;
                break;
        }
    }

    private void SkipItems(long count, int depth)
    {
        if (depth > MaxDepth) Fail("MSGPACK-DEPTH", string.Create(CultureInfo.InvariantCulture, $"expected a nesting of at most {MaxDepth}, found a deeper one"));
        for (long i = 0; i < count; i++) Skip(depth);
    }

    private void SkipNumber()
    {
        byte first = Bytes(1)[0];
        int width = first switch
        {
            0xCC or 0xD0 => 1,
            0xCD or 0xD1 => 2,
            0xCE or 0xD2 or 0xCA => 4,
            0xCF or 0xD3 or 0xCB => 8,
            _ => 0,
        };
        Bytes(1 + width);
        Position += 1 + width;
    }

    private long ReadCount(MessagePackType type, int bytesEach)
    {
        byte first = Expect(type);
        byte wide = type == MessagePackType.Map ? (byte)0xDE : (byte)0xDC;
        int width = first < wide ? 0 : 2 << (first - wide);
        long count = width == 0 ? first & 0x0F : (long)BigEndian(1, width);
        long left = source.Length - Position - 1 - width;
        if (count > left / bytesEach)
        {
            Fail("MSGPACK-COUNT", string.Create(CultureInfo.InvariantCulture, $"expected a count for which the {left} bytes that remain suffice, found {count}"));
        }

        Position += 1 + width;
        return count;
    }

    /// <summary>Header size and payload length of a text, a binary value or an extension; the payload lies in the source.</summary>
    private (int Header, long Length) Payload()
    {
        byte first = Bytes(1)[0];
        (int header, long length) = first switch
        {
            >= 0xA0 and <= 0xBF => (1, first & 0x1FL),
            >= 0xD4 and <= 0xD8 => (2, 1L << (first - 0xD4)),
            >= 0xC4 and <= 0xC6 => Wide(first - 0xC4, extra: 0),
            >= 0xC7 and <= 0xC9 => Wide(first - 0xC7, extra: 1),
            _ => Wide(first - 0xD9, extra: 0),
        };
        long left = source.Length - Position - header;
        if (length > left)
        {
            Fail("MSGPACK-TRUNCATED", string.Create(CultureInfo.InvariantCulture, $"expected {length} bytes, found {Math.Max(0, left)} before the end"));
        }

        return (header, length);

        (int Header, long Length) Wide(int log2Width, int extra) => (1 + (1 << log2Width) + extra, (long)BigEndian(1, 1 << log2Width));
    }

    private static MessagePackType? Classify(byte first) => first switch
    {
        <= 0x7F or >= 0xE0 or (>= 0xCC and <= 0xD3) => MessagePackType.Integer,
        <= 0x8F or 0xDE or 0xDF => MessagePackType.Map,
        <= 0x9F or 0xDC or 0xDD => MessagePackType.Array,
        <= 0xBF or (>= 0xD9 and <= 0xDB) => MessagePackType.String,
        0xC0 => MessagePackType.Nil,
        0xC1 => null,
        <= 0xC3 => MessagePackType.Boolean,
        <= 0xC6 => MessagePackType.Binary,
        0xCA or 0xCB => MessagePackType.Float,
        _ => MessagePackType.Extension,
    };

    private MessagePackType TypeOf(byte first)
    {
        if (Classify(first) is { } type) return type;
        Fail("MSGPACK-TYPE", "expected the first byte of a value, found the reserved 0xC1");
        return default;
    }

    private byte Expect(MessagePackType type)
    {
        byte first = Bytes(1)[0];
        MessagePackType found = TypeOf(first);
        if (found != type) Fail("MSGPACK-TYPE", $"expected {type}, found {found}");
        return first;
    }

    private ulong BigEndian(int at, int width)
    {
        ReadOnlySpan<byte> raw = Bytes(at + width)[at..];
        return width switch
        {
            1 => raw[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(raw),
            4 => BinaryPrimitives.ReadUInt32BigEndian(raw),
            _ => BinaryPrimitives.ReadUInt64BigEndian(raw),
        };
    }

    /// <summary>The next few bytes, which stay unread.</summary>
    private ReadOnlySpan<byte> Bytes(int count)
    {
        long left = source.Length - Position;
        if (left < count) Fail("MSGPACK-TRUNCATED", string.Create(CultureInfo.InvariantCulture, $"expected {count} bytes, found {Math.Max(0, left)} before the end"));
        if (Position < windowStart || Position + count > windowStart + windowLength)
        {
            windowLength = (int)Math.Min(WindowBytes, left);
            windowStart = Position;
            source.ReadExactly(Position, window.AsSpan(0, windowLength));
        }

        return window.AsSpan((int)(Position - windowStart), count);
    }

    private AssetLocation Location => new(source.Name, Position);

    [DoesNotReturn]
    private void Fail(string code, string problem) => throw new AssetFormatException(Location, code, problem);
}
