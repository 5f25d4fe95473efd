using UsdGsplat.Codecs;

namespace UsdGsplat.NuRec;

/// <summary>
/// Stands between a gzip writer and its file: it gives the header fixed bytes, since the writer puts the machine's operating
/// system there, and gathers the writer's small pieces into large ones.
/// </summary>
internal sealed class GzipHeaderStream(Stream output) : WriteOnlyStream
{
    private const int BufferBytes = 1 << 18;

    private readonly byte[] buffer = new byte[BufferBytes];
    private int held;
    private int passed;

    /// <summary>RFC 1952: magic, deflate, no flags, no time, no level, operating system unknown.</summary>
    private static ReadOnlySpan<byte> Header => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        int replaced = Math.Min(bytes.Length, Header.Length - passed);
        if (replaced > 0)
        {
            Add(Header.Slice(passed, replaced));
            passed += replaced;
            bytes = bytes[replaced..];
        }

        Add(bytes);
    }

    public override void Flush() => Drain();

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - held) Drain();
        if (bytes.Length >= buffer.Length)
        {
            output.Write(bytes);
            return;
        }

        bytes.CopyTo(buffer.AsSpan(held));
        held += bytes.Length;
    }

    private void Drain()
    {
        output.Write(buffer, 0, held);
        held = 0;
    }
}
