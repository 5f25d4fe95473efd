using System.Buffers;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>The bytes of one value, made before they are placed, and equal by content.</summary>
internal sealed class CrateBlob : IEquatable<CrateBlob>
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    internal ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    internal CrateBlob Add<T>(T value)
        where T : unmanaged
    {
        bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
        return this;
    }

    internal CrateBlob AddAll<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        bytes.Write(MemoryMarshal.AsBytes(values));
        return this;
    }

    /// <summary>A value that stands elsewhere: its representation follows the distance to it.</summary>
    internal CrateBlob AddNested(CrateValueRep rep) => Add((long)sizeof(long)).Add(rep.Bits);

    public bool Equals(CrateBlob? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => Equals(obj as CrateBlob);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }
}
