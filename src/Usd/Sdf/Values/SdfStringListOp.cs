namespace pxr;

/// <summary>A list operation over texts.</summary>
public sealed class SdfStringListOp : SdfListOp<string, StdStringVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfStringListOp CreateExplicit(StdStringVector? explicitItems = null)
    {
        var op = new SdfStringListOp();
        op.SetExplicitItems(explicitItems ?? new StdStringVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfStringListOp Create(StdStringVector? prependedItems = null, StdStringVector? appendedItems = null, StdStringVector? deletedItems = null)
    {
        var op = new SdfStringListOp();
        op.SetPrependedItems(prependedItems ?? new StdStringVector());
        op.SetAppendedItems(appendedItems ?? new StdStringVector());
        op.SetDeletedItems(deletedItems ?? new StdStringVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfStringListOp();
}
