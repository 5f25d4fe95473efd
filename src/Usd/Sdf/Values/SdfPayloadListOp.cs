namespace pxr;

/// <summary>Addition: a list operation over payloads, which USD.NET does not wrap.</summary>
public sealed class SdfPayloadListOp : SdfListOp<SdfPayload, SdfPayloadVector>
{
    /// <summary>Makes an operation that replaces the weaker list.</summary>
    public static SdfPayloadListOp CreateExplicit(SdfPayloadVector? explicitItems = null)
    {
        var op = new SdfPayloadListOp();
        op.SetExplicitItems(explicitItems ?? new SdfPayloadVector());
        return op;
    }

    /// <summary>Makes an operation that edits the weaker list.</summary>
    public static SdfPayloadListOp Create(SdfPayloadVector? prependedItems = null, SdfPayloadVector? appendedItems = null, SdfPayloadVector? deletedItems = null)
    {
        var op = new SdfPayloadListOp();
        op.SetPrependedItems(prependedItems ?? new SdfPayloadVector());
        op.SetAppendedItems(appendedItems ?? new SdfPayloadVector());
        op.SetDeletedItems(deletedItems ?? new SdfPayloadVector());
        return op;
    }

    private protected override SdfListOpBase NewOfSameType() => new SdfPayloadListOp();
}
