namespace pxr;

/// <summary>One spec of a layer: its type and its fields in the order in which they were first set.</summary>
/// <param name="type">What the spec describes.</param>
internal sealed class SdfSpecData(SdfSpecType type)
{
    // Specs have a handful of fields, so a scan beats a hash table in time and in memory.
    private readonly List<KeyValuePair<string, object>> fields = [];

    internal SdfSpecType Type { get; } = type;

    internal IReadOnlyList<KeyValuePair<string, object>> Fields => fields;

    internal object? this[string field]
    {
        get
        {
            foreach (KeyValuePair<string, object> entry in fields)
            {
                if (entry.Key == field) return entry.Value;
            }

            return null;
        }

        set
        {
            int index = fields.FindIndex(entry => entry.Key == field);
            if (value is null)
            {
                if (index >= 0) fields.RemoveAt(index);
            }
            else if (index >= 0)
            {
                fields[index] = new(field, value);
            }
            else
            {
                fields.Add(new(field, value));
            }
        }
    }

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
}
