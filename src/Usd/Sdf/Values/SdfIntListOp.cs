namespace pxr;

/// <summary>A list operation over 32-bit integers.</summary>
public sealed class SdfIntListOp : SdfListOp<int, StdIntVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfIntListOp CreateExplicit(StdIntVector? explicitItems = null)
    {
        var op = new SdfIntListOp();
        op.SetExplicitItems(explicitItems ?? new StdIntVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfIntListOp Create(StdIntVector? prependedItems = null, StdIntVector? appendedItems = null, StdIntVector? deletedItems = null)
    {
        var op = new SdfIntListOp();
        op.SetPrependedItems(prependedItems ?? new StdIntVector());
        op.SetAppendedItems(appendedItems ?? new StdIntVector());
        op.SetDeletedItems(deletedItems ?? new StdIntVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfIntListOp();
}
