using System.Text;
using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Reads OpenUSD's text format.</summary>
internal ref partial struct UsdaParser
{
    /// <summary>Prims and variants inside each other; OpenUSD itself stops at the end of its stack.</summary>
    private const int MaxDepth = 512;

    private readonly SdfData data;
    private UsdaCursor cursor;

    private UsdaParser(ReadOnlySpan<byte> text, AssetLocation location, SdfData data)
    {
        this.data = data;
        cursor = new UsdaCursor(text, location);
    }

    /// <summary>Parses a whole text and, when it is well-formed, makes it the layer's content.</summary>
    /// <exception cref="AssetFormatException">The text is ill-formed; the layer keeps its content.</exception>
    internal static void Parse(ReadOnlySpan<byte> text, AssetLocation location, SdfLayerHandle layer, UsdaDialect dialect)
    {
        var data = new SdfData();
        new UsdaParser(text, location, data).ParseLayer(dialect);
        layer.Adopt(data);
    }

    private void ParseLayer(UsdaDialect dialect)
    {
        if (!cursor.Take(Encoding.ASCII.GetBytes(dialect.Cookie))) cursor.Expected($"the cookie '{dialect.Cookie}'", "USDA-HEADER");
        cursor.SkipRestOfLine();
        cursor.SkipLines();
        if (cursor.Next == '(') ParseMetadata(data.Root);
        while (true)
        {
            cursor.SkipLines();
            if (cursor.AtEnd) return;
            bool isOrder = cursor.TakeWord("reorder"u8);
            if (isOrder) ParseRootOrder();
            else ParsePrim(SdfPath.AbsoluteRootPath(), 0);
            cursor.SkipLine();
            if (!cursor.AtEnd && !cursor.TakeEol() && !(isOrder && cursor.Take(';'))) cursor.Expected("a line end");
        }
    }

    private void ParseRootOrder()
    {
        cursor.RequireSeparator();
        if (!cursor.TakeWord("rootPrims"u8)) cursor.Expected("'rootPrims'");
        cursor.RequireAssign();
        data.Root[SdfFieldKeys.PrimOrder] = ParseNames();
    }

    /// <summary>One quoted name, or a list of them that is not empty.</summary>
    private List<string> ParseNames()
    {
        if (cursor.SeesString) return [cursor.RequireString()];
        var names = new List<string>();
        if (cursor.Next != '[') cursor.Expected("a quoted name or a list of them");
        cursor.Require('[');
        cursor.SkipLines();
        do names.Add(cursor.RequireString("a quoted name"));
        while (cursor.TakeListSeparator(']'));

        return names;
    }

    private SdfListOpType? TakeEdit()
    {
        SdfListOpType? edit = Edit(cursor.PeekWord());
        if (edit is null) return null;
        cursor.Position += cursor.PeekWord().Length;
        cursor.RequireSeparator();
        return edit;
    }

    private static SdfListOpType? Edit(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("prepend"u8)) return SdfListOpType.SdfListOpTypePrepended;
        if (word.SequenceEqual("append"u8)) return SdfListOpType.SdfListOpTypeAppended;
        if (word.SequenceEqual("delete"u8)) return SdfListOpType.SdfListOpTypeDeleted;
        if (word.SequenceEqual("add"u8)) return SdfListOpType.SdfListOpTypeAdded;
        return word.SequenceEqual("reorder"u8) ? SdfListOpType.SdfListOpTypeOrdered : null;
    }

    /// <summary>Sets one list of a list operation; only the explicit one may be empty, and none may repeat an item.</summary>
    private readonly void SetList<TListOp, T>(SdfSpecData spec, string field, SdfListOpType? edit, List<T> items, int start, bool mayBeEmpty = false)
        where TListOp : SdfListOpBase, new()
        where T : notnull
    {
        if (edit is not null && items.Count == 0 && !mayBeEmpty)
        {
            cursor.FailAt(start, "USDA-VALUE", $"expected items for the edit of {field}, found an empty list");
        }

        var seen = new HashSet<T>();
        foreach (T item in items)
        {
            if (!seen.Add(item)) cursor.FailAt(start, "USDA-VALUE", $"expected different items for {field}, found {item} twice");
        }

        if (spec[field] is not TListOp op) spec[field] = op = new TListOp();
        op.SetItemsUntyped(items.Cast<object>(), edit ?? SdfListOpType.SdfListOpTypeExplicit);
    }

    /// <summary>The prim that relative paths start at.</summary>
    private readonly SdfPath Anchor => cursor.Scope.IsAbsoluteRootPath() ? cursor.Scope : cursor.Scope.GetPrimPath().StripAllVariantSelections();

    private readonly SdfPath MakeAbsolute(SdfPath path, int start)
    {
        if (path.IsEmpty() || path.IsAbsolutePath()) return path;
        try
        {
            SdfPath absolute = path.MakeAbsolutePath(Anchor);
            if (!absolute.IsEmpty()) return absolute;
        }
        catch (ArgumentException)
        {
            // Too many '..' for the prim, told below.
        }

        cursor.FailAt(start, "USDA-PATH", $"expected a path that exists seen from <{Anchor}>, found <{path}>");
        return SdfPath.Empty;
    }
}
