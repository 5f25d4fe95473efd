using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Reads and checks headers, section table and META, in the order of Unity's importer. Source: splat4d section 4.</summary>
internal sealed class Splat4dStructureParser(IByteSource bytes, Splat4dFindings findings)
{
    private const string HeaderScope = "header";
    private const string TableScope = "SECT";

    /// <summary>The structure, or null where the findings collect and what was found leaves none.</summary>
    internal Splat4dStructure? Parse()
    {
        if (bytes.Length == 0)
        {
            findings.Error("FILE-EMPTY", null, HeaderScope, $"expected records, found an empty file");
            return null;
        }

        Span<byte> head = stackalloc byte[(int)Math.Min(bytes.Length, Splat4dLayout.Magic.Length)];
        bytes.ReadExactly(0, head);
        if (head.StartsWith(Splat4dLayout.ForeignMagic))
        {
            findings.Error("SPLAT4D-FOREIGN", 0, HeaderScope, $"expected linear-motion splats, found the file of another codec that uses the same extension ('SP4D')");
            return null;
        }

        return head.SequenceEqual(Splat4dLayout.Magic) ? ParseVersion2() : ParseVersion1();
    }

    private Splat4dStructure? ParseVersion1()
    {
        if (bytes.Length % Splat4dLayout.RecordBytes != 0)
        {
            findings.Error(
                "V1-LENGTH", null, HeaderScope, $"expected the magic 'SPL4DV02', or a multiple of {Splat4dLayout.RecordBytes} bytes, found {bytes.Length} bytes without it");
            return null;
        }

        return new Splat4dStructure(1, bytes.Length / Splat4dLayout.RecordBytes, 0, null, Splat4dLayout.DefaultCutoff, 0, 0, [], [], null);
    }

    private Splat4dStructure? ParseVersion2()
    {
        if (bytes.Length < Splat4dLayout.HeaderBytes)
        {
            findings.Error("IO-EOF", bytes.Length, HeaderScope, $"expected a header of {Splat4dLayout.HeaderBytes} bytes, found {bytes.Length} bytes");
            return null;
        }

        Span<byte> raw = stackalloc byte[Splat4dLayout.HeaderBytes];
        bytes.ReadExactly(0, raw);
        Splat4dHeader header = Splat4dHeader.Parse(raw);
        if (!CheckHeader(header) || ParseTable(header) is not { } table) return null;
        long? records = FindRecords(header, table);
        Splat4dMeta? meta = ParseMeta(table);
        if (meta is null) return null;
        var bands = new List<Splat4dBand>();
        var bandParser = new Splat4dBandParser(bytes, findings, header, table);
        for (int band = 1; band <= header.ShBands; band++)
        {
            if (bandParser.Parse(band, meta.Bands[band - 1]) is { } parsed) bands.Add(parsed);
        }

        WarnOfReserved(header, meta, table);
        if (records is null || bands.Count < header.ShBands) return null;
        return new Splat4dStructure(
            2, header.SplatCount, records.Value, (Splat4dTimeModel)header.TimeModel, Cutoff(meta), (int)Math.Min(header.FrameCount, int.MaxValue),
            meta.DeltaSegmentLength, table.Entries, bands, FindTransform(table));
    }

    private bool CheckHeader(Splat4dHeader header)
    {
        bool sound = Expect("HDR-VERSION", 8, "version", Splat4dLayout.HeaderVersion, header.Version);
        sound &= Expect("HDR-SIZE", 12, "header size", Splat4dLayout.HeaderBytes, header.HeaderBytes);
        sound &= Expect("HDR-RECORDSIZE", 20, "record size", Splat4dLayout.RecordBytes, header.RecordBytes);
        if (header.SplatCount == 0) sound = findings.Error("HDR-SPLATCOUNT", 24, HeaderScope, $"expected at least one splat, found 0");
        if (header.ShBands > Splat4dLayout.MaxBands)
            sound = findings.Error("HDR-SHBANDS", 28, HeaderScope, $"expected at most {Splat4dLayout.MaxBands} bands, found {header.ShBands}");
        if (header.TimeModel is not (1 or 2))
            sound = findings.Error("HDR-TIMEMODEL", 32, HeaderScope, $"expected time model 1 or 2, found {header.TimeModel}");
        if (header.TableOffset >= (ulong)bytes.Length)
            sound = findings.Error("HDR-TABLEOFFSET", 40, HeaderScope, $"expected a section table before the end at {bytes.Length}, found its offset {header.TableOffset}");
        return sound;
    }

    private bool Expect(string code, long offset, string what, uint expected, uint found) =>
        expected == found || findings.Error(code, offset, HeaderScope, $"expected {what} {expected}, found {found}");

    private Splat4dTable? ParseTable(Splat4dHeader header)
    {
        long offset = (long)header.TableOffset;
        Span<byte> raw = stackalloc byte[Splat4dLayout.TableHeaderBytes];
        long left = bytes.Length - offset;
        if (left < raw.Length)
        {
            findings.Error("IO-EOF", offset, TableScope, $"expected {raw.Length} bytes, found {left} before the end");
            return null;
        }

        bytes.ReadExactly(offset, raw);
        if (!raw.StartsWith(Splat4dLayout.TableMagic))
        {
            findings.Error("SECT-MAGIC", offset, TableScope, $"expected 'SECT', found 0x{BinaryPrimitives.ReadUInt32LittleEndian(raw):X8}");
            return null;
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(raw[4..]), count = BinaryPrimitives.ReadUInt32LittleEndian(raw[8..]);
        bool sound = version == Splat4dLayout.TableVersion
            || findings.Error("SECT-VERSION", offset + 4, TableScope, $"expected version {Splat4dLayout.TableVersion}, found {version}");
        if (count != header.SectionCount || count == 0)
            sound = findings.Error("SECT-COUNT", offset + 8, TableScope, $"expected {Math.Max(1, header.SectionCount)} sections, found {count}");
        if (count > (left - raw.Length) / Splat4dSection.Bytes)
            sound = findings.Error("IO-EOF", offset + raw.Length, TableScope, $"expected {count} entries of {Splat4dSection.Bytes} bytes, found {left - raw.Length} bytes");
        return sound ? new Splat4dTable(offset, ReadEntries(offset + raw.Length, (int)count)) : null;
    }

    private Splat4dSection[] ReadEntries(long offset, int count)
    {
        var entries = new Splat4dSection[count];
        Span<byte> raw = stackalloc byte[Splat4dSection.Bytes];
        for (int i = 0; i < count; i++)
        {
            bytes.ReadExactly(offset + ((long)i * raw.Length), raw);
            entries[i] = Splat4dSection.Parse(raw);
        }

        return entries;
    }

    private long? FindRecords(Splat4dHeader header, Splat4dTable table)
    {
        if (table.Find(bytes, findings, Splat4dLayout.Records, 0) is not { } records) return null;
        ulong expected = (ulong)header.SplatCount * Splat4dLayout.RecordBytes;
        if (records.Length == expected) return (long)records.Offset;
        findings.Error("RECS-LENGTH", (long)records.Offset, "RECS", $"expected {expected} bytes for {header.SplatCount} splats, found {records.Length}");
        return null;
    }

    private Splat4dMeta? ParseMeta(Splat4dTable table)
    {
        if (table.Find(bytes, findings, Splat4dLayout.Meta, 0) is not { } section) return null;
        if (section.Length != Splat4dLayout.MetaBytes)
        {
            findings.Error("META-LENGTH", (long)section.Offset, "META", $"expected {Splat4dLayout.MetaBytes} bytes, found {section.Length}");
            return null;
        }

        Span<byte> raw = stackalloc byte[Splat4dLayout.MetaBytes];
        bytes.ReadExactly((long)section.Offset, raw);
        Splat4dMeta meta = Splat4dMeta.Parse(raw);
        if (meta.Version == Splat4dLayout.MetaVersion) return meta;
        findings.Error("META-VERSION", (long)section.Offset, "META", $"expected version {Splat4dLayout.MetaVersion}, found {meta.Version}");
        return null;
    }

    private float Cutoff(Splat4dMeta meta)
    {
        if (meta.Cutoff is > 0 and < 1) return meta.Cutoff;
        findings.Warning("META-CUTOFF", null, "META", $"expected a cutoff between 0 and 1, found {meta.Cutoff}; {Splat4dLayout.DefaultCutoff} is used");
        return Splat4dLayout.DefaultCutoff;
    }

    private long? FindTransform(Splat4dTable table)
    {
        if (!table.Has(Splat4dLayout.Transform, 0)) return null;
        if (table.Find(bytes, findings, Splat4dLayout.Transform, 0) is not { } section) return null;
        if (section.Length == Splat4dLayout.TransformBytes) return (long)section.Offset;
        findings.Error("XFRM-LENGTH", (long)section.Offset, "XFRM", $"expected {Splat4dLayout.TransformBytes} bytes, found {section.Length}");
        return null;
    }

    private void WarnOfReserved(Splat4dHeader header, Splat4dMeta meta, Splat4dTable table)
    {
        if (header.Reserved0 != 0 || header.Reserved1 != 0)
            findings.Warning("HDR-RESERVED", 48, HeaderScope, $"expected reserved fields of zero, found others");
        if (meta.Reserved != 0 || meta.Bands.Any(b => b.Reserved != 0))
            findings.Warning("META-RESERVED", null, "META", $"expected reserved fields of zero, found others");
        if (meta.Bands.Skip((int)header.ShBands).Any(b => b != default))
            findings.Warning("META-BANDS", null, "META", $"expected zeros above band {header.ShBands}, found others");
        table.WarnOfStrangers(findings, header.ShBands);
    }
}
