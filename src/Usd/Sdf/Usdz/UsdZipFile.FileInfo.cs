namespace pxr;

public sealed partial class UsdZipFile
{
    /// <summary>What a package says of a member.</summary>
    public sealed class FileInfo : IDisposable
    {
        internal FileInfo(ZipMember member)
        {
            dataOffset = checked((uint)member.DataOffset);
            size = (uint)member.Stored;
            uncompressedSize = (uint)member.Size;
            compressionMethod = member.Method;
            encrypted = member.IsEncrypted;
        }

        /// <summary>Offset of the data from the start of the package, in bytes.</summary>
        public uint dataOffset { get; set; }

        /// <summary>Bytes in the package.</summary>
        public uint size { get; set; }

        /// <summary>Bytes of content.</summary>
        public uint uncompressedSize { get; set; }

        /// <summary>0 for stored members, the only ones that can be read.</summary>
        public ushort compressionMethod { get; set; }

        /// <summary>Whether the member is encrypted; such members cannot be read.</summary>
        public bool encrypted { get; set; }

        /// <summary>Does nothing: the description is managed memory.</summary>
        public void Dispose()
        {
        }
    }
}
