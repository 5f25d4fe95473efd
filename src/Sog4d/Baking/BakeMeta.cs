using System.Text.Json;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Writes <c>meta.json</c>. Source: sog4d section 2.</summary>
internal static class BakeMeta
{
    internal static byte[] Write(BakeImages images, BakeTables tables, PositionRange[] ranges, double[] times, int splats, Sog4dBakeOptions options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", "sog4d");
            json.WriteNumber("version", tables.Palettes.Count == 0 ? 1 : options.ShVersion);
            json.WriteNumber("splatCount", splats);
            json.WriteNumber("frameCount", times.Length);
            WriteTimes(json, times, options.FrameTimes is not null);
            json.WriteStartObject("layout");
            json.WriteString("type", "row-major");
            json.WriteNumber("width", images.Width);
            json.WriteNumber("height", images.Height);
            json.WriteEndObject();
            WriteStreams(json, tables, ranges, times.Length, options);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteTimes(Utf8JsonWriter json, double[] times, bool isExplicit)
    {
        json.WriteStartObject("timeMapping");
        json.WriteString("type", isExplicit ? "explicit" : "uniform");
        if (isExplicit)
        {
            json.WriteStartArray("frameTimesNormalized");
            foreach (double time in times) json.WriteNumberValue(time);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteStreams(Utf8JsonWriter json, BakeTables tables, PositionRange[] ranges, int frames, Sog4dBakeOptions options)
    {
        json.WriteStartObject("streams");
        json.WriteStartObject("position");
        json.WriteStartArray("rangeMin");
        foreach (PositionRange range in ranges) WriteVector(json, range.Min.X, range.Min.Y, range.Min.Z);
        json.WriteEndArray();
        json.WriteStartArray("rangeMax");
        foreach (PositionRange range in ranges) WriteVector(json, range.Max.X, range.Max.Y, range.Max.Z);
        json.WriteEndArray();
        json.WriteString("hiPath", BakeNames.Template(BakeNames.PositionHigh));
        json.WriteString("loPath", BakeNames.Template(BakeNames.PositionLow));
        json.WriteEndObject();
        json.WriteStartObject("scale");
        json.WriteStartArray("codebook");
        ReadOnlySpan<float> scales = tables.Scales.Scales;
        for (int i = 0; i < scales.Length; i += 3) WriteVector(json, scales[i], scales[i + 1], scales[i + 2]);
        json.WriteEndArray();
        json.WriteString("indicesPath", BakeNames.Template(BakeNames.ScaleIndices));
        json.WriteEndObject();
        json.WriteStartObject("rotation");
        json.WriteString("path", BakeNames.Template(BakeNames.Rotation));
        json.WriteEndObject();
        json.WriteStartObject("sh");
        json.WriteNumber("bands", tables.Palettes.Count == 0 ? 0 : options.ShBands);
        json.WriteString("sh0Path", BakeNames.Template(BakeNames.Colour));
        json.WriteStartArray("sh0Codebook");
        foreach (float value in tables.Sh0.Values) json.WriteNumberValue(value);
        json.WriteEndArray();
        foreach (BakePalette palette in tables.Palettes) WritePalette(json, palette, frames, options);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePalette(Utf8JsonWriter json, BakePalette palette, int frames, Sog4dBakeOptions options)
    {
        // Version 1 spells the members of its one palette out; version 2 has an object a band.
        bool flat = options.ShVersion == 1;
        string Key(string name) => flat ? "shN" + char.ToUpperInvariant(name[0]) + name[1..] : name;
        if (!flat) json.WriteStartObject(palette.Name);
        json.WriteNumber(Key("count"), palette.Palette.Count);
        json.WriteString(Key("centroidsType"), options.ShCentroids == ShCentroidsType.F16 ? "f16" : "f32");
        json.WriteString(Key("centroidsPath"), BakeNames.Centroids(palette));
        json.WriteString(Key("labelsEncoding"), options.DeltaLabels ? "delta-v1" : "full");
        if (!options.DeltaLabels)
        {
            json.WriteString(Key("labelsPath"), BakeNames.Template(BakeNames.LabelFile(palette)));
        }
        else
        {
            json.WriteStartArray(Key("deltaSegments"));
            foreach ((int start, int count) in BakeSegments.Of(frames, options.DeltaSegmentLength))
            {
                json.WriteStartObject();
                json.WriteNumber("startFrame", start);
                json.WriteNumber("frameCount", count);
                json.WriteString("baseLabelsPath", BakeNames.InFrame(start, BakeNames.LabelFile(palette)));
                json.WriteString("deltaPath", BakeNames.Delta(palette, start));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!flat) json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, float x, float y, float z)
    {
        json.WriteStartObject();
        json.WriteNumber("x", x);
        json.WriteNumber("y", y);
        json.WriteNumber("z", z);
        json.WriteEndObject();
    }
}
