using System.Numerics;
using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Bundles;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>inspect</c> found in a <c>.sog4d</c> bundle.</summary>
internal static class BundleReport
{
    internal static void PrintText(string path, long bytes, Sog4dReader reader)
    {
        TextReport.Line($"{path}: sog4d, {bytes:N0} bytes");
        using var text = new StringWriter();
        Sog4dPrinter.Print(reader, text);
        TextReport.Indented(text.ToString());
    }

    internal static void PrintJson(string path, long bytes, Sog4dReader reader, string? sheet) => JsonReport.Print(json =>
    {
        Sog4dMeta meta = reader.Meta;
        json.WriteString("file", path);
        json.WriteString("format", "sog4d");
        json.WriteNumber("bytes", bytes);
        json.WriteNumber("version", meta.Version);
        json.WriteNumber("splats", meta.SplatCount);
        json.WriteNumber("shDegree", reader.ShDegree);
        WriteTime(json, reader.Timeline);
        json.WriteNumber("layoutWidth", meta.Layout!.Width);
        json.WriteNumber("layoutHeight", meta.Layout.Height);
        WriteBounds(json, meta.Streams!.Position!);
        json.WriteNumber("scaleEntries", meta.Streams.Scale!.Codebook!.Count);
        WritePalettes(json, meta);
        WriteStreams(json, reader);
        if (meta.GeneratorJson is { } generator)
        {
            json.WritePropertyName("generator");
            json.WriteRawValue(generator);
        }

        if (sheet is not null) json.WriteString("sheet", sheet);
        json.WriteTexts("warnings", reader.Warnings);
    });

    private static void WriteTime(Utf8JsonWriter json, Sog4dTimeline timeline)
    {
        json.WriteNumber("frames", timeline.FrameCount);
        json.WriteString("timeMapping", timeline.IsUniform ? "uniform" : "explicit");
        if (!timeline.IsUniform) json.WriteReals("times", [.. Enumerable.Range(0, timeline.FrameCount).Select(i => (double)timeline.TimeOf(i))]);
        double gap = KeyframeError.LargestGap(timeline);
        json.WriteReal("largestGap", gap);
        json.WriteObjects("samplingErrors", KeyframeError.ReportedSigmas, sigma =>
        {
            json.WriteReal("sigma", sigma);
            json.WriteReal("opacityError", KeyframeError.OfGaussian(gap, sigma));
        });
    }

    private static void WriteBounds(Utf8JsonWriter json, Sog4dPosition position)
    {
        Vector3 min = position.RangeMin!.Aggregate(Vector3.Min), max = position.RangeMax!.Aggregate(Vector3.Max);
        json.WriteStartObject("bounds");
        json.WriteReals("min", min.X, min.Y, min.Z);
        json.WriteReals("max", max.X, max.Y, max.Z);
        json.WriteEndObject();
    }

    private static void WritePalettes(Utf8JsonWriter json, Sog4dMeta meta)
    {
        Sog4dSh sh = meta.Streams!.Sh!;
        (string, Sog4dShPalette?)[] palettes = meta.Version == 1 ? [("shN", sh.ShN)] : [("sh1", sh.Sh1), ("sh2", sh.Sh2), ("sh3", sh.Sh3)];
        json.WriteObjects("palettes", palettes.Take(sh.Bands), named =>
        {
            (string name, Sog4dShPalette? palette) = named;
            json.WriteString("name", name);
            json.WriteNumber("entries", palette!.Count);
            json.WriteString("centroidsType", palette.CentroidsType);
            bool delta = palette.LabelsEncoding == Sog4dShPalette.DeltaV1;
            json.WriteString("labelsEncoding", delta ? Sog4dShPalette.DeltaV1 : Sog4dShPalette.Full);
            if (delta) WriteSegments(json, palette.DeltaSegments!);
        });
    }

    private static void WriteSegments(Utf8JsonWriter json, IReadOnlyList<Sog4dLabelSegment?> segments)
    {
        json.WriteObjects("segments", segments, segment =>
        {
            json.WriteNumber("startFrame", segment!.StartFrame);
            json.WriteNumber("frameCount", segment.FrameCount);
        });
    }

    private static void WriteStreams(Utf8JsonWriter json, Sog4dReader reader)
    {
        json.WriteObjects("streams", Sog4dStreamSize.Of(reader), size =>
        {
            json.WriteString("stream", size.Stream);
            json.WriteNumber("files", size.Files);
            json.WriteNumber("storedBytes", size.StoredBytes);
            json.WriteNumber("bytes", size.Bytes);
        });
    }
}
