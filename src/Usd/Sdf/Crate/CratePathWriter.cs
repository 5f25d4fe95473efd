namespace pxr;

/// <summary>The tree of paths as it is written. Mirrors <see cref="CratePathReader"/>.</summary>
/// <remarks>Source: the crate format's description, section 5.1.</remarks>
internal sealed class CratePathWriter
{
    private const int Leaf = -2;
    private const int OnlyChild = -1;
    private const int OnlySibling = 0;

    private CratePathWriter()
    {
    }

    /// <summary>The number of each path.</summary>
    internal List<int> Slots { get; } = [];

    /// <summary>The token of each path's element; negative for properties of prims.</summary>
    internal List<int> Elements { get; } = [];

    internal List<int> Jumps { get; } = [];

    /// <summary>Lays out the paths in the order of a walk. The empty path has a number but no place.</summary>
    internal static CratePathWriter Lay(CrateTables tables)
    {
        var layout = new CratePathWriter();
        var walk = new List<int>(Enumerable.Range(0, tables.Paths.Count).Where(slot => !tables.Paths[slot].IsEmpty()));
        walk.Sort((a, b) => tables.Paths[a].CompareTo(tables.Paths[b]));
        foreach (int slot in walk)
        {
            SdfPath path = tables.Paths[slot];
            int token = path.IsAbsoluteRootPath() ? 0 : tables.Token(CrateTables.ElementOf(path));
            layout.Slots.Add(slot);
            layout.Elements.Add(CrateTables.IsPrimProperty(path) ? -token : token);
        }

        layout.AddJumps(walk.ConvertAll(slot => tables.Paths[slot].GetPathElementCount()));
        return layout;
    }

    private void AddJumps(List<uint> depths)
    {
        // From behind: the nearest entry at each depth that no shallower one hides is the next sibling there.
        var siblings = new Stack<int>();
        var jumps = new int[depths.Count];
        for (int entry = depths.Count - 1; entry >= 0; entry--)
        {
            while (siblings.TryPeek(out int below) && depths[below] > depths[entry]) siblings.Pop();
            bool hasChild = entry + 1 < depths.Count && depths[entry + 1] > depths[entry];
            bool hasSibling = siblings.TryPeek(out int next) && depths[next] == depths[entry];
            jumps[entry] = (hasChild, hasSibling) switch
            {
                (true, true) => next - entry,
                (true, false) => OnlyChild,
                (false, true) => OnlySibling,
                _ => Leaf,
            };
            if (hasSibling) siblings.Pop();
            siblings.Push(entry);
        }

        Jumps.AddRange(jumps);
    }
}
