namespace pxr;

/// <summary>Makes the paths of a crate from the elements of their tree.</summary>
/// <remarks>
/// Slots that no entry names hold the empty path. An element that cannot follow is an error, as it is to OpenUSD. Source: the
/// crate format's description, section 5.1.
/// </remarks>
internal readonly struct CratePathBuilder
{
    private readonly CrateFile file;
    private readonly CrateCursor cursor;

    /// <param name="file">The crate with its tokens.</param>
    /// <param name="length">Slots of the table.</param>
    /// <param name="cursor">Knows where the table is, for errors.</param>
    internal CratePathBuilder(CrateFile file, long length, CrateCursor cursor)
    {
        this.file = file;
        this.cursor = cursor;
        Paths = new SdfPath[cursor.ToLength(length)];
        Array.Fill(Paths, SdfPath.Empty);
    }

    internal SdfPath[] Paths { get; }

    internal int Length => Paths.Length;

    /// <summary>Puts a path into its slot.</summary>
    /// <param name="parent">The path above; null for the root.</param>
    /// <param name="slot">Where the path goes.</param>
    /// <param name="token">The element.</param>
    /// <param name="isProperty">Whether the element is the name of a property of a prim.</param>
    internal SdfPath Add(SdfPath? parent, int slot, int token, bool isProperty)
    {
        if ((uint)slot >= (uint)Paths.Length) cursor.Fail($"expected a path below {Paths.Length}, found {(uint)slot}");
        if (parent is not null && (uint)token >= (uint)file.Tokens.Count) cursor.Fail($"expected a token below {file.Tokens.Count}, found {(uint)token}");
        SdfPath path = parent is null ? SdfPath.AbsoluteRootPath() : Append(parent, file.Tokens.Text(token), isProperty);
        Paths[slot] = path;
        return path;
    }

    private SdfPath Append(SdfPath parent, string element, bool isProperty)
    {
        if (parent.GetPathElementCount() >= CrateLayout.MaxPathElements) cursor.Bytes.Refuse(cursor.Position, CrateLayout.Paths, $"expected paths of at most {CrateLayout.MaxPathElements} elements, found a longer one");
        SdfPath path = Element(parent, element, isProperty);
        if (path.IsEmpty()) cursor.Fail($"expected an element that can follow <{parent}>, found '{element}'");
        return path;
    }

    private static SdfPath Element(SdfPath parent, string element, bool isProperty)
    {
        bool isPrim = parent.IsPrimPath() || parent.IsPrimVariantSelectionPath();
        if (isProperty) return isPrim && SdfPathParser.IsNamespacedIdentifier(element) ? parent.Property(element) : SdfPath.Empty;
        if (element.Length == 0) return SdfPath.Empty;
        if (element[0] is not ('{' or '[' or '.'))
        {
            return (isPrim || parent.IsAbsoluteRootPath()) && SdfPathParser.IsIdentifier(element) ? parent.Child(element) : SdfPath.Empty;
        }

        return SdfPathParser.TryAppend(parent, element);
    }
}
