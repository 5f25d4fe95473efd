using System.Buffers.Binary;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;

namespace UsdGsplat.SplatFormats.Checkpoints.Writing;

/// <summary>Writes a ZIP archive of stored entries forward, with data at multiples of 64 bytes as PyTorch has it.</summary>
/// <remarks>
/// Sizes are known when an entry begins and its checksum when it ends, so the checksum follows in a data descriptor and the
/// output need not seek. Dates are 1980-01-01: the same entries give the same bytes. Source: APPNOTE.TXT 6.3.10.
/// </remarks>
/// <param name="output">Receives the archive from its current position on; not disposed.</param>
/// <param name="wideFrom">The first size or offset that needs ZIP64 fields; lower only to test them.</param>
internal sealed class StoredZipWriter(Stream output, long wideFrom = uint.MaxValue)
{
    private const int Alignment = 64;
    private const ushort DescriptorAndUtf8 = 0x0808;
    private const ushort FirstDate = 0x0021;
    private const ushort PaddingId = 0x4246;
    private const ushort Zip64Id = 1;

    private readonly List<Entry> entries = [];
    private readonly Crc32 crc = new();
    private long position;

    /// <summary>Begins an entry; its bytes follow by <see cref="Write"/>.</summary>
    internal void Begin(string name, long length)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        var entry = new Entry(utf8, length, position, 0);
        bool wide = length >= wideFrom;
        int zip64 = wide ? 20 : 0;
        int padding = (int)(-(position + 30 + utf8.Length + zip64 + 4) & (Alignment - 1));
        var fields = new Fields();
        fields.U32(0x04034B50);
        Common(fields, wide);
        fields.U32(0);
        fields.U32(wide ? uint.MaxValue : (uint)length);
        fields.U32(wide ? uint.MaxValue : (uint)length);
        fields.U16((ushort)utf8.Length);
        fields.U16((ushort)(zip64 + 4 + padding));
        fields.Bytes(utf8);
        if (wide) Zip64(fields, length, length);
        fields.U16(PaddingId);
        fields.U16((ushort)padding);
        fields.Bytes(Enumerable.Repeat((byte)'Z', padding).ToArray());
        Emit(fields);
        crc.Reset();
        entries.Add(entry);
    }

    /// <summary>Writes the next bytes of the entry.</summary>
    internal void Write(byte[] bytes, int count)
    {
        crc.Update(new ArraySegment<byte>(bytes, 0, count));
        output.Write(bytes, 0, count);
        position += count;
    }

    /// <summary>Ends the entry, whose bytes are now all written.</summary>
    internal void End()
    {
        Entry entry = entries[^1] with { Crc = (uint)crc.Value };
        entries[^1] = entry;
        var fields = new Fields();
        fields.U32(0x08074B50);
        fields.U32(entry.Crc);
        for (int i = 0; i < 2; i++)
        {
            if (entry.Length >= wideFrom) fields.U64(entry.Length);
            else fields.U32((uint)entry.Length);
        }

        Emit(fields);
    }

    /// <summary>Writes a small entry whole.</summary>
    internal void Add(string name, byte[] bytes)
    {
        Begin(name, bytes.Length);
        Write(bytes, bytes.Length);
        End();
    }

    /// <summary>Writes the directory that ends the archive.</summary>
    internal void Finish()
    {
        long start = position;
        foreach (Entry entry in entries) Emit(Central(entry));
        long length = position - start;
        bool wide = start >= wideFrom || length >= wideFrom;
        var fields = new Fields();
        if (wide) End64(fields, start, length);
        fields.U32(0x06054B50);
        fields.U32(0);
        fields.U16((ushort)entries.Count);
        fields.U16((ushort)entries.Count);
        fields.U32(wide ? uint.MaxValue : (uint)length);
        fields.U32(wide ? uint.MaxValue : (uint)start);
        fields.U16(0);
        Emit(fields);
    }

    private static void Common(Fields fields, bool wide)
    {
        fields.U16((ushort)(wide ? 45 : 20));
        fields.U16(DescriptorAndUtf8);
        fields.U16(0);
        fields.U16(0);
        fields.U16(FirstDate);
    }

    private static void Zip64(Fields fields, params ReadOnlySpan<long> values)
    {
        fields.U16(Zip64Id);
        fields.U16((ushort)(8 * values.Length));
        foreach (long value in values) fields.U64(value);
    }

    private Fields Central(Entry entry)
    {
        bool wide = entry.Length >= wideFrom || entry.Start >= wideFrom;
        var fields = new Fields();
        fields.U32(0x02014B50);
        fields.U16((ushort)(wide ? 45 : 20));
        Common(fields, wide);
        fields.U32(entry.Crc);
        fields.U32(wide ? uint.MaxValue : (uint)entry.Length);
        fields.U32(wide ? uint.MaxValue : (uint)entry.Length);
        fields.U16((ushort)entry.Name.Length);
        fields.U16((ushort)(wide ? 28 : 0));
        fields.U16(0);
        fields.U32(0);
        fields.U32(0);
        fields.U32(wide ? uint.MaxValue : (uint)entry.Start);
        fields.Bytes(entry.Name);
        if (wide) Zip64(fields, entry.Length, entry.Length, entry.Start);
        return fields;
    }

    private void End64(Fields fields, long start, long length)
    {
        long at = position;
        fields.U32(0x06064B50);
        fields.U64(44);
        fields.U16(45);
        fields.U16(45);
        fields.U64(0);
        fields.U64(entries.Count);
        fields.U64(entries.Count);
        fields.U64(length);
        fields.U64(start);
        fields.U32(0x07064B50);
        fields.U32(0);
        fields.U64(at);
        fields.U32(1);
    }

    private void Emit(Fields fields)
    {
        ReadOnlySpan<byte> bytes = fields.Written;
        output.Write(bytes);
        position += bytes.Length;
    }

    private sealed record Entry(byte[] Name, long Length, long Start, uint Crc);

    /// <summary>Collects little-endian fields of one record.</summary>
    private sealed class Fields
    {
        private readonly System.Buffers.ArrayBufferWriter<byte> buffer = new();

        internal ReadOnlySpan<byte> Written => buffer.WrittenSpan;

        internal void U16(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(buffer.GetSpan(2), value);
            buffer.Advance(2);
        }

        internal void U32(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(4), value);
            buffer.Advance(4);
        }

        internal void U64(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
            buffer.Advance(8);
        }

        internal void Bytes(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(buffer.GetSpan(Math.Max(1, bytes.Length)));
            buffer.Advance(bytes.Length);
        }
    }
}
