using System.Buffers.Binary;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>Finds where an archive without a directory breaks off, for the message about it.</summary>
internal static class ZipTail
{
    private const int HeaderLength = 30;
    private const int WindowBytes = 1 << 20;

    private static ReadOnlySpan<byte> LocalSignature => [0x50, 0x4B, 3, 4];

    /// <summary>The location of the last local header, with its entry as scope; the file alone when there is none.</summary>
    internal static AssetLocation LastEntry(IByteSource source)
    {
        var file = new AssetLocation(source.Name);
        var window = new byte[WindowBytes + LocalSignature.Length - 1];
        for (long end = source.Length; end > 0; end -= WindowBytes)
        {
            long start = Math.Max(0, end - WindowBytes);
            // Neighbouring windows overlap by three bytes, so that no signature is cut in two.
            Span<byte> bytes = window.AsSpan(0, (int)Math.Min(source.Length - start, end - start + LocalSignature.Length - 1));
            source.ReadExactly(start, bytes);
            int found = bytes.LastIndexOf(LocalSignature);
            if (found >= 0) return Named(source, file.At(start + found));
        }

        return file;
    }

    private static AssetLocation Named(IByteSource source, AssetLocation header)
    {
        long at = header.ByteOffset!.Value;
        Span<byte> fields = stackalloc byte[HeaderLength];
        if (source.Length - at < HeaderLength) return header;
        source.ReadExactly(at, fields);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(fields[26..]);
        if (source.Length - at - HeaderLength < length) return header;
        var name = new byte[length];
        source.ReadExactly(at + HeaderLength, name);
        return header.In(Encoding.UTF8.GetString(name));
    }
}
