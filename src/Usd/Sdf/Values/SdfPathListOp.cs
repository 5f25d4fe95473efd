namespace pxr;

/// <summary>A list operation over paths.</summary>
public sealed class SdfPathListOp : SdfListOp<SdfPath, SdfPathVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfPathListOp CreateExplicit(SdfPathVector? explicitItems = null)
    {
        var op = new SdfPathListOp();
        op.SetExplicitItems(explicitItems ?? new SdfPathVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfPathListOp Create(SdfPathVector? prependedItems = null, SdfPathVector? appendedItems = null, SdfPathVector? deletedItems = null)
    {
        var op = new SdfPathListOp();
        op.SetPrependedItems(prependedItems ?? new SdfPathVector());
        op.SetAppendedItems(appendedItems ?? new SdfPathVector());
        op.SetDeletedItems(deletedItems ?? new SdfPathVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfPathListOp();
}
