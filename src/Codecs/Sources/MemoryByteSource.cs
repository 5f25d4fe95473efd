namespace UsdGsplat.Codecs.Sources;

/// <summary>Bytes that are already in memory.</summary>
/// <param name="name">The name to use in messages.</param>
/// <param name="bytes">The bytes; not copied.</param>
public sealed class MemoryByteSource(string name, ReadOnlyMemory<byte> bytes) : IByteSource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public long Length => bytes.Length;

    /// <inheritdoc/>
    public void ReadExactly(long offset, Span<byte> into)
    {
        ByteSourceErrors.CheckRange(this, offset, into.Length);
        bytes.Span.Slice((int)offset, into.Length).CopyTo(into);
    }

    /// <inheritdoc/>
    public ByteView View(long offset, long length)
    {
        ByteSourceErrors.CheckRange(this, offset, length);
        return new ByteView(bytes.Slice((int)offset, (int)length));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
