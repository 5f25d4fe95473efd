using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Reads bits, the least significant of each byte first, through a 64-bit window.</summary>
/// <remarks>
/// Bits past the end read as zero, and <see cref="Refill"/> throws once one of them has been consumed: a loop that
/// refills in every turn cannot run on in a truncated stream.
/// </remarks>
internal ref struct Vp8lBitReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly AssetLocation location;
    private readonly long origin;
    private int next;
    private int count;

    /// <param name="bytes">The stream.</param>
    /// <param name="location">The asset, for messages.</param>
    /// <param name="origin">Offset of the stream's first byte in the asset.</param>
    public Vp8lBitReader(ReadOnlySpan<byte> bytes, AssetLocation location, long origin)
    {
        this.bytes = bytes;
        this.location = location;
        this.origin = origin;
        Refill();
    }

    /// <summary>The next bits; after <see cref="Refill"/> at least 56 of them are there.</summary>
    public ulong Window { get; private set; }

    /// <summary>Where in the asset the next bit lies.</summary>
    public readonly AssetLocation Location => location.At(origin + Math.Min(ConsumedBits >> 3, bytes.Length)).In("VP8L");

    private readonly long ConsumedBits => (8L * next) - count;

    /// <summary>Fills the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill()
    {
        if (next <= bytes.Length - 8)
        {
            // Bits above count may be there already; they are the same ones, so that or-ing them again does nothing.
            Window |= BinaryPrimitives.ReadUInt64LittleEndian(bytes[next..]) << count;
            next += (63 - count) >> 3;
            count |= 56;
        }
        else
        {
            RefillAtEnd();
        }
    }

    /// <summary>Passes over bits that are in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int bits)
    {
        Window >>= bits;
        count -= bits;
    }

    /// <summary>Takes up to 24 bits without looking whether the window holds them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int bits)
    {
        int value = (int)(Window & ((1UL << bits) - 1));
        Skip(bits);
        return value;
    }

    /// <summary>Reads up to 24 bits.</summary>
    public int Read(int bits)
    {
        Refill();
        return Take(bits);
    }

    /// <summary>Reads one bit.</summary>
    public bool ReadFlag() => Read(1) != 0;

    /// <summary>Throws when bits past the end were consumed.</summary>
    public readonly void ThrowIfPastEnd()
    {
        if (ConsumedBits > 8L * bytes.Length) WebPErrors.Format(Location, "WEBP-TRUNCATED", "expected more bits of the image, found the end of the chunk");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefillAtEnd()
    {
        ThrowIfPastEnd();
        Window &= (1UL << count) - 1;
        while (count < 56)
        {
            if (next < bytes.Length) Window |= (ulong)bytes[next] << count;
            next++;
            count += 8;
        }
    }
}
