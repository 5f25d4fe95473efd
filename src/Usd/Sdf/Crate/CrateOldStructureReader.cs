namespace pxr;

/// <summary>Reads the tables of versions before 0.4.0, which are not compressed and in 0.0.1 padded.</summary>
/// <remarks>Source: the crate format's description, section 13.</remarks>
internal static class CrateOldStructureReader
{
    private const int Padding = 4;
    private const int FieldLength = 16;
    private const byte HasChild = 1;
    private const byte HasSibling = 2;
    private const byte IsProperty = 4;

    internal static CrateField[] ReadFields(CrateCursor cursor)
    {
        var fields = new CrateField[cursor.ReadLength(FieldLength)];
        foreach (ref CrateField field in fields.AsSpan())
        {
            cursor.Skip(Padding);
            field = new CrateField(cursor.Read<int>(), new CrateValueRep(cursor.Read<ulong>()));
        }

        return fields;
    }

    internal static int[] ReadFieldSets(CrateCursor cursor) => cursor.Take<int>(cursor.ReadLength(sizeof(int))).ToArray();

    internal static CrateSpec[] ReadSpecs(CrateCursor cursor, CrateVersion version)
    {
        int padding = version < CrateVersion.Unpadded ? Padding : 0;
        var specs = new CrateSpec[cursor.ReadLength(padding + (3 * sizeof(int)))];
        foreach (ref CrateSpec spec in specs.AsSpan())
        {
            cursor.Skip(padding);
            spec = new CrateSpec(cursor.Read<int>(), cursor.Read<int>(), cursor.Read<int>());
        }

        return specs;
    }

    /// <summary>Paths are a tree whose entries follow each other, except for siblings that an offset leads to.</summary>
    internal static SdfPath[] ReadPaths(CrateFile file, CrateCursor cursor)
    {
        int padding = file.Version < CrateVersion.Unpadded ? Padding : 0;
        int entryLength = padding + (2 * sizeof(int)) + 1 + 3;
        var builder = new CratePathBuilder(file, cursor.ReadCount(entryLength - padding), cursor);
        var siblings = new Stack<(long Offset, SdfPath? Parent)>();
        int entries = 0;
        SdfPath? parent = null;
        while (builder.Length > 0)
        {
            // Every entry has a slot of its own; more of them go in circles.
            if (++entries > builder.Length) cursor.Fail($"expected at most {builder.Length} paths, found more");
            cursor.Skip(padding);
            int slot = cursor.Read<int>(), token = cursor.Read<int>();
            byte bits = cursor.Read<byte>();
            cursor.Skip(entryLength - padding - (2 * sizeof(int)) - 1);
            SdfPath path = builder.Add(parent, slot, token, (bits & IsProperty) != 0);
            bool child = (bits & HasChild) != 0, sibling = (bits & HasSibling) != 0;
            if (child && sibling) siblings.Push((cursor.Read<long>(), parent));
            if (child)
            {
                parent = path;
            }
            else if (!sibling)
            {
                if (!siblings.TryPop(out (long Offset, SdfPath? Parent) next)) break;
                cursor.MoveTo(next.Offset);
                parent = next.Parent;
            }
        }

        return builder.Paths;
    }
}
