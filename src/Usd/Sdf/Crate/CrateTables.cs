using UsdGsplat.Codecs;

namespace pxr;

/// <summary>The tables of a crate that is written: each entry once, by the number under which it was first met.</summary>
internal sealed class CrateTables
{
    private readonly Dictionary<string, int> tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);
    private readonly Dictionary<SdfPath, int> paths = [];
    private readonly Dictionary<CrateField, int> fields = [];
    private readonly Dictionary<CrateBlob, int> fieldSets = [];
    private readonly AssetLocation location;

    internal CrateTables(AssetLocation location)
    {
        this.location = location;

        // A sign cannot be put on index 0, so no name of a property may be there.
        Token(CrateLayout.DummyToken);
        Path(SdfPath.AbsoluteRootPath());
    }

    internal List<string> Tokens { get; } = [];

    /// <summary>Token indexes of strings.</summary>
    internal List<int> Strings { get; } = [];

    internal List<SdfPath> Paths { get; } = [];

    internal List<CrateField> Fields { get; } = [];

    /// <summary>Runs of field indexes with their ends.</summary>
    internal List<int> FieldSets { get; } = [];

    internal List<CrateSpec> Specs { get; } = [];

    internal int Token(string text)
    {
        if (tokens.TryGetValue(text, out int index)) return index;
        if (text.Contains('\0', StringComparison.Ordinal)) throw new AssetUnsupportedException(location, "USDC-VALUE", "expected texts without the character NUL, which ends texts in crates, found one");
        return Add(tokens, Tokens, text, text);
    }

    internal int String(string text) => strings.TryGetValue(text, out int index) ? index : Add(strings, Strings, text, Token(text));

    /// <summary>The number of a path; its ancestors and the target in it have entries as well.</summary>
    internal int Path(SdfPath path)
    {
        if (paths.TryGetValue(path, out int index)) return index;
        if (!path.IsEmpty() && !path.IsAbsolutePath()) throw new AssetUnsupportedException(location.In(path.GetString()), "USDC-VALUE", $"expected absolute paths, which crates can hold, found <{path}>");
        if (!path.IsEmpty() && !path.IsAbsoluteRootPath())
        {
            Path(path.GetParentPath());
            Token(ElementOf(path));
            if (path.Kind is SdfPathKind.Target or SdfPathKind.Mapper) Path(path.GetTargetPath());
        }

        return Add(paths, Paths, path, path);
    }

    internal int Field(string name, CrateValueRep rep)
    {
        var field = new CrateField(Token(name), rep);
        return fields.TryGetValue(field, out int index) ? index : Add(fields, Fields, field, field);
    }

    /// <summary>The place of a run of fields.</summary>
    internal int FieldSet(ReadOnlySpan<int> indexes)
    {
        CrateBlob key = new CrateBlob().AddAll(indexes);
        if (fieldSets.TryGetValue(key, out int start)) return start;
        start = FieldSets.Count;
        fieldSets.Add(key, start);
        FieldSets.AddRange(indexes);
        FieldSets.Add(CrateLayout.EndOfFieldSet);
        return start;
    }

    /// <summary>Whether a path is written as the name of a property of a prim.</summary>
    internal static bool IsPrimProperty(SdfPath path) => path.Kind == SdfPathKind.Property;

    internal static string ElementOf(SdfPath path) => IsPrimProperty(path) ? path.GetName() : path.GetElementString();

    private static int Add<TKey, TEntry>(Dictionary<TKey, int> numbers, List<TEntry> entries, TKey key, TEntry entry)
        where TKey : notnull
    {
        entries.Add(entry);
        numbers.Add(key, entries.Count - 1);
        return entries.Count - 1;
    }
}
