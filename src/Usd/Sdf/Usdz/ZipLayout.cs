namespace pxr;

/// <summary>The records of ZIP archives, little-endian, with the offsets of what packages need. Source: the package format's description, section 2.</summary>
internal static class ZipLayout
{
    /// <summary>Packages place the data of every member at a multiple of this.</summary>
    internal const int Alignment = 64;

    /// <summary>Id of the extra field that moves data to its place.</summary>
    internal const ushort PaddingId = 0x1986;

    /// <summary>Id and length of an extra field.</summary>
    internal const int ExtraHeaderLength = 4;

    internal const uint LocalSignature = 0x04034B50;
    internal const int LocalLength = 30;
    internal const int LocalFlags = 6, LocalMethod = 8, LocalCrc = 14, LocalStored = 18, LocalSize = 22, LocalNameLength = 26, LocalExtraLength = 28;

    internal const uint DirectorySignature = 0x02014B50;
    internal const int DirectoryLength = 46;
    internal const int DirectoryNameLength = 28, DirectoryExtraLength = 30, DirectoryCommentLength = 32, DirectoryOffset = 42;

    internal const uint EndSignature = 0x06054B50;
    internal const int EndLength = 22;

    internal const uint Zip64EndSignature = 0x06064B50;

    /// <summary>A 32-bit size that says that a ZIP64 field has it.</summary>
    internal const uint InZip64 = uint.MaxValue;

    /// <summary>The most members that the end record can count.</summary>
    internal const int MaxMembers = ushort.MaxValue;

    internal const int EncryptedFlag = 1, DescriptorFlag = 8;
}
