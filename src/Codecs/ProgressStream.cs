namespace UsdGsplat.Codecs;

/// <summary>Passes bytes on and tells how many, about once a MiB.</summary>
/// <param name="inner">Where the bytes go; not disposed.</param>
/// <param name="report">Told the number of bytes so far.</param>
public sealed class ProgressStream(Stream inner, Action<long> report) : WriteOnlyStream
{
    private const long Interval = 1 << 20;
    private long written;
    private long reported;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        inner.Write(buffer, offset, count);
        Count(count);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Count(buffer.Length);
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    private void Count(int count)
    {
        written += count;
        if (written - reported < Interval) return;
        reported = written;
        report(written);
    }
}
