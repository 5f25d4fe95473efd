using System.Globalization;
using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.NuRec;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>author</c> did.</summary>
internal static class AuthorReport
{
    internal static void PrintText(NuRecSceneReport report)
    {
        NuRecVolumeReport first = report.Volumes[0];
        long written = report.Volumes.Sum(v => v.Splats);
        Line($"{report.Files[0]}: {written:N0} splats of {report.InputSplats:N0} in {Count(report.Volumes.Count, "volume")}, SH degree {first.ShDegree}");
        if (report.NonFiniteSplats > 0) Line($"  dropped {report.NonFiniteSplats:N0} splats with values that are not finite ({string.Join(", ", report.NonFiniteByColumn.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:N0}")))})");
        if (report.RepairedRotations > 0) Line($"  set {report.RepairedRotations:N0} zero rotations to none");
        if (first.Time is { } time && report.Volumes.Count == 1) Line($"  at time {time}");
        Line($"  positions about ({report.Centre.X:g6}, {report.Centre.Y:g6}, {report.Centre.Z:g6}), stored in steps of at most {report.Volumes.Max(v => v.PositionStep):g3} units");
        foreach (string file in report.Files.Skip(1)) Line($"  {file}");
    }

    internal static void PrintJson(NuRecSceneReport report) => JsonReport.Print(json =>
    {
        json.WriteString("input", report.Input);
        json.WriteNumber("inputSplats", report.InputSplats);
        json.WriteNumber("inputShDegree", report.InputShDegree);
        json.WriteBoolean("hasMotion", report.HasMotion);
        json.WriteNumber("nonFiniteSplats", report.NonFiniteSplats);
        json.WriteStartObject("nonFiniteByColumn");
        foreach ((var column, long count) in report.NonFiniteByColumn) json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(column.ToString()), count);
        json.WriteEndObject();
        json.WriteNumber("repairedRotations", report.RepairedRotations);
        json.WriteReals("centre", report.Centre.X, report.Centre.Y, report.Centre.Z);
        json.WriteStartArray("volumes");
        foreach (NuRecVolumeReport volume in report.Volumes) WriteVolume(json, volume);
        json.WriteEndArray();
        json.WriteTexts("files", report.Files);
        json.WriteTexts("warnings", report.Warnings);
    });

    private static void WriteVolume(Utf8JsonWriter json, NuRecVolumeReport volume)
    {
        json.WriteStartObject();
        json.WriteString("name", volume.Name);
        if (volume.Time is { } time) json.WriteNumber("time", time);
        json.WriteNumber("splats", volume.Splats);
        json.WriteNumber("shDegree", volume.ShDegree);
        json.WriteNumber("opacitiesClamped", volume.OpacitiesClamped);
        json.WriteNumber("logScalesClamped", volume.LogScalesClamped);
        json.WriteReal("positionStep", volume.PositionStep);
        json.WriteReals("boundsMin", volume.Bounds.Min.X, volume.Bounds.Min.Y, volume.Bounds.Min.Z);
        json.WriteReals("boundsMax", volume.Bounds.Max.X, volume.Bounds.Max.Y, volume.Bounds.Max.Z);
        json.WriteNumber("payloadBytes", volume.PayloadBytes);
        json.WriteEndObject();
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
