using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Opens crates: reads the tables and none of the values.</summary>
/// <remarks>Source: the crate format's description, sections 2, 5 and 13.</remarks>
internal static class CrateStructureReader
{
    /// <summary>Reads the tables of a crate.</summary>
    /// <exception cref="AssetFormatException">A section is truncated, or an index leaves its table.</exception>
    /// <exception cref="AssetUnsupportedException">The crate is newer than <see cref="CrateVersion.Latest"/>.</exception>
    internal static CrateFile Read(ByteView view, AssetLocation location)
    {
        var bytes = new CrateBytes(view, location);
        CrateCursor header = bytes.From(0, "header");
        if (bytes.Length < CrateLayout.HeaderLength) header.Fail($"expected a header of {CrateLayout.HeaderLength} bytes, found {bytes.Length} bytes");
        if (!header.Take<byte>(CrateLayout.Signature.Length).SequenceEqual(CrateLayout.Signature)) bytes.Fail(0, "header", $"expected the signature PXR-USDC");
        var version = new CrateVersion(header.Read<byte>(), header.Read<byte>(), header.Read<byte>());
        if (!version.IsReadable) bytes.Refuse(CrateLayout.VersionOffset, "header", $"expected a version up to {CrateVersion.Latest}, found {version}");
        header.MoveTo(CrateLayout.ContentsOffset);
        Dictionary<string, CrateCursor> sections = ReadContents(bytes.From(header.Read<long>(), "contents"));
        var file = new CrateFile(bytes, version);
        bool old = version < CrateVersion.CompressedSections;
        file.Tokens = ReadTokens(file, Section(sections, CrateLayout.Tokens, bytes));
        file.Strings = ReadStrings(file, Section(sections, CrateLayout.Strings, bytes));
        CrateCursor fields = Section(sections, CrateLayout.Fields, bytes), sets = Section(sections, CrateLayout.FieldSets, bytes);
        CrateCursor paths = Section(sections, CrateLayout.Paths, bytes), specs = Section(sections, CrateLayout.Specs, bytes);
        file.Fields = old ? CrateOldStructureReader.ReadFields(fields) : ReadFields(fields);
        file.FieldSets = old ? CrateOldStructureReader.ReadFieldSets(sets) : CrateIntegers.Read32(ref sets, sets.Read<long>());
        file.Paths = old ? CrateOldStructureReader.ReadPaths(file, paths) : CratePathReader.Read(file, paths);
        file.Specs = old ? CrateOldStructureReader.ReadSpecs(specs, version) : ReadSpecs(specs);
        CheckIndexes(file, fields.Position, sets.Position, specs.Position);
        return file;
    }

    private static Dictionary<string, CrateCursor> ReadContents(CrateCursor cursor)
    {
        var sections = new Dictionary<string, CrateCursor>(StringComparer.Ordinal);
        for (long count = cursor.ReadCount(CrateLayout.SectionEntryLength); count > 0; count--)
        {
            ReadOnlySpan<byte> name = cursor.Take<byte>(CrateLayout.SectionNameLength);
            int end = name.IndexOf((byte)0);
            string text = UsdaBytes.Decode(end < 0 ? name : name[..end]);
            long start = cursor.Read<long>(), size = cursor.Read<long>();
            sections[text] = cursor.Bytes.Range(start, size, text);
        }

        return sections;
    }

    private static CrateCursor Section(Dictionary<string, CrateCursor> sections, string name, CrateBytes bytes)
    {
        if (!sections.TryGetValue(name, out CrateCursor section)) bytes.Fail(CrateLayout.ContentsOffset, "contents", $"expected a section {name}, found none");
        return section;
    }

    private static CrateTokens ReadTokens(CrateFile file, CrateCursor cursor)
    {
        long count = (long)Math.Min(cursor.Read<ulong>(), long.MaxValue);
        byte[] blob = file.Version < CrateVersion.CompressedSections ? cursor.Take<byte>(cursor.ReadLength(1)).ToArray() : ReadCompressed(ref cursor);
        if (count > blob.Length) cursor.Fail($"expected at most {blob.Length} tokens in as many bytes, found {count}");
        if (blob.Length > 0 && blob[^1] != 0)
        {
            file.Report(CrateLayout.Tokens, $"expected the texts to end in NUL, found 0x{blob[^1]:x2}, which is left out");
            blob[^1] = 0;
        }

        var starts = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            int length = blob.AsSpan(starts[i]).IndexOf((byte)0);
            if (length < 0) cursor.Fail($"expected {count} tokens, found {i}");
            starts[i + 1] = starts[i] + length + 1;
        }

        return new CrateTokens(blob, starts);
    }

    private static byte[] ReadCompressed(ref CrateCursor cursor)
    {
        ulong length = cursor.Read<ulong>();
        int encodedLength = cursor.ReadLength(1);
        long most = CrateCompression.MaxDecodedLength(encodedLength);
        if (length > (ulong)most) cursor.Fail($"expected at most {most} bytes in {encodedLength} compressed bytes, found a size of {length}");
        var content = new byte[cursor.ToLength((long)length)];
        int written = CrateCompression.Decode(ref cursor, encodedLength, content);
        if (written != content.Length) cursor.Fail($"expected {content.Length} bytes of content, found {written}");
        return content;
    }

    private static int[] ReadStrings(CrateFile file, CrateCursor cursor)
    {
        int[] strings = cursor.Take<int>(cursor.ReadLength(sizeof(int))).ToArray();
        foreach (int token in strings)
        {
            if ((uint)token >= (uint)file.Tokens.Count) cursor.Fail($"expected a token below {file.Tokens.Count}, found {(uint)token}");
        }

        return strings;
    }

    private static CrateField[] ReadFields(CrateCursor cursor)
    {
        int[] tokens = CrateIntegers.Read32(ref cursor, cursor.Read<long>());
        int encodedLength = cursor.ReadLength(1);
        var reps = new byte[checked((long)tokens.Length * sizeof(ulong))];
        int written = CrateCompression.Decode(ref cursor, encodedLength, reps);
        if (written != reps.Length) cursor.Fail($"expected {tokens.Length} values of {sizeof(ulong)} bytes, found {written} bytes");
        var fields = new CrateField[tokens.Length];
        for (int i = 0; i < fields.Length; i++) fields[i] = new CrateField(tokens[i], new CrateValueRep(BitConverter.ToUInt64(reps, i * sizeof(ulong))));
        return fields;
    }

    private static CrateSpec[] ReadSpecs(CrateCursor cursor)
    {
        long count = cursor.Read<long>();
        int[] paths = CrateIntegers.Read32(ref cursor, count);
        int[] sets = CrateIntegers.Read32(ref cursor, count);
        int[] types = CrateIntegers.Read32(ref cursor, count);
        var specs = new CrateSpec[paths.Length];
        for (int i = 0; i < specs.Length; i++) specs[i] = new CrateSpec(paths[i], sets[i], types[i]);
        return specs;
    }

    private static void CheckIndexes(CrateFile file, long fieldsEnd, long setsEnd, long specsEnd)
    {
        foreach (CrateField field in file.Fields)
        {
            if ((uint)field.Token >= (uint)file.Tokens.Count) file.Bytes.Fail(fieldsEnd, CrateLayout.Fields, $"expected a token below {file.Tokens.Count}, found {(uint)field.Token}");
        }

        foreach (int index in file.FieldSets)
        {
            if (index != CrateLayout.EndOfFieldSet && (uint)index >= (uint)file.Fields.Length) file.Bytes.Fail(setsEnd, CrateLayout.FieldSets, $"expected a field below {file.Fields.Length}, found {(uint)index}");
        }

        if (file.FieldSets.Length > 0 && file.FieldSets[^1] != CrateLayout.EndOfFieldSet) file.Bytes.Fail(setsEnd, CrateLayout.FieldSets, $"expected an end behind the last field, found none");
        foreach (CrateSpec spec in file.Specs)
        {
            if ((uint)spec.Path >= (uint)file.Paths.Length) file.Bytes.Fail(specsEnd, CrateLayout.Specs, $"expected a path below {file.Paths.Length}, found {(uint)spec.Path}");
            if ((uint)spec.FieldSet >= (uint)file.FieldSets.Length) file.Bytes.Fail(specsEnd, CrateLayout.Specs, $"expected a field set below {file.FieldSets.Length}, found {(uint)spec.FieldSet}");
        }
    }
}
