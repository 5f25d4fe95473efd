using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Writes forward and knows where it is.</summary>
/// <param name="stream">Written from its beginning; null only counts. Seekable, unless the header is known.</param>
/// <param name="header">The first bytes, where they are known from having counted; null leaves room and goes back to them.</param>
internal sealed class CrateOutput(Stream? stream, byte[]? header = null)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int buffered;
    private long flushed;

    /// <summary>Bytes written so far.</summary>
    internal long Position => flushed + buffered;

    /// <summary>Whether bytes are only counted, so that making them is a waste.</summary>
    internal bool OnlyCounts => stream is null;

    /// <summary>The first bytes, known or left free.</summary>
    internal ReadOnlySpan<byte> Header => header ?? new byte[CrateLayout.HeaderLength];

    /// <summary>Counts bytes that nobody makes.</summary>
    internal void Count(long bytes) => flushed += bytes;

    internal void Write<T>(T value)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - buffered) Flush();
        if (bytes.Length >= buffer.Length)
        {
            stream?.Write(bytes);
            flushed += bytes.Length;
            return;
        }

        bytes.CopyTo(buffer.AsSpan(buffered));
        buffered += bytes.Length;
    }

    /// <summary>Writes zeros up to a multiple of 8.</summary>
    internal void Align()
    {
        ReadOnlySpan<byte> zeros = [0, 0, 0, 0, 0, 0, 0];
        Write(zeros[..(int)(-Position & (CrateLayout.ArrayAlignment - 1))]);
    }

    /// <summary>Writes the rest, and replaces the first bytes unless they were known.</summary>
    internal void Finish(ReadOnlySpan<byte> first)
    {
        Flush();
        if (stream is null) return;
        if (header is not null)
        {
            if (!first.SequenceEqual(header)) throw new InvalidOperationException("the layer was changed while it was written");
            return;
        }

        stream.Position = 0;
        stream.Write(first);
        stream.Position = flushed;
    }

    private void Flush()
    {
        stream?.Write(buffer.AsSpan(0, buffered));
        flushed += buffered;
        buffered = 0;
    }
}
