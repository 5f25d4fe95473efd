using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>The non-blank lines of the text after the header, without their ends.</summary>
internal sealed class PlyLineReader(IByteSource bytes, long offset, int number)
{
    private const int FirstRead = 64 << 10;

    /// <summary>No header of 1 MiB can declare a record whose line is as long as this.</summary>
    private const int MaxLine = 16 << 20;

    private byte[] buffer = new byte[FirstRead];
    private int start;
    private int end;

    /// <summary>Number of the line last read, counted from 1 at the start of the file.</summary>
    internal int Number { get; private set; } = number;

    /// <summary>Reads the next line that is not blank.</summary>
    /// <param name="line">Valid until the next call.</param>
    /// <returns>False at the end of the file.</returns>
    internal bool Next(out ReadOnlySpan<byte> line)
    {
        do
        {
            int length = FindEnd();
            if (length < 0)
            {
                line = default;
                return false;
            }

            line = buffer.AsSpan(start, length).TrimEnd("\r\n \t"u8);
            start += length;
            Number++;
        }
        while (line.IsEmpty);

        return true;
    }

    /// <summary>Reads blank lines.</summary>
    /// <returns>The file offset of the first line that is not blank, or the end of the file.</returns>
    internal long SkipBlank()
    {
        while (true)
        {
            int length = FindEnd();
            if (length < 0) return bytes.Length;
            if (!buffer.AsSpan(start, length).TrimEnd("\r\n \t"u8).IsEmpty) return offset - (end - start);
            start += length;
            Number++;
        }
    }

    /// <summary>Length of the line at <see cref="start"/> with its end, or −1 at the end of the file.</summary>
    private int FindEnd()
    {
        int searched = start;
        while (true)
        {
            int found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0) return searched + found + 1 - start;
            int length = end - start;
            if (offset == bytes.Length) return length == 0 ? -1 : length;
            Fill();
            searched = start + length;
        }
    }

    private void Fill()
    {
        int length = end - start;
        if (length > MaxLine)
        {
            throw new AssetFormatException(new AssetLocation(bytes.Name, Line: Number + 1), "PLY-ASCII", "expected a line of less than 16 MiB, found a longer one");
        }

        byte[] target = length > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, length).CopyTo(target);
        int more = (int)Math.Min(target.Length - length, bytes.Length - offset);
        bytes.ReadExactly(offset, target.AsSpan(length, more));
        buffer = target;
        (start, end) = (0, length + more);
        offset += more;
    }
}
