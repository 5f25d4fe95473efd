namespace pxr;

/// <summary>A list operation over tokens.</summary>
public sealed class SdfTokenListOp : SdfListOp<TfToken, TfTokenVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfTokenListOp CreateExplicit(TfTokenVector? explicitItems = null)
    {
        var op = new SdfTokenListOp();
        op.SetExplicitItems(explicitItems ?? new TfTokenVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfTokenListOp Create(TfTokenVector? prependedItems = null, TfTokenVector? appendedItems = null, TfTokenVector? deletedItems = null)
    {
        var op = new SdfTokenListOp();
        op.SetPrependedItems(prependedItems ?? new TfTokenVector());
        op.SetAppendedItems(appendedItems ?? new TfTokenVector());
        op.SetDeletedItems(deletedItems ?? new TfTokenVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfTokenListOp();
}
