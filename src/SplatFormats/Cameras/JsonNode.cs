using System.Globalization;
using System.Text;
using System.Text.Json;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>A value of a JSON file, which knows where it stands. Members that are missing or null are not there.</summary>
/// <param name="value">The value.</param>
/// <param name="file">The file's path.</param>
/// <param name="pointer">Where the value stands: a JSON pointer.</param>
internal readonly struct JsonNode(JsonElement value, string file, string pointer)
{
    private const string Code = "CAMERAS-JSON";
    private const long MostBytes = 1 << 28;

    internal bool IsArray => value.ValueKind == JsonValueKind.Array;

    internal bool IsObject => value.ValueKind == JsonValueKind.Object;

    internal AssetLocation Location => new(file, Scope: pointer.Length == 0 ? null : pointer);

    /// <summary>Reads a file whole and gives its root to a function.</summary>
    /// <exception cref="AssetFormatException">It is no JSON text.</exception>
    /// <exception cref="AssetUnsupportedException">It is longer than 256 MiB.</exception>
    internal static T Read<T>(string path, Func<JsonNode, T> read)
    {
        var location = new AssetLocation(path);
        using FileStream stream = File.OpenRead(path);
        if (!stream.CanSeek) throw new IOException($"{path}: expected a file, found a pipe or a device");
        if (stream.Length > MostBytes) throw new AssetUnsupportedException(location, Code, $"expected JSON of at most {MostBytes} bytes, found {stream.Length}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream);
            return read(new JsonNode(document.RootElement, path, ""));
        }
        catch (JsonException error)
        {
            throw new AssetFormatException(
                location with { Line = (int?)error.LineNumber + 1, Column = (int?)error.BytePositionInLine + 1 }, Code, $"expected JSON text, found something else: {FirstSentence(error.Message)}", error);
        }
        catch (InvalidOperationException error)
        {
            // An escape such as \ud800 alone is valid JSON text, but no string.
            throw new AssetFormatException(location, Code, "expected strings of whole characters, found half of one", error);
        }
    }

    internal JsonNode? Member(string name) =>
        IsObject && value.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? new JsonNode(member, file, $"{pointer}/{name}") : null;

    /// <summary>The items of an array, in order.</summary>
    internal IEnumerable<JsonNode> Items()
    {
        if (!IsArray) throw Wrong("an array");
        string path = file, at = pointer;
        return value.EnumerateArray().Select((item, i) => new JsonNode(item, path, string.Create(CultureInfo.InvariantCulture, $"{at}/{i}")));
    }

    internal string? Text(string name)
    {
        if (Member(name) is not { } member) return null;
        return member.AsText() ?? throw member.Wrong("a string");
    }

    internal double? Number(string name) => Member(name)?.AsNumber();

    /// <summary>A whole number of pixels; files write it as 1920.0 too.</summary>
    internal int? Pixels(string name)
    {
        if (Member(name) is not { } member) return null;
        double number = member.AsNumber();
        return number >= 0 && number <= int.MaxValue && Math.Truncate(number) == number ? (int)number : throw member.Wrong("a whole number");
    }

    internal double[]? Matrix(string name, int rows, int columns) => Member(name)?.AsMatrix(rows, columns);

    /// <summary>The numbers of an array of rows, or of more rows than needed, row-major.</summary>
    internal double[] AsMatrix(int rows, int columns)
    {
        if (!IsArray || value.GetArrayLength() < rows) throw Wrong($"an array of {rows} rows");
        return [.. Items().Take(rows).SelectMany(row => row.AsNumbers(columns))];
    }

    internal double[] AsNumbers(int count)
    {
        if (!IsArray || value.GetArrayLength() != count) throw Wrong($"an array of {count} numbers");
        return [.. Items().Select(item => item.AsNumber())];
    }

    /// <summary>The number; one too large for a double is infinite.</summary>
    internal double AsNumber() => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : throw Wrong("a number");

    internal AssetFormatException Missing(string name, string what) => new(Location, Code, $"expected {what} '{name}', found none");

    internal AssetFormatException Wrong(string expected) => new(Location, Code, $"expected {expected}, found {Describe()}");

    private string? AsText() => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string Describe() => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"an array of {value.GetArrayLength()}"),
        JsonValueKind.String => "a string",
        JsonValueKind.Number => Short(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static string Short(string text) => text.Length <= 40 ? text : new StringBuilder(text, 0, 40, 43).Append("...").ToString();

    private static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).ReplaceLineEndings(" ");
    }
}
