namespace pxr;

/// <summary>Functions of OpenUSD's module Vt.</summary>
public static class Vt
{
    /// <summary>A new empty dictionary.</summary>
    public static VtDictionary VtGetEmptyDictionary() => new();

    /// <summary>The entries of both dictionaries; where both have a key, that of <paramref name="strong"/>.</summary>
    public static VtDictionary VtDictionaryOver(VtDictionary strong, VtDictionary weak)
    {
        ArgumentNullException.ThrowIfNull(strong);
        var over = new VtDictionary(weak);
        foreach ((string key, VtValue value) in strong) over.SetValueAtPath([key], value);
        return over;
    }

    /// <summary>As <see cref="VtDictionaryOver"/>, but where both hold a dictionary under a key, that of both in turn.</summary>
    public static VtDictionary VtDictionaryOverRecursive(VtDictionary strong, VtDictionary weak)
    {
        ArgumentNullException.ThrowIfNull(strong);
        var over = new VtDictionary(weak);
        foreach ((string key, VtValue value) in strong)
        {
            bool both = over.TryGetValue(key, out VtValue? below) && below.Held is VtDictionary && value.Held is VtDictionary;
            VtValue merged = both
                ? VtValue.FromObject(VtDictionaryOverRecursive((VtDictionary)value.Held!, (VtDictionary)below!.Held!))
                : value;
            over.SetValueAtPath([key], merged);
        }

        return over;
    }
}
