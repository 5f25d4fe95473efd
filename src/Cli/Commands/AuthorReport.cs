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
        string total = report.Volumes.Count == 1 ? $" of {report.InputSplats.ToString("N0", CultureInfo.InvariantCulture)}" : "";
        TextReport.Line($"{report.Files[0]}: {Count(written, "splat")}{total} in {Count(report.Volumes.Count, "volume")}, SH degree {first.ShDegree}");
        if (report.NonFiniteSplats > 0) TextReport.Line($"  dropped {Count(report.NonFiniteSplats, "splat")} with values that are not usable ({string.Join(", ", Reasons(report))})");
        if (report.RepairedRotations > 0) TextReport.Line($"  set {Count(report.RepairedRotations, "zero rotation")} to none");
        foreach (NuRecVolumeReport volume in report.Volumes.Where(v => v.Dropped > 0)) TextReport.Line($"  left {Count(volume.Dropped, "splat")} out of {volume.Name}: not finite at its time, or beyond the range of 16-bit floats");
        if (first.Time is { } time && report.Volumes.Count == 1) TextReport.Line($"  at time {time}");
        TextReport.Line($"  positions about ({report.Centre.X:g6}, {report.Centre.Y:g6}, {report.Centre.Z:g6}), stored in steps of at most {report.Volumes.Max(v => v.PositionStep):g3} units");
        foreach (string file in report.Files.Skip(1)) TextReport.Line($"  {file}");
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
        json.WriteNumber("unusableScales", report.UnusableScales);
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
        json.WriteNumber("dropped", volume.Dropped);
        json.WriteNumber("shDegree", volume.ShDegree);
        json.WriteNumber("opacitiesClamped", volume.OpacitiesClamped);
        json.WriteNumber("logScalesClamped", volume.LogScalesClamped);
        json.WriteReal("positionStep", volume.PositionStep);
        json.WriteReals("boundsMin", volume.Bounds.Min.X, volume.Bounds.Min.Y, volume.Bounds.Min.Z);
        json.WriteReals("boundsMax", volume.Bounds.Max.X, volume.Bounds.Max.Y, volume.Bounds.Max.Z);
        json.WriteNumber("payloadBytes", volume.PayloadBytes);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Reasons(NuRecSceneReport report)
    {
        foreach ((var column, long count) in report.NonFiniteByColumn) yield return string.Create(CultureInfo.InvariantCulture, $"{column} not finite {count:N0}");
        if (report.UnusableScales > 0) yield return string.Create(CultureInfo.InvariantCulture, $"scales of 0 or infinity {report.UnusableScales:N0}");
    }

    private static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
