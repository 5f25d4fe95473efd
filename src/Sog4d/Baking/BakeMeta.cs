using System.Text.Json;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Writes <c>meta.json</c>. Source: sog4d section 2.</summary>
internal static class BakeMeta
{
    internal static byte[] Write(
        BakeScene scene, BakeImages images, BakeCodebooks books, IReadOnlyList<BakeLabels> labels, PositionRange[] ranges, Sog4dBakeOptions options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", "sog4d");
            json.WriteNumber("version", labels.Count == 0 ? 1 : options.ShVersion);
            json.WriteNumber("splatCount", scene.Count);
            json.WriteNumber("frameCount", ranges.Length);
            WriteTimes(json, scene.Times);
            json.WriteStartObject("layout");
            json.WriteString("type", "row-major");
            json.WriteNumber("width", images.Width);
            json.WriteNumber("height", images.Height);
            json.WriteEndObject();
            WriteStreams(json, scene, books, labels, ranges, options);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteTimes(Utf8JsonWriter json, IReadOnlyList<double> times)
    {
        bool isExplicit = !times.SequenceEqual(FrameTimes.Uniform(times.Count));
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

    private static void WriteStreams(
        Utf8JsonWriter json, BakeScene scene, BakeCodebooks books, IReadOnlyList<BakeLabels> labels, PositionRange[] ranges, Sog4dBakeOptions options)
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
        ReadOnlySpan<float> scales = books.Scales.Scales;
        for (int i = 0; i < scales.Length; i += 3) WriteVector(json, scales[i], scales[i + 1], scales[i + 2]);
        json.WriteEndArray();
        json.WriteString("indicesPath", BakeNames.Template(BakeNames.ScaleIndices));
        json.WriteEndObject();
        json.WriteStartObject("rotation");
        json.WriteString("path", BakeNames.Template(BakeNames.Rotation));
        json.WriteEndObject();
        json.WriteStartObject("sh");
        json.WriteNumber("bands", scene.ShDegree);
        json.WriteString("sh0Path", BakeNames.Template(BakeNames.Colour));
        json.WriteStartArray("sh0Codebook");
        foreach (float value in books.Sh0.Values) json.WriteNumberValue(value);
        json.WriteEndArray();
        foreach (BakeLabels track in labels) WritePalette(json, track, options);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePalette(Utf8JsonWriter json, BakeLabels labels, Sog4dBakeOptions options)
    {
        BakePalette palette = labels.Palette;
        // Version 1 spells the members of its one palette out; version 2 has an object a band.
        bool flat = options.ShVersion == 1;
        string Key(string name) => flat ? "shN" + char.ToUpperInvariant(name[0]) + name[1..] : name;
        if (!flat) json.WriteStartObject(palette.Name);
        json.WriteNumber(Key("count"), palette.Count);
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
            foreach (ShLabelSegment segment in labels.Segments)
            {
                json.WriteStartObject();
                json.WriteNumber("startFrame", segment.StartFrame);
                json.WriteNumber("frameCount", segment.FrameCount);
                json.WriteString("baseLabelsPath", BakeNames.InFrame(segment.StartFrame, BakeNames.LabelFile(palette)));
                json.WriteString("deltaPath", BakeNames.Delta(palette, segment.StartFrame));
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
