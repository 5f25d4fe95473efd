namespace pxr;

/// <summary>Addition: what list operations of every item type have in common.</summary>
public abstract class SdfListOpBase : IEquatable<SdfListOpBase>
{
    private protected SdfListOpBase()
    {
    }

    /// <summary>The order in which the text format prints edits.</summary>
    internal static IReadOnlyList<SdfListOpType> EditOrder { get; } =
    [
        SdfListOpType.SdfListOpTypeDeleted, SdfListOpType.SdfListOpTypeAdded, SdfListOpType.SdfListOpTypePrepended,
        SdfListOpType.SdfListOpTypeAppended, SdfListOpType.SdfListOpTypeOrdered,
    ];

    private protected bool IsExplicitList { get; set; }

    /// <summary>Whether the operation replaces the weaker list instead of editing it.</summary>
    public bool IsExplicit() => IsExplicitList;

    /// <summary>Whether the operation does anything: it is explicit, or a list has items.</summary>
    public bool HasKeys() => IsExplicitList || EditOrder.Any(type => Items(type).Count > 0);

    /// <summary>Whether two operations hold the same lists.</summary>
    public bool Equals(SdfListOpBase? other)
    {
        if (other is null || other.GetType() != GetType() || other.IsExplicitList != IsExplicitList) return false;
        return Enum.GetValues<SdfListOpType>().All(type => Items(type).SequenceEqual(other.Items(type)));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SdfListOpBase);

    /// <summary>A constant per type, since the object can change.</summary>
    public override int GetHashCode() => GetType().GetHashCode();

    internal abstract IReadOnlyList<object> Items(SdfListOpType type);

    internal abstract SdfListOpBase Clone();

    /// <summary>One operation that does what a weaker one and then this one do, where nothing is weaker still.</summary>
    internal abstract SdfListOpBase Over(SdfListOpBase weaker);

    internal abstract void SetItemsUntyped(IEnumerable<object> items, SdfListOpType type);

    private protected abstract SdfListOpBase NewOfSameType();
}
