namespace pxr;

/// <summary>The byte in front of a list operation: which lists it has. Source: the crate format's description, section 10.3.</summary>
internal static class CrateListOps
{
    /// <summary>Whether the operation replaces the weaker list.</summary>
    internal const byte IsExplicit = 1;

    /// <summary>The bit of each list, in the order in which the lists stand.</summary>
    internal static IReadOnlyList<(byte Bit, SdfListOpType Type)> Order { get; } =
    [
        (2, SdfListOpType.SdfListOpTypeExplicit),
        (4, SdfListOpType.SdfListOpTypeAdded),
        (32, SdfListOpType.SdfListOpTypePrepended),
        (64, SdfListOpType.SdfListOpTypeAppended),
        (8, SdfListOpType.SdfListOpTypeDeleted),
        (16, SdfListOpType.SdfListOpTypeOrdered),
    ];
}
