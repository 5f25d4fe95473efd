using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Writes forward and knows where it is.</summary>
/// <param name="stream">A seekable stream, written from its beginning.</param>
internal sealed class CrateOutput(Stream stream)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int buffered;
    private long flushed;

    /// <summary>Bytes written so far.</summary>
    internal long Position => flushed + buffered;

    internal void Write<T>(T value)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - buffered) Flush();
        if (bytes.Length >= buffer.Length)
        {
            stream.Write(bytes);
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

    /// <summary>Writes the rest, and replaces the first bytes.</summary>
    internal void Finish(ReadOnlySpan<byte> header)
    {
        Flush();
        stream.Position = 0;
        stream.Write(header);
        stream.Position = flushed;
    }

    private void Flush()
    {
        stream.Write(buffer.AsSpan(0, buffered));
        flushed += buffered;
        buffered = 0;
    }
}
