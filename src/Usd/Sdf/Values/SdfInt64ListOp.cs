namespace pxr;

/// <summary>A list operation over 64-bit integers.</summary>
public sealed class SdfInt64ListOp : SdfListOp<long, StdInt64Vector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfInt64ListOp CreateExplicit(StdInt64Vector? explicitItems = null)
    {
        var op = new SdfInt64ListOp();
        op.SetExplicitItems(explicitItems ?? new StdInt64Vector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfInt64ListOp Create(StdInt64Vector? prependedItems = null, StdInt64Vector? appendedItems = null, StdInt64Vector? deletedItems = null)
    {
        var op = new SdfInt64ListOp();
        op.SetPrependedItems(prependedItems ?? new StdInt64Vector());
        op.SetAppendedItems(appendedItems ?? new StdInt64Vector());
        op.SetDeletedItems(deletedItems ?? new StdInt64Vector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfInt64ListOp();
}
