namespace pxr;

/// <summary>Places and sizes in a crate. All numbers are little-endian, offsets count from the crate's first byte.</summary>
/// <remarks>Source: the crate format's description, sections 2, 5, 9 and 10.</remarks>
internal static class CrateLayout
{
    /// <summary>Length of the header: signature, version (8 bytes), offset of the contents (8), reserved (64).</summary>
    internal const int HeaderLength = 88;

    internal const int VersionOffset = 8;

    internal const int ContentsOffset = 16;

    /// <summary>Length of a line of the table of contents: name (16), start (8), size (8).</summary>
    internal const int SectionEntryLength = 32;

    internal const int SectionNameLength = 16;

    /// <summary>Ends a run of field indexes.</summary>
    internal const int EndOfFieldSet = -1;

    /// <summary>Uncompressed arrays begin at multiples of this.</summary>
    internal const int ArrayAlignment = 8;

    /// <summary>Arrays with fewer elements are never compressed.</summary>
    internal const int MinCompressed = 16;

    /// <summary>Marks an array of numbers that are all integers of 32 bits.</summary>
    internal const byte IntegerCode = (byte)'i';

    /// <summary>Marks an array of indexes into a table of numbers.</summary>
    internal const byte TableCode = (byte)'t';

    /// <summary>Elements that a path may have, because it is walked by recursion.</summary>
    internal const int MaxPathElements = 2048;

    /// <summary>Values that may stand in each other.</summary>
    internal const int MaxValueDepth = 128;

    internal const string Tokens = "TOKENS";
    internal const string Strings = "STRINGS";
    internal const string Fields = "FIELDS";
    internal const string FieldSets = "FIELDSETS";
    internal const string Paths = "PATHS";
    internal const string Specs = "SPECS";

    internal static ReadOnlySpan<byte> Signature => "PXR-USDC"u8;

    /// <summary>The token at index 0, where no name can have a sign.</summary>
    internal static string DummyToken => ";-)";
}
