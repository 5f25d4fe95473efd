namespace pxr;

/// <content>List operations. Source: the crate format's description, sections 10.3 and 11.</content>
internal sealed partial class CrateValueWriter
{
    private CrateValueRep WriteListOp(SdfListOpBase op) => op switch
    {
        SdfTokenListOp => Store(CrateType.TokenListOp, ListOp<TfToken>(op, (blob, token) => blob.Add(tables.Token(token.GetString())))),
        SdfStringListOp => Store(CrateType.StringListOp, ListOp<string>(op, (blob, text) => blob.Add(tables.String(text)))),
        SdfPathListOp => Store(CrateType.PathListOp, ListOp<SdfPath>(op, (blob, path) => blob.Add(tables.Path(path)))),
        SdfReferenceListOp => Store(CrateType.ReferenceListOp, ListOp<SdfReference>(op, Add)),
        SdfPayloadListOp payloads => WritePayloads(payloads),
        SdfIntListOp => Store(CrateType.IntListOp, ListOp<int>(op, (blob, number) => blob.Add(number))),
        SdfInt64ListOp => Store(CrateType.Int64ListOp, ListOp<long>(op, (blob, number) => blob.Add(number))),
        SdfUIntListOp => Store(CrateType.UIntListOp, ListOp<uint>(op, (blob, number) => blob.Add(number))),
        SdfUInt64ListOp => Store(CrateType.UInt64ListOp, ListOp<ulong>(op, (blob, number) => blob.Add(number))),
        _ => WriteUnregistered(op),
    };

    /// <summary>An explicit list of nothing or of one payload with an asset is that payload alone.</summary>
    private CrateValueRep WritePayloads(SdfPayloadListOp op)
    {
        IReadOnlyList<object> items = op.Items(SdfListOpType.SdfListOpTypeExplicit);
        bool isSingle = op.IsExplicit() && (items.Count == 0 || (items.Count == 1 && ((SdfPayload)items[0]).GetAssetPath().Length > 0));
        if (!isSingle) return Store(CrateType.PayloadListOp, ListOp<SdfPayload>(op, Add));
        var blob = new CrateBlob();
        Add(blob, items.Count == 0 ? new SdfPayload() : (SdfPayload)items[0]);
        return Store(CrateType.Payload, blob);
    }

    private void Add(CrateBlob blob, SdfPayload payload)
    {
        blob.Add(tables.String(payload.GetAssetPath())).Add(tables.Path(payload.GetPrimPath()));
        Add(blob, payload.GetLayerOffset());
    }

    private void Add(CrateBlob blob, SdfReference reference)
    {
        blob.Add(tables.String(reference.GetAssetPath())).Add(tables.Path(reference.GetPrimPath()));
        Add(blob, reference.GetLayerOffset());
        Add(blob, reference.GetCustomData());
    }

    private static CrateBlob ListOp<T>(SdfListOpBase op, Action<CrateBlob, T> add)
    {
        byte lists = op.IsExplicit() ? CrateListOps.IsExplicit : (byte)0;
        foreach ((byte bit, SdfListOpType type) in CrateListOps.Order)
        {
            if (op.Items(type).Count > 0) lists |= bit;
        }

        CrateBlob blob = new CrateBlob().Add(lists);
        foreach ((byte bit, SdfListOpType type) in CrateListOps.Order)
        {
            if ((lists & bit) == 0) continue;
            IReadOnlyList<object> items = op.Items(type);
            blob.Add((ulong)items.Count);
            foreach (object item in items) add(blob, (T)item);
        }

        return blob;
    }
}
