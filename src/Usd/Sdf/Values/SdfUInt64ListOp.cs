namespace pxr;

/// <summary>A list operation over unsigned 64-bit integers.</summary>
public sealed class SdfUInt64ListOp : SdfListOp<ulong, StdUInt64Vector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfUInt64ListOp CreateExplicit(StdUInt64Vector? explicitItems = null)
    {
        var op = new SdfUInt64ListOp();
        op.SetExplicitItems(explicitItems ?? new StdUInt64Vector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfUInt64ListOp Create(StdUInt64Vector? prependedItems = null, StdUInt64Vector? appendedItems = null, StdUInt64Vector? deletedItems = null)
    {
        var op = new SdfUInt64ListOp();
        op.SetPrependedItems(prependedItems ?? new StdUInt64Vector());
        op.SetAppendedItems(appendedItems ?? new StdUInt64Vector());
        op.SetDeletedItems(deletedItems ?? new StdUInt64Vector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfUInt64ListOp();
}
