namespace UsdGsplat.Codecs.Sources;

/// <summary>Random access to the bytes of an asset that may be longer than a span can be.</summary>
/// <remarks>All members may be called from several threads at once. Offsets count from the source's first byte.</remarks>
public interface IByteSource : IDisposable
{
    /// <summary>The name to use in messages: a file path, or a path with the member of a package.</summary>
    string Name { get; }

    /// <summary>Length in bytes.</summary>
    long Length { get; }

    /// <summary>Copies bytes out of the source.</summary>
    /// <param name="offset">First byte.</param>
    /// <param name="into">Filled whole.</param>
    /// <exception cref="AssetFormatException">The range leaves the source.</exception>
    void ReadExactly(long offset, Span<byte> into);

    /// <summary>Lends a range of the source without copying it. Dispose the view when done with its span.</summary>
    /// <param name="offset">First byte.</param>
    /// <param name="length">Length in bytes. The pages of a mapped file count as this process's memory once they are touched.</param>
    /// <exception cref="AssetFormatException">The range leaves the source.</exception>
    ByteView View(long offset, long length);
}
