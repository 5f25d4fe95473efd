using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>Values under string keys, in the byte order of the keys; a value may be a dictionary again.</summary>
/// <remarks>
/// A key path names a value in nested dictionaries: <c>a:b</c>, or one string for each level, where a key itself contains a
/// colon. Setting makes the dictionaries on the way, and replaces what is in the way. A dictionary inside a value is never
/// changed: setting replaces it by a changed copy, so that copies can share it.
/// </remarks>
public sealed class VtDictionary : IDisposable, IEnumerable<KeyValuePair<string, VtValue>>
{
    private const string DefaultDelimiters = ":";

    private SortedDictionary<string, VtValue> _entries;

    /// <summary>An empty dictionary.</summary>
    public VtDictionary() => _entries = new SortedDictionary<string, VtValue>(TfByteOrder.Instance);

    /// <summary>An empty dictionary; the size is only OpenUSD's hint.</summary>
    public VtDictionary(int size)
        : this() => ArgumentOutOfRangeException.ThrowIfNegative(size);

    /// <summary>A copy.</summary>
    public VtDictionary(VtDictionary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _entries = new SortedDictionary<string, VtValue>(other._entries, TfByteOrder.Instance);
    }

    /// <summary>Addition: the number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Addition: a copy.</summary>
    public VtDictionary Clone() => new(this);

    /// <summary>Removes all entries.</summary>
    public void clear() => _entries.Clear();

    /// <summary>Whether there is no entry.</summary>
    public bool empty() => _entries.Count == 0;

    /// <summary>Exchanges the entries with the other dictionary.</summary>
    public void swap(VtDictionary dict)
    {
        ArgumentNullException.ThrowIfNull(dict);
        (_entries, dict._entries) = (dict._entries, _entries);
    }

    /// <summary>Addition: a copy of the value under a key of this dictionary itself, whatever characters it has.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out VtValue? value)
    {
        value = _entries.TryGetValue(key, out VtValue? stored) ? new VtValue(stored) : null;
        return value is not null;
    }

    /// <summary>A copy of the value at a key path, or null where there is none.</summary>
    public VtValue? GetValueAtPath(string keyPath, string delimiters = DefaultDelimiters) => GetValueAt(Split(keyPath, delimiters));

    /// <inheritdoc cref="GetValueAtPath(string, string)"/>
    public VtValue? GetValueAtPath(StdStringVector keyPath)
    {
        ArgumentNullException.ThrowIfNull(keyPath);
        return GetValueAt(keyPath.ToArray());
    }

    /// <summary>Sets the value at a key path, making the dictionaries on the way; a path without keys does nothing.</summary>
    public void SetValueAtPath(string keyPath, VtValue value, string delimiters = DefaultDelimiters) =>
        SetValueAt(Split(keyPath, delimiters), value);

    /// <inheritdoc cref="SetValueAtPath(string, VtValue, string)"/>
    public void SetValueAtPath(StdStringVector keyPath, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(keyPath);
        SetValueAt(keyPath.ToArray(), value);
    }

    /// <summary>Removes the value at a key path, and the dictionaries on the way that this empties.</summary>
    public void EraseValueAtPath(string keyPath, string delimiters = DefaultDelimiters) => EraseValueAt(Split(keyPath, delimiters));

    /// <inheritdoc cref="EraseValueAtPath(string, string)"/>
    public void EraseValueAtPath(StdStringVector keyPath)
    {
        ArgumentNullException.ThrowIfNull(keyPath);
        EraseValueAt(keyPath.ToArray());
    }

    /// <summary>Addition: the entries in the byte order of their keys.</summary>
    public IEnumerator<KeyValuePair<string, VtValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does nothing: a dictionary holds nothing to release.</summary>
    public void Dispose()
    {
    }

    /// <summary>Addition: whether the other object is a dictionary with equal keys and values.</summary>
    public override bool Equals(object? obj) => obj is VtDictionary other && _entries.SequenceEqual(other._entries);

    /// <summary>Addition: a hash of the keys.</summary>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string key in _entries.Keys) hash.Add(key, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>Addition: the entries as OpenUSD prints them: <c>{'a': 1, 'b': 2}</c>.</summary>
    public override string ToString() =>
        $"{{{string.Join(", ", _entries.Select(entry => $"'{entry.Key}': {entry.Value}"))}}}";

    private static string[] Split(string keyPath, string delimiters)
    {
        ArgumentNullException.ThrowIfNull(keyPath);
        ArgumentNullException.ThrowIfNull(delimiters);
        return keyPath.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
    }

    private VtValue? GetValueAt(ReadOnlySpan<string> keys)
    {
        VtDictionary? level = this;
        for (int i = 0; i < keys.Length && level is not null; i++)
        {
            if (!level._entries.TryGetValue(keys[i], out VtValue? value)) return null;
            if (i == keys.Length - 1) return new VtValue(value);
            level = value.Held as VtDictionary;
        }

        return null;
    }

    private void SetValueAt(ReadOnlySpan<string> keys, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (keys.IsEmpty) return;
        if (keys.Length == 1)
        {
            _entries[keys[0]] = new VtValue(value);
            return;
        }

        VtDictionary below = Below(keys[0]) is { } existing ? new VtDictionary(existing) : new VtDictionary();
        below.SetValueAt(keys[1..], value);
        _entries[keys[0]] = VtValue.FromObject(below);
    }

    private void EraseValueAt(ReadOnlySpan<string> keys)
    {
        if (keys.IsEmpty) return;
        if (keys.Length == 1)
        {
            _entries.Remove(keys[0]);
            return;
        }

        if (Below(keys[0]) is not { } existing) return;
        var below = new VtDictionary(existing);
        below.EraseValueAt(keys[1..]);
        if (below.empty()) _entries.Remove(keys[0]);
        else _entries[keys[0]] = VtValue.FromObject(below);
    }

    private VtDictionary? Below(string key) => _entries.TryGetValue(key, out VtValue? value) ? value.Held as VtDictionary : null;
}
