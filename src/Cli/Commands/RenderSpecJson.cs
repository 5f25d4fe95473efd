using System.Globalization;
using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints a render specification for programs: OpenUSD's fields first, then what follows from them.</summary>
/// <remarks>Numbers of single precision have the nine digits that tell each from all others.</remarks>
internal static class RenderSpecJson
{
    internal static void Print(string path, RenderSpec spec, IReadOnlyList<string> namespaces) => JsonReport.Print(json =>
    {
        json.WriteTexts("namespaces", namespaces);
        json.WriteTexts("includedPurposes", spec.IncludedPurposes);
        json.WriteTexts("materialBindingPurposes", spec.MaterialBindingPurposes);
        WriteSettings(json, spec.NamespacedSettings);
        json.WriteObjects("renderVars", spec.RenderVars, v => WriteVar(json, v));
        json.WriteObjects("products", spec.Products, product => WriteProduct(json, product));
        json.WriteString("file", path);
        json.WriteString("settings", spec.SettingsPath.GetString());
        json.WriteTexts("warnings", spec.Warnings);
    });

    /// <summary>A setting's value as text, as OpenUSD prints it.</summary>
    internal static string TextOf(RenderSetting setting) =>
        setting.Sources.Count == 0 ? setting.Value.ToString() : $"[{string.Join(", ", setting.Sources.Select(path => path.GetString()))}]";

    private static void WriteSettings(Utf8JsonWriter json, IReadOnlyList<RenderSetting> settings)
    {
        json.WriteStartObject("namespacedSettings");
        foreach (RenderSetting setting in settings) json.WriteString(setting.Name, TextOf(setting));
        json.WriteEndObject();
    }

    private static void WriteVar(Utf8JsonWriter json, RenderVarSpec var)
    {
        json.WriteString("path", var.Path.GetString());
        json.WriteString("dataType", var.DataType);
        json.WriteString("sourceName", var.SourceName);
        json.WriteString("sourceType", var.SourceType);
        WriteSettings(json, var.NamespacedSettings);
    }

    private static void WriteProduct(Utf8JsonWriter json, RenderProductSpec product)
    {
        json.WriteString("path", product.Path.GetString());
        json.WriteString("type", product.Type);
        json.WriteString("name", product.Name);
        json.WriteString("camera", product.CameraPath.GetString());
        WriteIntegers(json, "resolution", product.Width, product.Height);
        json.WritePropertyName("pixelAspectRatio");
        WriteSingle(json, product.PixelAspectRatio);
        json.WriteString("aspectRatioConformPolicy", product.AspectRatioConformPolicy);
        WriteSingles(json, "apertureSize", product.ApertureWidth, product.ApertureHeight);
        RenderWindow window = product.DataWindow;
        WriteSingles(json, "dataWindowNDC", window.XMin, window.YMin, window.XMax, window.YMax);
        json.WriteBoolean("disableMotionBlur", product.DisableMotionBlur);
        json.WriteBoolean("disableDepthOfField", product.DisableDepthOfField);
        WriteIntegers(json, "renderVarIndices", [.. product.RenderVarIndices.Select(index => (long)index)]);
        WriteSettings(json, product.NamespacedSettings);
        WriteBounds(json, product.PixelBounds);
        WriteProjection(json, product);
        json.WriteReals("shutter", product.Shutter.Open, product.Shutter.Close);
    }

    /// <summary>Columns and rows as half-open ranges, and the window as EXR files have it, with its last pixels and y down.</summary>
    private static void WriteBounds(Utf8JsonWriter json, RenderPixelBounds? bounds)
    {
        if (bounds is not { } pixels)
        {
            json.WriteNull("pixelBounds");
            return;
        }

        json.WriteStartObject("pixelBounds");
        WriteIntegers(json, "columns", pixels.X0, pixels.X1);
        WriteIntegers(json, "rowsFromBottom", pixels.Y0, pixels.Y1);
        WriteIntegers(json, "rowsFromTop", pixels.Top0, pixels.Top1);
        WriteIntegers(json, "size", pixels.Width, pixels.Height);
        WriteIntegers(json, "exrDataWindow", pixels.X0, pixels.Top0, (long)pixels.X1 - 1, pixels.Top1 - 1);
        json.WriteEndObject();
    }

    private static void WriteProjection(Utf8JsonWriter json, RenderProductSpec product)
    {
        json.WriteString("projection", product.Lens.IsOrthographic ? "orthographic" : "perspective");
        if (product.Projection is not { } projection) return;
        json.WriteReals("screenWindow", projection.Left, projection.Bottom, projection.Right, projection.Top);
        if (projection is { HorizontalFov: { } horizontal, VerticalFov: { } vertical }) json.WriteReals("fieldOfView", horizontal, vertical);
        if (projection.Intrinsics is not { } pinhole) return;
        json.WriteStartObject("intrinsics");
        json.WriteReal("fx", pinhole.Fx);
        json.WriteReal("fy", pinhole.Fy);
        json.WriteReal("cx", pinhole.Cx);
        json.WriteReal("cy", pinhole.Cy);
        json.WriteEndObject();
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, params ReadOnlySpan<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void WriteSingles(Utf8JsonWriter json, string name, params ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (float value in values) WriteSingle(json, value);
        json.WriteEndArray();
    }

    private static void WriteSingle(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value)) json.WriteRawValue(value.ToString("G9", CultureInfo.InvariantCulture));
        else json.WriteStringValue(float.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }
}
