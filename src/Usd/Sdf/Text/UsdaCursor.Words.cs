using System.Buffers;
using System.Text;

namespace pxr;

/// <content>Identifiers and names.</content>
internal ref partial struct UsdaCursor
{
    private static readonly SearchValues<byte> WordBytes =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);

    // Words that are no type names and no metadata keys, except where the grammar names them.
    private static readonly HashSet<string> ReservedWords = new(StringComparer.Ordinal)
    {
        "add", "append", "bezier", "class", "config", "connect", "curve", "custom", "customData", "default", "def", "delete", "dictionary",
        "displayUnit", "doc", "held", "hermite", "inherits", "kind", "linear", "loop", "nameChildren", "None", "none", "offset",
        "oscillate", "over", "payload", "permission", "post", "pre", "prefixSubstitutions", "prepend", "properties", "references",
        "relocates", "rel", "reorder", "rootPrims", "repeat", "reset", "scale", "sloped", "subLayers", "suffixSubstitutions",
        "specializes", "spline", "symmetryArguments", "symmetryFunction", "timeSamples", "uniform", "variantSet", "variantSets",
        "variants", "varying",
    };

    internal static bool IsReserved(string word) => ReservedWords.Contains(word);

    /// <summary>The identifier at the position, which stays; empty when there is none.</summary>
    internal readonly ReadOnlySpan<byte> PeekWord() => text.Slice(Position, IdentifierLength(text[Position..]));

    /// <summary>Takes a word if it stands here whole.</summary>
    internal bool TakeWord(ReadOnlySpan<byte> word)
    {
        if (!PeekWord().SequenceEqual(word)) return false;
        Position += word.Length;
        return true;
    }

    internal string RequireIdentifier(string what)
    {
        ReadOnlySpan<byte> word = PeekWord();
        if (word.IsEmpty) Expected(what);
        Position += word.Length;
        return Encoding.UTF8.GetString(word);
    }

    /// <summary>An identifier that is no reserved word.</summary>
    internal string RequireFreeIdentifier(string what)
    {
        int start = Position;
        string word = RequireIdentifier(what);
        if (IsReserved(word)) ExpectedAt(start, what);
        return word;
    }

    /// <summary>Identifiers joined by single colons.</summary>
    internal string RequirePropertyName()
    {
        int start = Position;
        RequireIdentifier("a property name");
        while (Next == ':' && Position + 1 < text.Length && IdentifierLength(text[(Position + 1)..]) is > 0 and int length)
        {
            Position += 1 + length;
        }

        return Encoding.UTF8.GetString(text[start..Position]);
    }

    /// <summary>Identifiers that are no reserved words, joined by double colons.</summary>
    internal string RequireTypeName()
    {
        string name = RequireFreeIdentifier("a type name");
        while (Sees("::"u8))
        {
            Position += 2;
            name += "::" + RequireFreeIdentifier("a type name");
        }

        return name;
    }

    /// <summary>A type name, with <c>[]</c> behind it for an array.</summary>
    internal string RequireArrayableTypeName()
    {
        string name = RequireTypeName();
        int end = Position;
        SkipInline();
        if (Take('['))
        {
            SkipInline();
            Require(']');
            return name + "[]";
        }

        Position = end;
        return name;
    }

    /// <summary>Length in bytes of the identifier at the start of a text; 0 when there is none.</summary>
    internal static int IdentifierLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] is >= (byte)'0' and <= (byte)'9') return 0;
        int length = 0;
        while (true)
        {
            int ascii = bytes[length..].IndexOfAnyExcept(WordBytes);
            if (ascii < 0) return bytes.Length;
            length += ascii;
            if (bytes[length] < 0x80) return length;
            if (Rune.DecodeFromUtf8(bytes[length..], out Rune rune, out int size) != OperationStatus.Done) return length;
            if (length == 0 ? !SdfPathParser.IsXidStart(rune) : !SdfPathParser.IsXidContinue(rune)) return length;
            length += size;
        }
    }
}
