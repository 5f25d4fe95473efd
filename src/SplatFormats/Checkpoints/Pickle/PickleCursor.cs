using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>Reads a pickle's bytes forward through a small window, so that its end need not be known beforehand.</summary>
internal sealed class PickleCursor(IByteSource source, long start, AssetLocation where)
{
    private const int WindowLength = 1 << 15;

    /// <summary>A text longer than this cannot be a string of .NET.</summary>
    private const long MaxText = 1 << 29;

    private readonly byte[] window = new byte[Math.Min(WindowLength, source.Length - start)];
    private long windowStart = start;
    private int filled;
    private int next;

    internal IByteSource Source => source;

    internal long Position => windowStart + next;

    internal long Remaining => source.Length - Position;

    internal AssetLocation Here => where.At(Position);

    internal byte ReadByte() => Take(1)[0];

    internal ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    internal int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    internal double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A length of 8 bytes; one above 2^63 is caught by the next check as any that leaves the file.</summary>
    internal long ReadLength() => (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(Take(8)));

    internal string ReadText(long length, Encoding encoding)
    {
        Check(length);
        if (length > MaxText) CheckpointErrors.Unsupported(Here, "CKPT-PICKLE-SIZE", $"a text of {length} bytes is longer than this reader holds");
        return encoding.GetString(ReadArray((int)length));
    }

    internal byte[] ReadArray(int length)
    {
        Check(length);
        var bytes = new byte[length];
        source.ReadExactly(Position, bytes);
        Skip(length);
        return bytes;
    }

    /// <summary>Names the next bytes without reading them.</summary>
    internal PickleBytes ReadRange(long length)
    {
        Check(length);
        var bytes = new PickleBytes(source, Position, length);
        Skip(length);
        return bytes;
    }

    /// <summary>Text up to a line feed, which is consumed and not returned.</summary>
    internal string ReadLine(int maxLength)
    {
        AssetLocation begin = Here;
        var line = new StringBuilder();
        for (char c = (char)ReadByte(); c != '\n'; c = (char)ReadByte())
        {
            if (line.Length == maxLength)
            {
                CheckpointErrors.Damaged(begin, "CKPT-PICKLE", string.Create(CultureInfo.InvariantCulture, $"expected a line of at most {maxLength} bytes, found a longer one"));
            }

            line.Append(c);
        }

        return line.ToString();
    }

    [DoesNotReturn]
    internal void Fail(string problem) => CheckpointErrors.Damaged(Here, "CKPT-PICKLE", problem);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (filled - next < length) Refill(length);
        next += length;
        return window.AsSpan(next - length, length);
    }

    private void Refill(int length)
    {
        Check(length);
        windowStart = Position;
        next = 0;
        filled = (int)Math.Min(window.Length, source.Length - windowStart);
        source.ReadExactly(windowStart, window.AsSpan(0, filled));
    }

    private void Skip(long length)
    {
        if (length <= filled - next)
        {
            next += (int)length;
            return;
        }

        windowStart = Position + length;
        next = filled = 0;
    }

    private void Check(long length)
    {
        if (length > Remaining || length < 0)
        {
            Fail(string.Create(CultureInfo.InvariantCulture, $"expected {length} more bytes of the pickle, found {Remaining}"));
        }
    }
}
