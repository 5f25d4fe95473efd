using pxr;

namespace UsdGsplat.Usd.Tests.Schemas;

/// <summary>A generated schema without its documentation: a line for each class and for each of its properties, as text.</summary>
internal static class SchemaListing
{
    private static readonly HashSet<string> Documentation = ["doc", "documentation", "customData", "hidden", "displayName", "displayGroup", "comment"];

    internal static string[] Of(SdfLayerHandle layer)
    {
        var lines = new List<string>();
        foreach (string name in SchemaGenerator.Classes(layer))
        {
            var path = new SdfPath("/" + name);
            SdfSpecData prim = layer.Data.Find(path)!;
            lines.Add($"class {name}: {Fields(prim)}");
            lines.AddRange(prim.NamesOrEmpty(SdfFieldKeys.Properties).Order(StringComparer.Ordinal).Select(property => $"  {name}.{property}: {Fields(layer.Data.Find(path.Property(property))!)}"));
        }

        return [.. lines];
    }

    private static string Fields(SdfSpecData spec) => string.Join("; ", spec.Fields
        .Where(field => !SdfDataCopy.IsChildren(field.Key) && !Documentation.Contains(field.Key) && field.Value is not (false or SdfVariability.SdfVariabilityVarying))
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => $"{field.Key}={SdfValueText.Of(field.Value)}"));
}
