namespace pxr;

/// <content>List operations. Source: the crate format's description, section 10.3.</content>
internal sealed partial class CrateValueReader
{
    // Asset, path, offset, and the count of the dictionary.
    private const int ReferenceLength = (2 * sizeof(int)) + OffsetLength + sizeof(long);

    private object? ReadListOp(CrateType type, ref CrateCursor cursor) => type switch
    {
        CrateType.TokenListOp => ReadListOp<SdfTokenListOp>(ref cursor, sizeof(int), ReadToken),
        CrateType.StringListOp => ReadListOp<SdfStringListOp>(ref cursor, sizeof(int), ReadString),
        CrateType.PathListOp => ReadListOp<SdfPathListOp>(ref cursor, sizeof(int), ReadPath),
        CrateType.ReferenceListOp => ReadListOp<SdfReferenceListOp>(ref cursor, ReferenceLength, ReadReference),
        CrateType.PayloadListOp => ReadListOp<SdfPayloadListOp>(ref cursor, PayloadLength, ReadPayload),
        CrateType.IntListOp => ReadListOp<SdfIntListOp>(ref cursor, sizeof(int), (ref c) => c.Read<int>()),
        CrateType.Int64ListOp => ReadListOp<SdfInt64ListOp>(ref cursor, sizeof(long), (ref c) => c.Read<long>()),
        CrateType.UIntListOp => ReadListOp<SdfUIntListOp>(ref cursor, sizeof(uint), (ref c) => c.Read<uint>()),
        CrateType.UInt64ListOp => ReadListOp<SdfUInt64ListOp>(ref cursor, sizeof(ulong), (ref c) => c.Read<ulong>()),
        CrateType.UnregisteredValueListOp => ReadListOp<SdfUnregisteredListOp>(ref cursor, ShortestNestedValue, ReadUnregisteredItem),
        _ => null,
    };

    private static TListOp ReadListOp<TListOp>(ref CrateCursor cursor, int itemLength, ItemReader<object> read)
        where TListOp : SdfListOpBase, new()
    {
        var op = new TListOp();
        byte lists = cursor.Read<byte>();
        if ((lists & CrateListOps.IsExplicit) != 0) op.SetItemsUntyped([], SdfListOpType.SdfListOpTypeExplicit);
        foreach ((byte bit, SdfListOpType type) in CrateListOps.Order)
        {
            if ((lists & bit) != 0) op.SetItemsUntyped(ReadVector(ref cursor, itemLength, read), type);
        }

        return op;
    }

    private object ReadUnregisteredItem(ref CrateCursor cursor)
    {
        object value = ReadNested(ref cursor);
        if (value is SdfUnregisteredValue { Text: var inner }) return inner;
        if (value is not string) cursor.Fail($"expected the text of a list operation's item, found a {value.GetType().Name}");
        return value;
    }
}
