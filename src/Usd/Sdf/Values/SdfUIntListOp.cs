namespace pxr;

/// <summary>A list operation over unsigned 32-bit integers.</summary>
public sealed class SdfUIntListOp : SdfListOp<uint, StdUIntVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfUIntListOp CreateExplicit(StdUIntVector? explicitItems = null)
    {
        var op = new SdfUIntListOp();
        op.SetExplicitItems(explicitItems ?? new StdUIntVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfUIntListOp Create(StdUIntVector? prependedItems = null, StdUIntVector? appendedItems = null, StdUIntVector? deletedItems = null)
    {
        var op = new SdfUIntListOp();
        op.SetPrependedItems(prependedItems ?? new StdUIntVector());
        op.SetAppendedItems(appendedItems ?? new StdUIntVector());
        op.SetDeletedItems(deletedItems ?? new StdUIntVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfUIntListOp();
}
