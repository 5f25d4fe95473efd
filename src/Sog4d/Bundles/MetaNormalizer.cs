using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Turns the legacy forms of <c>meta.json</c> into the canonical ones and keeps all else. Source: sog4d, section 10.</summary>
internal static class MetaNormalizer
{
    private static readonly string[] VectorFields = ["streams.position.rangeMin", "streams.position.rangeMax", "streams.scale.codebook"];
    private static readonly string[] Components = ["x", "y", "z"];

    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        SkipValidation = true,
    };

    /// <summary>The canonical form, and what was changed; the given bytes and nothing when they are canonical.</summary>
    /// <exception cref="AssetException">The bytes are no JSON, or of another format.</exception>
    internal static (byte[] Bytes, IReadOnlyList<string> Changes) Normalize(byte[] bytes, AssetLocation location)
    {
        Sog4dMeta meta = MetaParser.Parse(bytes, location);
        var changes = new List<string>();
        if (meta.Format != Sog4dMeta.CanonicalFormat) changes.Add(FormatChange(meta, location));
        changes.AddRange(meta.LegacyVectorFields.Select(field => $"{field}: arrays to objects with x, y and z"));
        if (changes.Count == 0) return (bytes, changes);

        using JsonDocument document = MetaParser.ParseJson(bytes, location);
        var buffer = new ArrayBufferWriter<byte>(bytes.Length);
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            try
            {
                Write(writer, document.RootElement, "");
            }
            catch (InvalidOperationException error)
            {
                throw new AssetFormatException(location, BundleCodes.MetaJson, $"expected names of whole characters: {error.Message}", error);
            }
        }

        return (buffer.WrittenSpan.ToArray(), changes);
    }

    private static string FormatChange(Sog4dMeta meta, AssetLocation location)
    {
        if (string.IsNullOrWhiteSpace(meta.Format)) return $"format: set to '{Sog4dMeta.CanonicalFormat}'";
        if (string.Equals(meta.Format.Trim(), Sog4dMeta.CanonicalFormat, StringComparison.OrdinalIgnoreCase))
            return $"format: '{meta.Format}' to '{Sog4dMeta.CanonicalFormat}'";
        throw new AssetFormatException(location.In("format"), BundleCodes.MetaFormat, $"expected the format '{Sog4dMeta.CanonicalFormat}', found '{meta.Format}'");
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element, path);
                break;
            case JsonValueKind.Array:
                bool vectors = VectorFields.Contains(path);
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (vectors && item.ValueKind == JsonValueKind.Array) WriteVector(writer, item);
                    else Write(writer, item, path + "[]");
                }

                writer.WriteEndArray();
                break;
            default:
                // Numbers and strings keep their spelling.
                writer.WriteRawValue(element.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element, string path)
    {
        writer.WriteStartObject();
        bool root = path.Length == 0;
        if (root && !element.TryGetProperty("format", out _)) writer.WriteString("format", Sog4dMeta.CanonicalFormat);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (root && property.Name == "format") writer.WriteStringValue(Sog4dMeta.CanonicalFormat);
            else Write(writer, property.Value, root ? property.Name : $"{path}.{property.Name}");
        }

        writer.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter writer, JsonElement vector)
    {
        writer.WriteStartObject();
        for (int i = 0; i < Components.Length; i++)
        {
            writer.WritePropertyName(Components[i]);
            writer.WriteRawValue(vector[i].GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
