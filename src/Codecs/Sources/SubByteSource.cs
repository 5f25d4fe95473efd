namespace UsdGsplat.Codecs.Sources;

/// <summary>A range of another source, for example one stored member of an archive. Does not own the outer source.</summary>
public sealed class SubByteSource : IByteSource
{
    private readonly IByteSource outer;
    private readonly long start;

    /// <summary>Takes a range.</summary>
    /// <exception cref="AssetFormatException">The range leaves the outer source.</exception>
    public SubByteSource(IByteSource outer, string name, long start, long length)
    {
        ByteSourceErrors.CheckRange(outer, start, length);
        this.outer = outer;
        this.start = start;
        Name = name;
        Length = length;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <inheritdoc/>
    public void ReadExactly(long offset, Span<byte> into)
    {
        ByteSourceErrors.CheckRange(this, offset, into.Length);
        outer.ReadExactly(start + offset, into);
    }

    /// <inheritdoc/>
    public ByteView View(long offset, long length)
    {
        ByteSourceErrors.CheckRange(this, offset, length);
        return outer.View(start + offset, length);
    }

    /// <summary>Does nothing: the outer source has its own owner.</summary>
    public void Dispose()
    {
    }
}
