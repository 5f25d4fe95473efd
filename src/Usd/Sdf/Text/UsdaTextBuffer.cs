using System.Buffers;
using System.Text;

namespace pxr;

/// <summary>Collects UTF-8 text and hands it to a stream in blocks, so that a layer of any size streams through.</summary>
/// <param name="stream">Where the text goes.</param>
internal sealed class UsdaTextBuffer(Stream stream) : IBufferWriter<byte>
{
    private const int BlockLength = 1 << 16;
    private byte[] block = new byte[BlockLength];
    private int used;

    public void Advance(int count) => used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return block.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return block.AsSpan(used);
    }

    internal UsdaTextBuffer Append(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int count = Math.Min(text.Length, BlockLength / 4);
            if (count < text.Length && char.IsHighSurrogate(text[count - 1])) count--;
            // GetSpan may flush, so the position is read after it.
            int length = Encoding.UTF8.GetBytes(text[..count], GetSpan(3 * count));
            used += length;
            text = text[count..];
        }

        return this;
    }

    internal UsdaTextBuffer Append(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            if (used == block.Length) Flush();
            int count = Math.Min(utf8.Length, block.Length - used);
            utf8[..count].CopyTo(block.AsSpan(used));
            used += count;
            utf8 = utf8[count..];
        }

        return this;
    }

    internal UsdaTextBuffer Append(char ascii)
    {
        Append((byte)ascii);
        return this;
    }

    internal void Append(byte b)
    {
        if (used == block.Length) Flush();
        block[used++] = b;
    }

    internal UsdaTextBuffer Indent(int level)
    {
        for (; level > 0; level--) Append("    "u8);
        return this;
    }

    internal void Flush()
    {
        stream.Write(block, 0, used);
        used = 0;
    }

    private void MakeRoom(int size)
    {
        size = Math.Max(size, 64);
        if (block.Length - used >= size) return;
        Flush();
        if (block.Length < size) block = new byte[size];
    }
}
