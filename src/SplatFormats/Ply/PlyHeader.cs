namespace UsdGsplat.SplatFormats.Ply;

internal enum PlyEncoding
{
    Ascii,
    BinaryLittleEndian,
    BinaryBigEndian,
}

/// <summary>One property: a scalar, or a list when <paramref name="CountType"/> is set.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Type">Type of the scalar, or of a list's items.</param>
/// <param name="CountType">Type of a list's length.</param>
internal sealed record PlyProperty(string Name, PlyType Type, PlyType? CountType = null)
{
    internal bool IsList => CountType is not null;
}

/// <summary>One element: a table of <paramref name="Count"/> records.</summary>
internal sealed record PlyElement(string Name, long Count, IReadOnlyList<PlyProperty> Properties)
{
    internal bool HasLists => Properties.Any(p => p.IsList);

    /// <summary>Bytes a record; only of use when there are no lists.</summary>
    internal int Stride => Properties.Sum(p => p.Type.Size());
}

/// <summary>A whole header.</summary>
/// <param name="Encoding">How the records are stored.</param>
/// <param name="Elements">In the order of their data.</param>
/// <param name="Comments">The text of each comment line, without the keyword.</param>
/// <param name="Length">Bytes up to the first record.</param>
/// <param name="LineCount">Lines up to the first record.</param>
internal sealed record PlyHeader(
    PlyEncoding Encoding, IReadOnlyList<PlyElement> Elements, IReadOnlyList<string> Comments, int Length, int LineCount);
