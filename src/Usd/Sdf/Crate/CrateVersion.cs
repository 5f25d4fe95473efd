using System.Globalization;

namespace pxr;

/// <summary>The version of a crate's layout.</summary>
/// <param name="Major">Differs where files cannot be read at all.</param>
/// <param name="Minor">Grows with every layout.</param>
/// <param name="Patch">Of no consequence to readers.</param>
/// <remarks>Source: the crate format's description, section 3.</remarks>
internal readonly record struct CrateVersion(byte Major, byte Minor, byte Patch) : IComparable<CrateVersion>
{
    /// <summary>The first release: structures have padding, targets have specs.</summary>
    internal static CrateVersion First => new(0, 0, 1);

    /// <summary>No padding, and no specs of targets.</summary>
    internal static CrateVersion Unpadded => new(0, 1, 0);

    /// <summary>Compressed structural sections.</summary>
    internal static CrateVersion CompressedSections => new(0, 4, 0);

    /// <summary>Compressed arrays of integers; arrays lost their rank.</summary>
    internal static CrateVersion WithoutRank => new(0, 5, 0);

    /// <summary>Arrays have counts of 64 bits.</summary>
    internal static CrateVersion LongArrays => new(0, 7, 0);

    /// <summary>List operations of payloads, which have layer offsets.</summary>
    internal static CrateVersion PayloadListOps => new(0, 8, 0);

    /// <summary>Time codes.</summary>
    internal static CrateVersion TimeCodes => new(0, 9, 0);

    /// <summary>Path expressions.</summary>
    internal static CrateVersion PathExpressions => new(0, 10, 0);

    /// <summary>Relocates of layers.</summary>
    internal static CrateVersion Relocates => new(0, 11, 0);

    /// <summary>Splines.</summary>
    internal static CrateVersion Splines => new(0, 12, 0);

    /// <summary>The newest version that is read and written.</summary>
    internal static CrateVersion Latest => Splines;

    /// <summary>The version of new files, unless a value needs a newer one: as OpenUSD, 0.9.0, or what its environment variable says.</summary>
    internal static CrateVersion OfNewFiles { get; } = Chosen(Environment.GetEnvironmentVariable("USD_WRITE_NEW_USDC_FILES_AS_VERSION"));

    /// <summary>The oldest version that is written.</summary>
    internal static CrateVersion OldestWritten => PayloadListOps;

    /// <summary>Whether files of this version can be read: they have no newer layout.</summary>
    internal bool IsReadable => Major == Latest.Major && Minor <= Latest.Minor;

    /// <summary>The version that a text asks for; the default for any other text, and for versions that are not written.</summary>
    internal static CrateVersion Chosen(string? text)
    {
        byte[] parts = new byte[3];
        string[] words = (text ?? "").Split('.');
        if (words.Length != parts.Length) return TimeCodes;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!byte.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out parts[i])) return TimeCodes;
        }

        var chosen = new CrateVersion(parts[0], parts[1], parts[2]);
        return chosen.IsReadable && chosen >= OldestWritten ? chosen : TimeCodes;
    }

    public static bool operator <(CrateVersion left, CrateVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(CrateVersion left, CrateVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(CrateVersion left, CrateVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CrateVersion left, CrateVersion right) => left.CompareTo(right) >= 0;

    public int CompareTo(CrateVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
}
