namespace pxr;

/// <summary>The text of a metadata value whose field nobody declares; printed back as it is.</summary>
/// <param name="Text">Canonical text of the value.</param>
internal sealed record SdfUnregisteredValue(string Text);

/// <summary>A list operation on a metadata field that nobody declares: each list holds the inner text of its brackets.</summary>
internal sealed class SdfUnregisteredListOp : SdfListOp<string, StdStringVector>
{
    private protected override SdfListOpBase NewOfSameType() => new SdfUnregisteredListOp();
}
