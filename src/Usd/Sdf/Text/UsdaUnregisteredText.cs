using System.Text;

namespace pxr;

/// <summary>Rebuilds the canonical text of values whose type nobody declares.</summary>
internal static class UsdaUnregisteredText
{
    private const int MaxDepth = 128;

    /// <summary>A value other than a dictionary, as text.</summary>
    internal static string Read(ref UsdaCursor cursor)
    {
        var text = new StringBuilder();
        if (cursor.Next == '[') ReadList(ref cursor, text, 0);
        else if (cursor.Next == '<') text.Append('<').Append(cursor.RequirePath().GetString()).Append('>');
        else ReadItem(ref cursor, text, 0, inList: false);
        return text.ToString();
    }

    /// <summary>A list without its brackets, as text; empty for an empty one.</summary>
    internal static string ReadListItems(ref UsdaCursor cursor)
    {
        if (cursor.Next != '[') cursor.Expected("a list", "USDA-VALUE");
        return Read(ref cursor)[1..^1];
    }

    private static void ReadList(ref UsdaCursor cursor, StringBuilder text, int depth)
    {
        cursor.Require('[');
        text.Append('[');
        cursor.SkipInline();
        if (depth == 0 && cursor.Take(']'))
        {
            text.Append(']');
            return;
        }

        ReadItems(ref cursor, text, depth, ']');
    }

    private static void ReadItems(ref UsdaCursor cursor, StringBuilder text, int depth, char close)
    {
        if (depth == MaxDepth) cursor.Expected($"at most {MaxDepth} nested lists and tuples", "USDA-VALUE");
        cursor.SkipLines();
        bool more = false;
        do
        {
            if (more) text.Append(", ");
            ReadItem(ref cursor, text, depth + 1, inList: close == ']');
            more = true;
        }
        while (cursor.TakeListSeparator(close));

        text.Append(close);
    }

    private static void ReadItem(ref UsdaCursor cursor, StringBuilder text, int depth, bool inList)
    {
        if (cursor.TakeNumber(out UsdaNumber number))
        {
            text.Append(number.ToText());
            return;
        }

        switch (cursor.Next)
        {
            case (byte)'"' or (byte)'\'':
                text.Append(UsdaQuoting.Quote(cursor.RequireString()));
                break;
            case (byte)'@':
                text.Append(UsdaQuoting.QuoteAsset(cursor.RequireAsset()));
                break;
            case (byte)'(':
                cursor.Require('(');
                text.Append('(');
                ReadItems(ref cursor, text, depth, ')');
                break;
            case (byte)'[' when inList:
                ReadList(ref cursor, text, depth);
                break;
            default:
                if (depth > 0 && cursor.PeekWord().SequenceEqual("None"u8)) cursor.Expected("a value", "USDA-VALUE");
                text.Append(cursor.RequireIdentifier("a value"));
                break;
        }
    }
}
