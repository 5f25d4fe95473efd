using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Splat4d;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>inspect</c> found in a <c>.splat4d</c> file, beside what it tells of every cloud.</summary>
internal static class Splat4dReport
{
    internal static void PrintText(Splat4dSource source)
    {
        string text = Splat4dPrinter.Print(source);

        // Warnings come with the cloud.
        TextReport.Indented(string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("warning ", StringComparison.Ordinal))));
    }

    internal static void WriteJson(Utf8JsonWriter json, Splat4dSource source)
    {
        json.WriteStartObject("splat4d");
        json.WriteNumber("formatVersion", source.FormatVersion);
        json.WriteString("timeModel", source.TimeModel.ToString().ToLowerInvariant());
        json.WriteReal("temporalCutoff", source.TemporalCutoff);
        json.WriteNumber("shFrames", source.ShFrameCount);
        json.WriteNumber("deltaSegmentLength", source.DeltaSegmentLength);
        json.WriteBoolean("colmapTransform", source.ReadColmapToTraining() is not null);
        json.WriteObjects("sections", source.Sections, section =>
        {
            json.WriteString("kind", section.KindName);
            json.WriteNumber("band", section.Band);
            json.WriteNumber("startFrame", section.StartFrame);
            json.WriteNumber("frameCount", section.FrameCount);
            json.WriteNumber("offset", section.Offset);
            json.WriteNumber("bytes", section.Length);
        });
        json.WriteEndObject();
    }
}
