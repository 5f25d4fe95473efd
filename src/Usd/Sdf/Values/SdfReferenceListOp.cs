namespace pxr;

/// <summary>A list operation over references.</summary>
public sealed class SdfReferenceListOp : SdfListOp<SdfReference, StdReferenceVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfReferenceListOp CreateExplicit(StdReferenceVector? explicitItems = null)
    {
        var op = new SdfReferenceListOp();
        op.SetExplicitItems(explicitItems ?? new StdReferenceVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfReferenceListOp Create(StdReferenceVector? prependedItems = null, StdReferenceVector? appendedItems = null, StdReferenceVector? deletedItems = null)
    {
        var op = new SdfReferenceListOp();
        op.SetPrependedItems(prependedItems ?? new StdReferenceVector());
        op.SetAppendedItems(appendedItems ?? new StdReferenceVector());
        op.SetDeletedItems(deletedItems ?? new StdReferenceVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfReferenceListOp();
}
