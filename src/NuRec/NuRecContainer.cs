using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.NuRec;

/// <summary>The gzip layer of a payload: finds the MessagePack map in it.</summary>
/// <remarks>
/// Exporters store and do not compress. Such a member is checked once from end to end and then read in place; a compressed
/// one is inflated into memory, up to a limit.
/// </remarks>
internal static class NuRecContainer
{
    /// <summary>
    /// The most bytes of payload for a byte of file. Sixteen-bit noise shrinks little; a scene of degree 0 padded to 3 with
    /// all splats alike, the extreme, stays below this, while deflate itself would allow 1032.
    /// </summary>
    private const int MaxRatio = 64;

    /// <summary>Small files may inflate to this much, whatever their ratio.</summary>
    private const long SmallLength = 1 << 24;

    private const int TrailerLength = 8;
    private const int BufferBytes = 1 << 18;

    /// <summary>Opens the map.</summary>
    /// <param name="file">One gzip member, or plain MessagePack, which is returned as it is.</param>
    /// <param name="maxLength">The most bytes that may be inflated into memory.</param>
    /// <returns>A source over the map; it does not own <paramref name="file"/>.</returns>
    /// <exception cref="AssetFormatException">The member is truncated or damaged, or followed by something.</exception>
    /// <exception cref="AssetUnsupportedException">It inflates beyond the limit.</exception>
    internal static IByteSource Open(IByteSource file, long maxLength)
    {
        Span<byte> magic = stackalloc byte[2];
        if (file.Length < 2) return file;
        file.ReadExactly(0, magic);
        if (magic[0] != 0x1F || magic[1] != 0x8B) return file;

        StoredBlockSource? stored = StoredBlockSource.TryOpen(file);
        if (stored is not null)
        {
            Inflate(file, stored.Length, keep: null);
            return stored;
        }

        var memory = new SegmentedByteSource(file.Name);
        long limit = Math.Min(maxLength, Math.Max(SmallLength, checked(file.Length * MaxRatio)));
        Inflate(file, limit, memory);
        return memory;
    }

    /// <summary>Passes through the whole member, so that its checksum and its length are checked.</summary>
    private static void Inflate(IByteSource file, long limit, SegmentedByteSource? keep)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var stream = new ByteSourceStream(file);
            using var gzip = new GZipStream(stream, CompressionMode.Decompress);
            long total = 0;
            for (int read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
            {
                total += read;
                if (total > limit) throw TooLarge(file, limit);
                keep?.Append(buffer.AsSpan(0, read));
            }

            CheckLength(file, total);
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException)
        {
            throw NuRecErrors.Gzip(file.Name, "expected one whole gzip member, found a damaged or truncated one", cause);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The member ends with its length, and the file with the member; so the file's last four bytes must agree.</summary>
    private static void CheckLength(IByteSource file, long total)
    {
        Span<byte> trailer = stackalloc byte[4];
        if (file.Length >= TrailerLength) file.ReadExactly(file.Length - 4, trailer);
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        if (file.Length < TrailerLength || stated != (uint)total)
        {
            throw NuRecErrors.Gzip(file.Name, string.Create(
                CultureInfo.InvariantCulture, $"expected the length {stated} at the end of the file, found {total} bytes in the gzip member"));
        }
    }

    private static AssetUnsupportedException TooLarge(IByteSource file, long limit) =>
        new(
            new AssetLocation(file.Name),
            "NUREC-TOO-LARGE",
            string.Create(CultureInfo.InvariantCulture, $"a compressed payload of up to {limit} bytes is read here, found a longer one"));
}
