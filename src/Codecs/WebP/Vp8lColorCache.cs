using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Recent colors, found by a hash of the color; a later color displaces an earlier one of the same hash.</summary>
/// <param name="cacheBits">Number of entries as a power of two, 1 to 11; 0 for none.</param>
internal readonly struct Vp8lColorCache(int cacheBits)
{
    private readonly uint[] colors = cacheBits == 0 ? [] : new uint[1 << cacheBits];
    private readonly int shift = 32 - cacheBits;

    /// <summary>Number of entries.</summary>
    public int Count => colors.Length;

    /// <summary>The color in a slot.</summary>
    public uint this[int slot] => colors[slot];

    /// <summary>Where a color lies if it is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Slot(uint argb) => (int)((argb * Vp8lFormat.CacheMultiplier) >> shift);

    /// <summary>Enters a color.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Insert(uint argb) => colors[Slot(argb)] = argb;

    /// <summary>Enters colors in order.</summary>
    public void Insert(ReadOnlySpan<uint> pixels)
    {
        foreach (uint argb in pixels) Insert(argb);
    }
}
