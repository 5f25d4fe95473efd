namespace pxr;

/// <summary>Reads the tree of paths of versions 0.4.0 and later: entries in the order of a walk, with jumps to siblings.</summary>
/// <remarks>Source: the crate format's description, section 5.1.</remarks>
internal static class CratePathReader
{
    private const int Leaf = -2;
    private const int OnlyChild = -1;
    private const int OnlySibling = 0;

    // The table is larger than the tree by the empty path, which references without a prim path name.
    private const int MaxUnnamedSlots = 1024;

    internal static SdfPath[] Read(CrateFile file, CrateCursor cursor)
    {
        ulong slots = cursor.Read<ulong>();
        long entries = cursor.Read<long>();
        int[] pathIndexes = CrateIntegers.Read32(ref cursor, entries);
        int[] elements = CrateIntegers.Read32(ref cursor, entries);
        int[] jumps = CrateIntegers.Read32(ref cursor, entries);
        if (slots > (ulong)pathIndexes.Length + MaxUnnamedSlots) cursor.Fail($"expected a table for {pathIndexes.Length} paths, found one of {slots}");
        var builder = new CratePathBuilder(file, (long)slots, cursor);
        var siblings = new Stack<(int Entry, SdfPath? Parent)>();
        var seen = new bool[jumps.Length];
        SdfPath? parent = null;
        for (int entry = 0; entry < jumps.Length;)
        {
            if (seen[entry]) cursor.Fail($"expected every path once, found entry {entry} again");
            seen[entry] = true;
            SdfPath path = builder.Add(parent, pathIndexes[entry], Magnitude(elements[entry]), elements[entry] < 0);
            int jump = jumps[entry];
            if (jump < Leaf || jump >= jumps.Length - entry) cursor.Fail($"expected a jump inside of {jumps.Length} paths, found {jump} at entry {entry}");
            if (jump > 0) siblings.Push((entry + jump, parent));
            if (jump is > 0 or OnlyChild)
            {
                parent = path;
                entry++;
            }
            else if (jump == OnlySibling)
            {
                entry++;
            }
            else
            {
                if (!siblings.TryPop(out (int Entry, SdfPath? Parent) next)) break;
                (entry, parent) = next;
            }
        }

        return builder.Paths;
    }

    // The most negative number has no magnitude of 32 bits; it is no index either.
    private static int Magnitude(int value) => value == int.MinValue ? value : Math.Abs(value);
}
