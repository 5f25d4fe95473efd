using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>A member of a package that keeps the package's bytes open.</summary>
/// <param name="package">The bytes of the package, disposed with this.</param>
/// <param name="member">The member's range of them.</param>
internal sealed class PackagedByteSource(IByteSource package, IByteSource member) : IByteSource
{
    public string Name => member.Name;

    public long Length => member.Length;

    public void ReadExactly(long offset, Span<byte> into) => member.ReadExactly(offset, into);

    public ByteView View(long offset, long length) => member.View(offset, length);

    public void Dispose()
    {
        member.Dispose();
        package.Dispose();
    }
}
