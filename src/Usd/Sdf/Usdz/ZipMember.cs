namespace pxr;

/// <summary>A file of a package, as its local header describes it.</summary>
/// <param name="Name">Its path in the package; bytes that are no UTF-8 are kept as <see cref="UsdaBytes"/> keeps them.</param>
/// <param name="HeaderOffset">Offset of its local header from the start of the package.</param>
/// <param name="DataOffset">Offset of its data.</param>
/// <param name="Stored">Bytes in the package.</param>
/// <param name="Size">Bytes of content.</param>
/// <param name="Method">How it is compressed; 0 is not at all.</param>
/// <param name="IsEncrypted">Whether it is encrypted.</param>
/// <param name="Crc">CRC-32 of the content.</param>
internal sealed record ZipMember(
    string Name, long HeaderOffset, long DataOffset, long Stored, long Size, ushort Method, bool IsEncrypted, uint Crc)
{
    /// <summary>Offset behind its data.</summary>
    internal long End => DataOffset + Stored;
}
