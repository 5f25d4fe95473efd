using System.Buffers.Binary;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>Tells the containers apart by their first bytes, and names those that are not read.</summary>
internal static class ContainerSniffer
{
    private const int HeadLength = 512;
    private const int TarMagic = 257;
    private const int SafetensorsMaxHeader = 100_000_000;

    private static readonly string[] TarMembers = ["sys_info", "pickle", "storages", "tensors"];

    private static ReadOnlySpan<byte> ZipMagic => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> LegacyMagic => [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E];

    /// <summary>Opens the container that the bytes are.</summary>
    internal static CheckpointContainer Open(IByteSource bytes, CheckpointReadOptions options)
    {
        byte[] head = Head(bytes);
        var file = new AssetLocation(bytes.Name);
        if (head.AsSpan().StartsWith(ZipMagic)) return new ZipContainer(bytes, options);
        if (head.AsSpan().StartsWith(LegacyMagic)) return new LegacyContainer(bytes, options);
        if (IsPickle(head)) return new PlainPickleContainer(bytes, options);
        if (IsTar(head)) CheckpointErrors.Unsupported(file, "CKPT-TAR", "this is the tar layout of PyTorch before 0.1.10; load it with an old PyTorch and save it again");
        if (IsSafetensors(head, bytes.Length)) CheckpointErrors.Unsupported(file, "CKPT-SAFETENSORS", "this is a safetensors file; save the tensors with torch.save");
        CheckpointErrors.Damaged(file.At(0), "CKPT-CONTAINER", $"expected a ZIP archive or a pickle of PyTorch, found the bytes {Convert.ToHexString(head.AsSpan(0, Math.Min(head.Length, 8)))}");
        return null;
    }

    /// <summary>Whether the bytes are of one of the containers, read or not.</summary>
    internal static bool Knows(IByteSource bytes)
    {
        byte[] head = Head(bytes);
        return head.AsSpan().StartsWith(ZipMagic) ? IsCheckpointZip(bytes, head)
            : head.AsSpan().StartsWith(LegacyMagic) || (IsPickle(head) && EndsWithStop(bytes)) || IsTar(head) || IsSafetensors(head, bytes.Length);
    }

    /// <summary>Many formats are ZIP archives. One that was cut short has no directory, but PyTorch writes its pickle first.</summary>
    private static bool IsCheckpointZip(IByteSource bytes, ReadOnlySpan<byte> head)
    {
        try
        {
            return ZipContainer.HasPickle(new ZipDirectory(bytes));
        }
        catch (AssetException)
        {
            if (head.Length < 30) return false;
            int nameLength = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]), head.Length - 30);
            return head.Slice(30, nameLength).EndsWith("data.pkl"u8);
        }
    }

    private static byte[] Head(IByteSource bytes)
    {
        var head = new byte[Math.Min(bytes.Length, HeadLength)];
        bytes.ReadExactly(0, head);
        return head;
    }

    private static bool IsPickle(ReadOnlySpan<byte> head) => head is [PickleOpcode.Proto, >= 2 and <= 5, ..];

    private static bool EndsWithStop(IByteSource bytes)
    {
        Span<byte> last = stackalloc byte[1];
        bytes.ReadExactly(bytes.Length - 1, last);
        return last[0] == PickleOpcode.Stop;
    }

    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength) return false;
        if (head[TarMagic..].StartsWith("ustar"u8)) return true;
        ReadOnlySpan<byte> name = head[..100];
        if (name.IndexOf((byte)0) is var end and >= 0) name = name[..end];
        foreach (string member in TarMembers)
        {
            if (System.Text.Encoding.ASCII.GetString(name) == member) return true;
        }

        return false;
    }

    private static bool IsSafetensors(ReadOnlySpan<byte> head, long length)
    {
        if (head.Length < 10 || head[8] != '{') return false;
        ulong header = BinaryPrimitives.ReadUInt64LittleEndian(head);
        return header is >= 2 and <= SafetensorsMaxHeader && header <= (ulong)length - 8;
    }
}
