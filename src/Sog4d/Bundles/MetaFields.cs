using System.Globalization;
using System.Numerics;
using System.Text.Json;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The members of one JSON object by type. A missing member, or null, is the type's default.</summary>
internal sealed class MetaFields(JsonElement element, string path, AssetLocation location, List<string> legacyVectors)
{
    internal string? Text(string name) => Find(name, JsonValueKind.String, "a string")?.GetString();

    internal int Int(string name)
    {
        if (Find(name, JsonValueKind.Number, "an integer") is not { } value) return 0;
        return value.TryGetInt32(out int number) ? number : throw Wrong(PathOf(name), "an integer of 32 bits", value.GetRawText());
    }

    internal MetaFields? Object(string name) =>
        Find(name, JsonValueKind.Object, "an object") is { } value ? new MetaFields(value, PathOf(name), location, legacyVectors) : null;

    internal string? Raw(string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : null;

    internal float[]? Floats(string name) => Items(name, (item, at) => Float(item, at));

    internal Vector3[]? Vectors(string name)
    {
        bool legacy = false;
        Vector3[]? vectors = Items(name, (item, at) => Vector(item, at, ref legacy));
        if (legacy) legacyVectors.Add(PathOf(name));
        return vectors;
    }

    internal Sog4dLabelSegment?[]? Segments(string name) => Items(name, (item, at) =>
    {
        if (item.ValueKind == JsonValueKind.Null) return null;
        if (item.ValueKind != JsonValueKind.Object) throw Wrong(at, "an object", Describe(item));
        var fields = new MetaFields(item, at, location, legacyVectors);
        return new Sog4dLabelSegment
        {
            StartFrame = fields.Int("startFrame"),
            FrameCount = fields.Int("frameCount"),
            BaseLabelsPath = fields.Text("baseLabelsPath"),
            DeltaPath = fields.Text("deltaPath"),
        };
    });

    private delegate T ItemReader<T>(JsonElement item, string path);

    private T[]? Items<T>(string name, ItemReader<T> read)
    {
        if (Find(name, JsonValueKind.Array, "an array") is not { } array) return null;
        var items = new T[array.GetArrayLength()];
        int i = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            items[i] = read(item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{i}]"));
            i++;
        }

        return items;
    }

    private Vector3 Vector(JsonElement item, string at, ref bool legacy)
    {
        if (item.ValueKind == JsonValueKind.Object) return new Vector3(Component(item, "x", at), Component(item, "y", at), Component(item, "z", at));
        if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() != 3) throw Wrong(at, "an object with x, y and z", Describe(item));
        legacy = true;
        return new Vector3(Float(item[0], at), Float(item[1], at), Float(item[2], at));
    }

    private float Component(JsonElement vector, string name, string at) => vector.TryGetProperty(name, out JsonElement value) ? Float(value, $"{at}.{name}") : 0;

    private float Float(JsonElement item, string at) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetSingle(out float value) ? value : throw Wrong(at, "a number", Describe(item));

    private JsonElement? Find(string name, JsonValueKind kind, string expected)
    {
        if (!element.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == kind ? value : throw Wrong(PathOf(name), expected, Describe(value));
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };

    private AssetFormatException Wrong(string at, string expected, string found) =>
        new(location.In(at), BundleCodes.MetaJson, $"expected {expected} as {at} of {Sog4dArchive.MetaName}, found {found}");
}
