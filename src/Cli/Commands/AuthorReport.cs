using System.Globalization;
using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>author</c> did.</summary>
internal static class AuthorReport
{
    internal static void PrintText(SceneReport report)
    {
        NuRecVolumeReport first = report.Volumes[0];
        long written = report.Volumes.Sum(v => v.Splats);
        string total = report.Volumes.Count == 1 ? $" of {report.Inputs[0].Splats.ToString("N0", CultureInfo.InvariantCulture)}" : "";
        TextReport.Line($"{report.Files[0]}: {Count(written, "splat")}{total} in {Count(report.Volumes.Count, "volume")}, SH degree {first.ShDegree}");
        if (report.Inputs[0].NonFiniteSplats > 0) TextReport.Line($"  dropped {Count(report.Inputs[0].NonFiniteSplats, "splat")} with values that are not usable ({string.Join(", ", Reasons(report))})");
        if (report.Inputs[0].RepairedRotations > 0) TextReport.Line($"  set {Count(report.Inputs[0].RepairedRotations, "zero rotation")} to none");
        foreach (NuRecVolumeReport volume in report.Volumes.Where(v => v.Dropped > 0)) TextReport.Line($"  left {Count(volume.Dropped, "splat")} out of {volume.Name}: not finite at its time, or beyond the range of 16-bit floats");
        if (first.Time is { } time && report.Volumes.Count == 1) TextReport.Line($"  at time {time}");
        TextReport.Line($"  positions about ({report.Volumes[0].Centre.X:g6}, {report.Volumes[0].Centre.Y:g6}, {report.Volumes[0].Centre.Z:g6}), stored in steps of at most {report.Volumes.Max(v => v.PositionStep):g3} units");
        foreach (string file in report.Files.Skip(1)) TextReport.Line($"  {file}");
    }

    internal static void PrintJson(SceneReport report) => JsonReport.Print(json =>
    {
        json.WriteString("input", report.Inputs[0].Name);
        json.WriteNumber("inputSplats", report.Inputs[0].Splats);
        json.WriteNumber("inputShDegree", report.Inputs[0].ShDegree);
        json.WriteBoolean("hasMotion", report.Inputs[0].HasMotion);
        json.WriteNumber("nonFiniteSplats", report.Inputs[0].NonFiniteSplats);
        json.WriteStartObject("nonFiniteByColumn");
        foreach ((var column, long count) in report.Inputs[0].NonFiniteByColumn) json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(column.ToString()), count);
        json.WriteEndObject();
        json.WriteNumber("unusableScales", report.Inputs[0].UnusableScales);
        json.WriteNumber("repairedRotations", report.Inputs[0].RepairedRotations);
        json.WriteReals("centre", report.Volumes[0].Centre.X, report.Volumes[0].Centre.Y, report.Volumes[0].Centre.Z);
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

    private static IEnumerable<string> Reasons(SceneReport report)
    {
        foreach ((var column, long count) in report.Inputs[0].NonFiniteByColumn) yield return string.Create(CultureInfo.InvariantCulture, $"{column} not finite {count:N0}");
        if (report.Inputs[0].UnusableScales > 0) yield return string.Create(CultureInfo.InvariantCulture, $"scales of 0 or infinity {report.Inputs[0].UnusableScales:N0}");
    }

    private static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
