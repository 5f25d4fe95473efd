namespace pxr;

/// <summary>A field of a spec, whose value is read when it is asked for.</summary>
internal readonly struct SdfField
{
    private readonly SdfSpecData owner;
    private readonly int index;

    internal SdfField(SdfSpecData owner, int index) => (this.owner, this.index) = (owner, index);

    internal string Key => owner.KeyAt(index);

    internal object Value => owner.ValueAt(index);

    /// <summary>The value, or the lazy one that stands for it.</summary>
    internal object Stored => owner.StoredAt(index);

    internal void Deconstruct(out string key, out object value) => (key, value) = (Key, Value);
}
