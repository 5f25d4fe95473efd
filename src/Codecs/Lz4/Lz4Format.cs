namespace UsdGsplat.Codecs.Lz4;

/// <summary>Constants of LZ4's block format, shared by encoder and decoder.</summary>
/// <remarks>
/// A block is a run of sequences: a token byte, whose high half is the number of literals and low half the length of a match
/// less <see cref="MinMatch"/>; a half of 15 goes on in bytes that are added until one is not 255. Behind the literals stand
/// two bytes with the distance of the match, which the last sequence does not have. Source: LZ4 block format description.
/// </remarks>
internal static class Lz4Format
{
    /// <summary>The shortest match.</summary>
    internal const int MinMatch = 4;

    /// <summary>A half of a token that goes on in further bytes.</summary>
    internal const int Extended = 15;

    /// <summary>The largest distance of a match.</summary>
    internal const int MaxDistance = 65535;

    /// <summary>A block ends in at least so many literals.</summary>
    internal const int LastLiterals = 5;

    /// <summary>No match begins in so many bytes at the end.</summary>
    internal const int MatchStartLimit = 12;

    /// <summary>One byte of a block stands for at most so many bytes of content.</summary>
    internal const int MaxRatio = 255;
}
