namespace UsdGsplat.Codecs.WebP;

/// <summary>What an effort level spends.</summary>
/// <param name="Level">0 to 9.</param>
/// <param name="ChainDepth">Earlier places of the same hash that are tried for a copy.</param>
/// <param name="SkipShift">After 2^this places without a copy every second place is looked up, after twice as many every third.</param>
/// <param name="Lazy">Whether a copy is put off when one at the next pixel saves more.</param>
/// <param name="MatchPasses">How often copies are searched; each pass knows the costs that the one before led to.</param>
/// <param name="TileBits">Side of a predictor's tile as a power of two.</param>
/// <param name="MaxGroups">Most groups of prefix codes.</param>
/// <param name="GroupTileBits">Side of the smallest tile that can have its own group.</param>
/// <param name="ColorTransform">Whether shares of green and red are taken out of red and blue.</param>
/// <param name="AllCacheSizes">Whether every size of the color cache is estimated, or three.</param>
/// <param name="Trials">Number of transform plans that are written out in full to keep the smallest.</param>
internal sealed record Vp8lEffort(
    int Level,
    int ChainDepth,
    int SkipShift,
    bool Lazy,
    int MatchPasses,
    int TileBits,
    int MaxGroups,
    int GroupTileBits,
    bool ColorTransform,
    bool AllCacheSizes,
    int Trials)
{
    /// <summary>The <see cref="SkipShift"/> of levels that look up every place.</summary>
    private const int NeverSkip = 31;

    /// <summary>The levels in order.</summary>
    public static readonly Vp8lEffort[] Levels =
    [
        new(0, 1, 4, false, 1, 6, 1, 9, false, false, 1),
        new(1, 1, 4, false, 1, 5, 4, 7, false, false, 1),
        new(2, 1, 4, false, 1, 5, 12, 6, false, false, 1),
        new(3, 4, 5, false, 1, 5, 16, 6, false, false, 1),
        new(4, 8, 6, true, 1, 5, 24, 6, false, true, 1),
        new(5, 16, 8, true, 1, 4, 32, 5, true, true, 1),
        new(6, 32, NeverSkip, true, 2, 4, 48, 5, true, true, 1),
        new(7, 64, NeverSkip, true, 2, 4, 64, 5, true, true, 2),
        new(8, 128, NeverSkip, true, 2, 4, 96, 4, true, true, 3),
        new(9, 256, NeverSkip, true, 3, 4, 128, 4, true, true, 4),
    ];
}
