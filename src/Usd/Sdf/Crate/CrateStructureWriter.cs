using System.Runtime.InteropServices;
using System.Text;

namespace pxr;

/// <summary>Writes the tables of a crate and its contents. Mirrors <see cref="CrateStructureReader"/>.</summary>
/// <remarks>Source: the crate format's description, sections 2, 5 and 12.</remarks>
internal static class CrateStructureWriter
{
    /// <summary>Writes the header where it is known, or makes room for it.</summary>
    internal static void BeginHeader(CrateOutput output) => output.Write(output.Header);

    /// <summary>Writes the tables, the contents and the header.</summary>
    /// <returns>The header.</returns>
    internal static byte[] Finish(CrateOutput output, CrateTables tables, CrateVersion version)
    {
        (string Name, Action<CrateOutput, CrateTables> Write)[] sections =
        [
            (CrateLayout.Tokens, WriteTokens), (CrateLayout.Strings, WriteStrings), (CrateLayout.Fields, WriteFields),
            (CrateLayout.FieldSets, WriteFieldSets), (CrateLayout.Paths, WritePaths), (CrateLayout.Specs, WriteSpecs),
        ];
        var places = new List<(string Name, long Start, long Length)>();
        foreach ((string name, Action<CrateOutput, CrateTables> write) in sections)
        {
            long start = output.Position;
            write(output, tables);
            places.Add((name, start, output.Position - start));
        }

        long contents = output.Position;
        output.Write((ulong)places.Count);
        foreach ((string name, long start, long length) in places)
        {
            var text = new byte[CrateLayout.SectionNameLength];
            Encoding.ASCII.GetBytes(name, text);
            output.Write(text);
            output.Write(start);
            output.Write(length);
        }

        byte[] header = Header(version, contents);
        output.Finish(header);
        return header;
    }

    private static byte[] Header(CrateVersion version, long contents)
    {
        var header = new byte[CrateLayout.HeaderLength];
        CrateLayout.Signature.CopyTo(header);
        (header[CrateLayout.VersionOffset], header[CrateLayout.VersionOffset + 1], header[CrateLayout.VersionOffset + 2]) = (version.Major, version.Minor, version.Patch);
        MemoryMarshal.Write(header.AsSpan(CrateLayout.ContentsOffset), contents);
        return header;
    }

    private static void WriteTokens(CrateOutput output, CrateTables tables)
    {
        var texts = new MemoryStream();
        foreach (string token in tables.Tokens)
        {
            texts.Write(UsdaBytes.Encode(token));
            texts.WriteByte(0);
        }

        output.Write((ulong)tables.Tokens.Count);
        output.Write((ulong)texts.Length);
        WriteCompressed(output, texts.GetBuffer().AsSpan(0, (int)texts.Length));
    }

    private static void WriteStrings(CrateOutput output, CrateTables tables)
    {
        output.Write((ulong)tables.Strings.Count);
        output.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(tables.Strings)));
    }

    private static void WriteFields(CrateOutput output, CrateTables tables)
    {
        output.Write((ulong)tables.Fields.Count);
        WriteIntegers(output, tables.Fields.ConvertAll(field => field.Token));
        List<ulong> reps = tables.Fields.ConvertAll(field => field.Rep.Bits);
        WriteCompressed(output, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(reps)));
    }

    private static void WriteFieldSets(CrateOutput output, CrateTables tables)
    {
        output.Write((ulong)tables.FieldSets.Count);
        WriteIntegers(output, tables.FieldSets);
    }

    private static void WritePaths(CrateOutput output, CrateTables tables)
    {
        CratePathWriter paths = CratePathWriter.Lay(tables);
        output.Write((ulong)tables.Paths.Count);
        output.Write((ulong)paths.Slots.Count);
        WriteIntegers(output, paths.Slots);
        WriteIntegers(output, paths.Elements);
        WriteIntegers(output, paths.Jumps);
    }

    private static void WriteSpecs(CrateOutput output, CrateTables tables)
    {
        output.Write((ulong)tables.Specs.Count);
        WriteIntegers(output, tables.Specs.ConvertAll(spec => spec.Path));
        WriteIntegers(output, tables.Specs.ConvertAll(spec => spec.FieldSet));
        WriteIntegers(output, tables.Specs.ConvertAll(spec => spec.Type));
    }

    private static void WriteIntegers(CrateOutput output, List<int> values) => CrateIntegerWriter.Write32(output, CollectionsMarshal.AsSpan(values));

    private static void WriteCompressed(CrateOutput output, ReadOnlySpan<byte> content) => CrateCompression.Write(output, content);
}
