namespace pxr;

/// <summary>One spec of a layer: its type and its fields in the order in which they were first set.</summary>
/// <param name="type">What the spec describes.</param>
internal sealed class SdfSpecData(SdfSpecType type)
{
    // Specs have a handful of fields, so a scan beats a hash table in time and in memory.
    private string[] keys = [];
    private object[] values = [];
    private int count;

    internal SdfSpecType Type { get; } = type;

    /// <summary>The fields; their values are read when they are asked for.</summary>
    internal IReadOnlyList<SdfField> Fields
    {
        get
        {
            var fields = new SdfField[count];
            for (int i = 0; i < fields.Length; i++) fields[i] = new SdfField(this, i);
            return fields;
        }
    }

    internal object? this[string field]
    {
        get => IndexOf(field) is >= 0 and int index ? ValueAt(index) : null;
        set
        {
            int index = IndexOf(field);
            if (value is null)
            {
                if (index >= 0) RemoveAt(index);
            }
            else if (index >= 0)
            {
                values[index] = value;
            }
            else
            {
                Add(field, value);
            }
        }
    }

    /// <summary>Whether a field is set, without reading its value.</summary>
    internal bool Has(string field) => IndexOf(field) >= 0;

    /// <summary>The value of a field, or the lazy one that stands for it; null when it is not set.</summary>
    internal object? Stored(string field) => IndexOf(field) is >= 0 and int index ? values[index] : null;

    /// <summary>The list of child names in a field, made when missing.</summary>
    internal List<string> Names(string field)
    {
        if (this[field] is List<string> names) return names;
        var made = new List<string>();
        this[field] = made;
        return made;
    }

    /// <summary>The list of child names in a field; empty when there is none.</summary>
    internal IReadOnlyList<string> NamesOrEmpty(string field) => this[field] as List<string> ?? (IReadOnlyList<string>)[];

    internal string KeyAt(int index) => keys[index];

    internal object StoredAt(int index) => values[index];

    internal object ValueAt(int index) => SdfLazyValue.Resolve(ref values[index]);

    /// <summary>Makes room for fields that are to be set.</summary>
    internal void Reserve(int fields)
    {
        if (fields <= keys.Length) return;
        Array.Resize(ref keys, fields);
        Array.Resize(ref values, fields);
    }

    private int IndexOf(string field)
    {
        for (int i = 0; i < count; i++)
        {
            if (keys[i] == field) return i;
        }

        return -1;
    }

    private void Add(string field, object value)
    {
        if (count == keys.Length) Reserve(Math.Max(4, 2 * count));
        (keys[count], values[count]) = (field, value);
        count++;
    }

    private void RemoveAt(int index)
    {
        count--;
        keys.AsSpan((index + 1)..(count + 1)).CopyTo(keys.AsSpan(index));
        values.AsSpan((index + 1)..(count + 1)).CopyTo(values.AsSpan(index));
        (keys[count], values[count]) = (null!, null!);
    }
}
