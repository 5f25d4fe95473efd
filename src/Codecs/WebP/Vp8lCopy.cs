namespace UsdGsplat.Codecs.WebP;

/// <summary>A copy of earlier pixels, in one word: position in 28 bits, length in 12, distance in 20.</summary>
internal readonly struct Vp8lCopy
{
    /// <summary>Greatest distance that the format can state: 2^20 less the near codes.</summary>
    public const int MaxDistance = (1 << 20) - Vp8lDistanceMap.NearCodes;

    private readonly ulong packed;

    /// <summary>Packs a copy.</summary>
    /// <param name="position">Index of the first pixel that it writes.</param>
    /// <param name="length">1 to 4096.</param>
    /// <param name="distance">1 to <see cref="MaxDistance"/>.</param>
    public Vp8lCopy(int position, int length, int distance) =>
        packed = ((ulong)position << 32) | ((ulong)(length - 1) << 20) | (uint)(distance - 1);

    /// <summary>Index of the first pixel that it writes.</summary>
    public int Position => (int)(packed >> 32);

    /// <summary>Number of pixels.</summary>
    public int Length => (int)((packed >> 20) & 0xFFF) + 1;

    /// <summary>How far back it reads, in pixels row by row.</summary>
    public int Distance => (int)(packed & 0xFFFFF) + 1;
}
