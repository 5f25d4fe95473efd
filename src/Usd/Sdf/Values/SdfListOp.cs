namespace pxr;

/// <summary>Addition: the base of all list operations, which edit a weaker list or replace it.</summary>
/// <typeparam name="T">Type of the items, compared by content.</typeparam>
/// <typeparam name="TVector">The vector type that USD.NET uses for these items.</typeparam>
public abstract class SdfListOp<T, TVector> : SdfListOpBase, IDisposable
    where T : notnull
    where TVector : StdVector<T>, new()
{
    private readonly TVector[] lists = [new(), new(), new(), new(), new(), new()];

    private protected SdfListOp()
    {
    }

    /// <summary>The items that replace the weaker list.</summary>
    public TVector GetExplicitItems() => GetItems(SdfListOpType.SdfListOpTypeExplicit);

    /// <summary>Legacy: items appended when absent.</summary>
    public TVector GetAddedItems() => GetItems(SdfListOpType.SdfListOpTypeAdded);

    /// <summary>Items put at the front.</summary>
    public TVector GetPrependedItems() => GetItems(SdfListOpType.SdfListOpTypePrepended);

    /// <summary>Items put at the back.</summary>
    public TVector GetAppendedItems() => GetItems(SdfListOpType.SdfListOpTypeAppended);

    /// <summary>Items removed.</summary>
    public TVector GetDeletedItems() => GetItems(SdfListOpType.SdfListOpTypeDeleted);

    /// <summary>Items put into this order.</summary>
    public TVector GetOrderedItems() => GetItems(SdfListOpType.SdfListOpTypeOrdered);

    /// <summary>A copy of one list.</summary>
    public TVector GetItems(SdfListOpType type)
    {
        var copy = new TVector();
        foreach (T item in lists[(int)type]) copy.Add(item);
        return copy;
    }

    /// <summary>Replaces the weaker list by these items, dropping all edits.</summary>
    public void SetExplicitItems(TVector items) => SetItems(items, SdfListOpType.SdfListOpTypeExplicit);

    /// <summary>Sets the legacy added items.</summary>
    public void SetAddedItems(TVector items) => SetItems(items, SdfListOpType.SdfListOpTypeAdded);

    /// <summary>Sets the items to put at the front.</summary>
    public void SetPrependedItems(TVector items) => SetItems(items, SdfListOpType.SdfListOpTypePrepended);

    /// <summary>Sets the items to put at the back.</summary>
    public void SetAppendedItems(TVector items) => SetItems(items, SdfListOpType.SdfListOpTypeAppended);

    /// <summary>Sets the items to remove.</summary>
    public void SetDeletedItems(TVector items) => SetItems(items, SdfListOpType.SdfListOpTypeDeleted);

    /// <summary>Sets the order.</summary>
    public void SetOrderedItems(TVector items) => SetItems(items, SdfListOpType.SdfListOpTypeOrdered);

    /// <summary>Sets one list. An explicit list drops all edits, an edit drops the explicit list.</summary>
    public void SetItems(TVector items, SdfListOpType type)
    {
        ArgumentNullException.ThrowIfNull(items);
        T[] copy = [.. items];
        BecomeExplicit(type == SdfListOpType.SdfListOpTypeExplicit);
        lists[(int)type].Clear();
        foreach (T item in copy) lists[(int)type].Add(item);
    }

    /// <summary>Whether an item stands in any list.</summary>
    public bool HasItem(T item) => lists.Any(list => list.Contains(item));

    /// <summary>Makes the operation do nothing.</summary>
    public void Clear()
    {
        IsExplicitList = false;
        foreach (TVector list in lists) list.Clear();
    }

    /// <summary>Makes the operation replace the weaker list by an empty one.</summary>
    public void ClearAndMakeExplicit()
    {
        Clear();
        IsExplicitList = true;
    }

    /// <summary>Addition: applies the operation to a list in place.</summary>
    /// <remarks>Order of the edits: delete, add, prepend, append, reorder, as in OpenUSD.</remarks>
    public void ApplyOperations(IList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (IsExplicitList)
        {
            items.Clear();
            foreach (T item in List(SdfListOpType.SdfListOpTypeExplicit).Distinct()) items.Add(item);
            return;
        }

        foreach (T item in List(SdfListOpType.SdfListOpTypeDeleted)) items.Remove(item);
        foreach (T item in List(SdfListOpType.SdfListOpTypeAdded).Where(i => !items.Contains(i))) items.Add(item);
        foreach (T item in List(SdfListOpType.SdfListOpTypePrepended).Reverse())
        {
            items.Remove(item);
            items.Insert(0, item);
        }

        foreach (T item in List(SdfListOpType.SdfListOpTypeAppended))
        {
            items.Remove(item);
            items.Add(item);
        }

        Reorder(items, [.. List(SdfListOpType.SdfListOpTypeOrdered).Distinct()]);
    }

    /// <summary>Does nothing: the operation is managed memory.</summary>
    public void Dispose()
    {
    }

    internal override IReadOnlyList<object> Items(SdfListOpType type) => [.. lists[(int)type].Cast<object>()];

    internal override SdfListOpBase Clone()
    {
        var copy = (SdfListOp<T, TVector>)NewOfSameType();
        copy.IsExplicitList = IsExplicitList;
        for (int i = 0; i < lists.Length; i++)
        {
            foreach (T item in lists[i]) copy.lists[i].Add(item);
        }

        return copy;
    }

    internal override SdfListOpBase Over(SdfListOpBase weaker)
    {
        if (IsExplicitList) return Clone();
        var under = (SdfListOp<T, TVector>)weaker.Clone();
        if (under.IsExplicitList || under.HasLegacyEdits || HasLegacyEdits) return under.ThenExplicitly(this);
        foreach (T item in List(SdfListOpType.SdfListOpTypeDeleted)) under.Move(item, SdfListOpType.SdfListOpTypeDeleted, atFront: false);
        foreach (T item in List(SdfListOpType.SdfListOpTypePrepended).Reverse()) under.Move(item, SdfListOpType.SdfListOpTypePrepended, atFront: true);
        foreach (T item in List(SdfListOpType.SdfListOpTypeAppended)) under.Move(item, SdfListOpType.SdfListOpTypeAppended, atFront: false);
        return under;
    }

    internal override void SetItemsUntyped(IEnumerable<object> items, SdfListOpType type)
    {
        var typed = new TVector();
        foreach (object item in items) typed.Add((T)item);
        SetItems(typed, type);
    }

    /// <summary>Puts the items that an order names into that order; each other item stays behind the one it followed.</summary>
    private static void Reorder(IList<T> items, List<T> order)
    {
        if (order.Count == 0) return;
        T[] before = [.. items];
        var head = before.TakeWhile(i => !order.Contains(i)).ToList();
        var result = new List<T>(head);
        foreach (T item in order)
        {
            int at = Array.IndexOf(before, item);
            if (at < 0) continue;
            result.Add(item);
            result.AddRange(before.Skip(at + 1).TakeWhile(i => !order.Contains(i)));
        }

        items.Clear();
        foreach (T item in result) items.Add(item);
    }

    // What adding and reordering do depends on the list below, so they merge with nothing.
    private bool HasLegacyEdits => List(SdfListOpType.SdfListOpTypeAdded).Any() || List(SdfListOpType.SdfListOpTypeOrdered).Any();

    /// <summary>The result of this operation and then another one on an empty list, as an explicit one.</summary>
    private SdfListOp<T, TVector> ThenExplicitly(SdfListOp<T, TVector> stronger)
    {
        var items = new TVector();
        ApplyOperations(items);
        stronger.ApplyOperations(items);
        SetExplicitItems(items);
        return this;
    }

    private void Move(T item, SdfListOpType to, bool atFront)
    {
        foreach (TVector list in lists) list.Remove(item);
        lists[(int)to].Insert(atFront ? 0 : lists[(int)to].Count, item);
    }

    private IEnumerable<T> List(SdfListOpType type) => lists[(int)type];

    private void BecomeExplicit(bool value)
    {
        if (value == IsExplicitList) return;
        Clear();
        IsExplicitList = value;
    }
}
