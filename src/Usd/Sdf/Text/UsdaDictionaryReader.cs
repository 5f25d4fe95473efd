namespace pxr;

/// <summary>Reads dictionaries: typed entries under string keys, nested to a limit.</summary>
internal static class UsdaDictionaryReader
{
    private const int MaxDepth = 128;

    internal static VtDictionary Read(ref UsdaCursor cursor) => Read(ref cursor, 0);

    private static VtDictionary Read(ref UsdaCursor cursor, int depth)
    {
        if (cursor.Next != '{') cursor.Expected("a dictionary", "USDA-VALUE");
        if (depth == MaxDepth) cursor.Expected($"at most {MaxDepth} nested dictionaries", "USDA-VALUE");
        var dictionary = new VtDictionary();
        if (!cursor.TakeOpen('{', '}')) return dictionary;
        do ReadEntry(ref cursor, dictionary, depth);
        while (cursor.TakeStatementSeparator('}'));

        return dictionary;
    }

    private static void ReadEntry(ref UsdaCursor cursor, VtDictionary dictionary, int depth)
    {
        if (cursor.TakeWord("dictionary"u8))
        {
            cursor.RequireSeparator();
            string name = ReadKey(ref cursor);
            cursor.RequireAssign();
            Set(dictionary, name, Read(ref cursor, depth + 1));
            return;
        }

        SdfValueTypeName type = ReadType(ref cursor);
        cursor.RequireSeparator();
        string key = ReadKey(ref cursor);
        cursor.RequireAssign();
        Set(dictionary, key, UsdaValueReader.Read(ref cursor, type));
    }

    private static SdfValueTypeName ReadType(ref UsdaCursor cursor)
    {
        int start = cursor.Position;
        string name = cursor.RequireArrayableTypeName();
        if (SdfTypeRegistry.Find(name) is { } type) return type;
        cursor.ExpectedAt(start, "a declared value type", "USDA-VALUE");
        return null;
    }

    private static string ReadKey(ref UsdaCursor cursor) =>
        cursor.SeesString ? cursor.RequireString() : cursor.RequireIdentifier("a dictionary key");

    private static void Set(VtDictionary dictionary, string key, object value) =>
        dictionary.SetValueAtPath(new StdStringVector { key }, VtValue.FromObject(value));
}
