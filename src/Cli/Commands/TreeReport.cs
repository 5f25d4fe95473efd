using System.Text.Json;
using pxr;
using UsdGsplat.Cli.Reporting;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints the prims of a layer.</summary>
internal static class TreeReport
{
    /// <summary>Stage metadata that an overview shows, where a layer authors it.</summary>
    private static readonly string[] LayerFields = ["defaultPrim", "upAxis", "metersPerUnit", "timeCodesPerSecond", "startTimeCode", "endTimeCode"];

    internal static void PrintText(string path, SdfLayerHandle layer)
    {
        string metadata = string.Join(", ", Metadata(layer).Select(field => $"{field.Key} = {field.Value}"));
        TextReport.Line($"{path}{(metadata.Length > 0 ? $" ({OneLine(metadata)})" : "")}");
        foreach (string sublayer in SubLayers(layer)) TextReport.Line($" subLayer @{OneLine(sublayer)}@");
        PrintChildren(SdfPrimSummary.OfLayer(layer), " ");
    }

    internal static void PrintJson(string path, SdfLayerHandle layer) => JsonReport.Print(json =>
    {
        json.WriteString("file", path);
        json.WriteStartObject("metadata");
        foreach ((string key, VtValue value) in Metadata(layer)) WriteMetadata(json, key, value);
        json.WriteEndObject();
        json.WriteTexts("subLayers", SubLayers(layer));
        WriteChildren(json, SdfPrimSummary.OfLayer(layer));
    });

    private static IEnumerable<KeyValuePair<string, VtValue>> Metadata(SdfLayerHandle layer) => LayerFields
        .Where(field => layer.HasField(SdfPath.AbsoluteRootPath(), new TfToken(field)))
        .Select(field => KeyValuePair.Create(field, layer.GetField(SdfPath.AbsoluteRootPath(), new TfToken(field))));

    private static IEnumerable<string> SubLayers(SdfLayerHandle layer) =>
        layer.GetField(SdfPath.AbsoluteRootPath(), new TfToken("subLayers")).Object as IEnumerable<string> ?? [];

    private static void PrintChildren(IReadOnlyList<SdfPrimSummary> prims, string indent)
    {
        for (int i = 0; i < prims.Count; i++)
        {
            bool last = i == prims.Count - 1;
            TextReport.Line($"{indent}{(last ? '`' : '|')}-- {OneLine(Describe(prims[i]))}");
            PrintChildren(prims[i].Children, indent + (last ? "    " : "|   "));
        }
    }

    private static string Describe(SdfPrimSummary prim)
    {
        string type = prim.TypeName.Length == 0 ? "" : " " + prim.TypeName;
        IEnumerable<string> facts = prim.Facts.Select(f => $"{f.Key} = {f.Value}");
        IEnumerable<string> arcs = prim.Arcs.Select(a => a.Operation.Length == 0 ? $"{a.Arc} {a.Target}" : $"{a.Operation} {a.Arc} {a.Target}");
        IEnumerable<string> variants = prim.Variants.Select(v => $"{v.Key} = {v.Value}");
        string[] more = [.. facts, .. arcs, .. variants.Select(v => "variant " + v)];
        return $"{prim.Path.GetElementString()} [{prim.Specifier}{type}]{(more.Length == 0 ? "" : $" ({string.Join(", ", more)})")}";
    }

    private static void WriteChildren(Utf8JsonWriter json, IReadOnlyList<SdfPrimSummary> prims)
    {
        json.WriteObjects("prims", prims, prim => WritePrim(json, prim));
    }

    private static void WritePrim(Utf8JsonWriter json, SdfPrimSummary prim)
    {
        json.WriteString("path", prim.Path.GetString());
        json.WriteString("specifier", prim.Specifier);
        if (prim.TypeName.Length > 0) json.WriteString("type", prim.TypeName);
        foreach ((string key, string value) in prim.Facts) json.WriteString(key, value);
        json.WriteObjects("arcs", prim.Arcs, arc =>
        {
            json.WriteString("arc", arc.Arc);
            if (arc.Operation.Length > 0) json.WriteString("operation", arc.Operation);
            json.WriteString("target", arc.Target);
        });
        json.WriteStartObject("variants");
        foreach ((string set, string variant) in prim.Variants) json.WriteString(set, variant);
        json.WriteEndObject();
        WriteChildren(json, prim.Children);
    }

    private static void WriteMetadata(Utf8JsonWriter json, string key, VtValue value)
    {
        if (value.Object is double number) json.WriteReal(key, number);
        else json.WriteString(key, value.ToString());
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("\\n");
}
