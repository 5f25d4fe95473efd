using System.Buffers.Binary;
using System.Globalization;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Finds the VP8L chunk of a RIFF file. Source: RFC 9649, section 2.</summary>
internal static class WebPContainer
{
    /// <summary>Bytes of "RIFF", the size and "WEBP".</summary>
    public const int HeaderBytes = 12;

    /// <summary>Bytes of a chunk's name and size.</summary>
    public const int ChunkHeaderBytes = 8;

    /// <summary>The payload of the VP8L chunk, which lies wholly in the bytes.</summary>
    /// <remarks>Chunks of other names are passed over; bytes after the file's stated end are not looked at.</remarks>
    public static Range FindLossless(ReadOnlySpan<byte> bytes, AssetLocation location)
    {
        if (bytes.Length < HeaderBytes || !bytes.StartsWith("RIFF"u8) || !bytes[8..HeaderBytes].SequenceEqual("WEBP"u8))
        {
            WebPErrors.Format(location.At(0), "WEBP-RIFF", "expected a RIFF file of form WEBP, found other bytes");
        }

        long end = ChunkHeaderBytes + (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (end > bytes.Length) Truncated(location.At(4), end, bytes.Length);
        for (long at = HeaderBytes; at + ChunkHeaderBytes <= end;)
        {
            ReadOnlySpan<byte> name = bytes.Slice((int)at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[((int)at + 4)..]);
            long start = at + ChunkHeaderBytes;
            if (start + size > end) Truncated(location.At(at), start + size, end);
            if (name.SequenceEqual("VP8L"u8)) return (int)start..(int)(start + size);
            Refuse(name, bytes.Slice((int)start, (int)size), location.At(at));
            at = start + size + (size & 1); // chunks are padded to even length
        }

        WebPErrors.Format(location.At(HeaderBytes), "WEBP-NO-IMAGE", "expected a VP8L chunk, found none");
        return default;
    }

    private static void Refuse(ReadOnlySpan<byte> name, ReadOnlySpan<byte> payload, AssetLocation location)
    {
        const int AnimationFlag = 0x02;
        if (name.SequenceEqual("VP8 "u8)) WebPErrors.Unsupported(location, "WEBP-LOSSY", "lossless WebP (VP8L) is read, found a lossy image (VP8)");
        bool animated = name.SequenceEqual("VP8X"u8)
            ? payload.Length > 0 && (payload[0] & AnimationFlag) != 0
            : name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8);
        if (animated) WebPErrors.Unsupported(location, "WEBP-ANIMATION", "a single image is read, found an animation");
    }

    private static void Truncated(AssetLocation location, long expected, long found) => WebPErrors.Format(
        location, "WEBP-TRUNCATED", string.Create(CultureInfo.InvariantCulture, $"expected bytes up to {expected}, found the end at {found}"));
}
