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

    /// <summary>Looks an image's literals up and enters all its pixels, in order.</summary>
    /// <param name="pixels">A, R, G, B from the highest byte down.</param>
    /// <param name="copies">Pixels that are not literals, in order and apart.</param>
    /// <param name="symbols">
    /// As long as the image. Takes the first symbol of each literal, as <see cref="Vp8lAlphabets"/> counts them: of its slot where it
    /// lies in the cache, of its green channel where it does not.
    /// </param>
    public void Symbols(ReadOnlySpan<uint> pixels, List<Vp8lCopy> copies, Span<ushort> symbols)
    {
        int at = 0;
        foreach (Vp8lCopy copy in copies)
        {
            Take(pixels[at..copy.Position], symbols[at..]);
            at = copy.Position + copy.Length;
            Insert(pixels[copy.Position..at]);
        }

        Take(pixels[at..], symbols[at..]);
    }

    private void Take(ReadOnlySpan<uint> pixels, Span<ushort> symbols)
    {
        uint[] own = colors;
        for (int i = 0; i < pixels.Length; i++)
        {
            uint argb = pixels[i];
            int slot = Slot(argb), literal = Vp8lAlphabets.Green + (int)((argb >> 8) & 0xFF), cached = Vp8lAlphabets.Cache + slot;

            // Without a branch, which would go either way as often as not.
            uint different = own[slot] ^ argb;
            own[slot] = argb;
            int isLiteral = (int)(different | (0 - different)) >> 31;
            symbols[i] = (ushort)(cached ^ ((cached ^ literal) & isLiteral));
        }
    }

    /// <summary>Enters colors in order.</summary>
    public void Insert(ReadOnlySpan<uint> pixels)
    {
        foreach (uint argb in pixels) Insert(argb);
    }
}
