using System.Globalization;
using System.Text;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Reads the text at the start of a PLY file, up to and with the line <c>end_header</c>.</summary>
/// <remarks>Source: the PLY description of Greg Turk, and its habits in the field: CRLF ends, tabs, comments anywhere.</remarks>
internal sealed class PlyHeaderParser
{
    private const int MaxLength = 1 << 20;
    private const int FirstRead = 1 << 14;

    private readonly IByteSource bytes;
    private readonly List<(string Name, long Count, List<PlyProperty> Properties)> elements = [];
    private readonly List<string> comments = [];
    private PlyEncoding? encoding;
    private int line;

    private PlyHeaderParser(IByteSource bytes) => this.bytes = bytes;

    /// <summary>Parses the header.</summary>
    /// <exception cref="Codecs.AssetFormatException">A line breaks the grammar, or there is no end within 1 MiB.</exception>
    internal static PlyHeader Parse(IByteSource bytes) => new PlyHeaderParser(bytes).Parse();

    private PlyHeader Parse()
    {
        byte[] head = [];
        int length = 0;
        while (true)
        {
            int start = length;
            length = NextLine(ref head, start);
            string text = Encoding.Latin1.GetString(head.AsSpan(start, length - start)).TrimEnd('\n').TrimEnd('\r');
            line++;
            if (line == 1)
            {
                if (text != "ply") throw Error($"expected 'ply', found '{Shorten(text)}'");
                continue;
            }

            string[] words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (words is ["end_header"]) break;
            ParseLine(words, text);
        }

        if (encoding is null) throw Vertex("PLY-FORMAT", "expected a line 'format', found none before end_header");
        return new PlyHeader(
            encoding.Value,
            [.. elements.Select(e => new PlyElement(e.Name, e.Count, e.Properties))],
            comments,
            length,
            line);
    }

    /// <summary>Finds where the line that starts at <paramref name="start"/> ends, reading on as needed.</summary>
    private int NextLine(ref byte[] head, int start)
    {
        int searched = start;
        while (true)
        {
            int end = head.AsSpan(searched).IndexOf((byte)'\n');
            if (end >= 0) return searched + end + 1;
            searched = head.Length;
            int longer = (int)Math.Min(bytes.Length, Math.Min(MaxLength, Math.Max(FirstRead, head.Length * 2L)));
            if (longer <= head.Length)
            {
                line++;
                throw Error(string.Create(CultureInfo.InvariantCulture, $"expected end_header, found none in the first {head.Length} bytes"));
            }

            Array.Resize(ref head, longer);
            bytes.ReadExactly(searched, head.AsSpan(searched));
        }
    }

    private void ParseLine(string[] words, string text)
    {
        switch (words[0])
        {
            case "comment":
            case "obj_info":
                comments.Add(text.TrimStart()[words[0].Length..].Trim());
                break;
            case "format":
                ParseFormat(words);
                break;
            case "element":
                ParseElement(words);
                break;
            case "property":
                ParseProperty(words);
                break;
            default:
                throw Error($"expected a header keyword, found '{Shorten(text)}'");
        }
    }

    private void ParseFormat(string[] words)
    {
        if (encoding is not null) throw Vertex("PLY-FORMAT", "expected one line 'format', found two");
        encoding = words switch
        {
            ["format", "ascii", "1.0"] => PlyEncoding.Ascii,
            ["format", "binary_little_endian", "1.0"] => PlyEncoding.BinaryLittleEndian,
            ["format", "binary_big_endian", "1.0"] => PlyEncoding.BinaryBigEndian,
            _ => throw Vertex(
                "PLY-FORMAT",
                $"expected 'ascii', 'binary_little_endian' or 'binary_big_endian' with version 1.0, found '{Shorten(string.Join(' ', words.Skip(1)))}'"),
        };
    }

    private void ParseElement(string[] words)
    {
        if (words.Length != 3) throw Error("expected 'element <name> <count>', found another number of words");
        string name = words[1];
        if (elements.Any(e => e.Name == name)) throw Error($"expected each element once, found '{Shorten(name)}' again");
        if (!words[2].All(char.IsAsciiDigit)) throw Error($"expected a count, found '{Shorten(words[2])}'");
        if (!long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            throw PlyErrors.CountOverflow(bytes, name, Shorten(words[2]));
        }

        elements.Add((name, count, []));
    }

    private void ParseProperty(string[] words)
    {
        if (elements.Count == 0) throw Error("expected an element before its properties, found a property");
        PlyProperty property = words switch
        {
            ["property", "list", var count, var item, var name] => new PlyProperty(name, Type(item), IntegerType(count)),
            ["property", var type, var name] => new PlyProperty(name, Type(type)),
            _ => throw Error("expected 'property <type> <name>' or 'property list <type> <type> <name>', found another number of words"),
        };
        elements[^1].Properties.Add(property);
    }

    private PlyType Type(string name) => PlyTypes.Parse(name) ?? throw Error($"expected a scalar type, found '{Shorten(name)}'");

    private PlyType IntegerType(string name)
    {
        PlyType type = Type(name);
        return type is PlyType.Float32 or PlyType.Float64 ? throw Error($"expected an integer type for a list's length, found '{name}'") : type;
    }

    private Codecs.AssetFormatException Error(string problem) => PlyErrors.Header(bytes, line, problem);

    private Codecs.AssetFormatException Vertex(string code, string problem) =>
        new(new Codecs.AssetLocation(bytes.Name, Line: line), code, problem);

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
