namespace pxr;

/// <summary>Edits one list-op field of a spec.</summary>
internal static class UsdListEditor
{
    internal static UsdListEditor<T, TVector, TListOp> For<T, TVector, TListOp>((SdfLayerHandle Layer, SdfPath Path) spec, string field)
        where T : notnull
        where TVector : StdVector<T>, new()
        where TListOp : SdfListOp<T, TVector>, new() => new(spec.Layer, spec.Path, field);
}

/// <summary>Edits one list-op field of a spec.</summary>
internal readonly struct UsdListEditor<T, TVector, TListOp>(SdfLayerHandle layer, SdfPath path, string field)
    where T : notnull
    where TVector : StdVector<T>, new()
    where TListOp : SdfListOp<T, TVector>, new()
{
    /// <summary>Adds an item at a place, taking it out of the lists in which it stood.</summary>
    internal bool Add(T item, UsdListPosition position)
    {
        TListOp op = Current();
        SdfListOpType type = op.IsExplicit() ? SdfListOpType.SdfListOpTypeExplicit : position switch
        {
            UsdListPosition.UsdListPositionFrontOfPrependList or UsdListPosition.UsdListPositionBackOfPrependList => SdfListOpType.SdfListOpTypePrepended,
            _ => SdfListOpType.SdfListOpTypeAppended,
        };
        if (!op.IsExplicit()) Drop(op, item);
        TVector items = op.GetItems(type);
        items.Remove(item);
        bool front = position is UsdListPosition.UsdListPositionFrontOfPrependList or UsdListPosition.UsdListPositionFrontOfAppendList;
        items.Insert(front ? 0 : items.Count, item);
        op.SetItems(items, type);
        return Store(op);
    }

    /// <summary>Takes an item out of an explicit list, or lists it as deleted.</summary>
    internal bool Remove(T item)
    {
        TListOp op = Current();
        Drop(op, item);
        if (!op.IsExplicit())
        {
            TVector deleted = op.GetDeletedItems();
            deleted.Add(item);
            op.SetDeletedItems(deleted);
        }

        return Store(op);
    }

    /// <summary>Makes the list explicit.</summary>
    /// <exception cref="ArgumentException">An item stands twice in the list.</exception>
    internal bool Set(TVector items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Distinct().Count() != items.Count) throw new ArgumentException($"<{path}>: an item stands twice in the list for {field}", nameof(items));
        var op = new TListOp();
        op.SetExplicitItems(items);
        return Store(op);
    }

    /// <summary>Removes all opinions.</summary>
    internal bool Clear()
    {
        layer.EraseField(path, new TfToken(field));
        return true;
    }

    private TListOp Current() => layer.Data.Find(path)?[field] is TListOp op ? (TListOp)op.Clone() : new TListOp();

    private static void Drop(TListOp op, T item)
    {
        IEnumerable<SdfListOpType> types = op.IsExplicit() ? [SdfListOpType.SdfListOpTypeExplicit] : SdfListOpBase.EditOrder;
        foreach (SdfListOpType type in types)
        {
            TVector items = op.GetItems(type);
            if (items.Remove(item)) op.SetItems(items, type);
        }
    }

    private bool Store(TListOp op)
    {
        layer.SetFieldValue(path, field, op);
        return true;
    }
}
