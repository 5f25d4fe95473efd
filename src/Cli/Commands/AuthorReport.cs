using System.Globalization;
using System.Text.Json;
using UsdGsplat.Cli.Authoring;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>author</c> did.</summary>
internal static class AuthorReport
{
    internal static void PrintText(SceneReport report, IReadOnlyList<ISceneStep> steps)
    {
        long written = report.Prims.Sum(v => v.Splats);
        string total = report.Prims.Count == 1 ? $" of {report.Inputs[0].Splats.ToString("N0", CultureInfo.InvariantCulture)}" : "";
        string noun = report.Volumes.Count == report.Prims.Count ? "volume" : "prim";
        TextReport.Line($"{report.Files[0]}: {Count(written, "splat")}{total} in {Count(report.Prims.Count, noun)}, SH degree {report.Prims[0].ShDegree}");
        if (report.Partitions.Count > 0) TextReport.Line($"  in {Count(report.Partitions.Count, "partition")} of {report.Partitions.Min(p => p.Splats):N0} to {report.Partitions.Max(p => p.Splats):N0} splats");
        foreach (SceneInputReport input in report.Inputs) PrintInput(input, report.Inputs.Count > 1 ? input.Name + ": " : "");
        if (report.Volumes.Count > 0) PrintVolumes(report.Volumes);
        foreach (ParticleFieldPrimReport prim in report.Prims.OfType<ParticleFieldPrimReport>().Where(p => p.Dropped > 0)) TextReport.Line($"  left {Count(prim.Dropped, "splat")} out of {prim.Name}: not finite at its times");
        if (report.Prims is [ParticleFieldPrimReport { Time: { } instant }]) TextReport.Line($"  at time {instant}");
        CameraReports.PrintText(steps);
        foreach (string file in report.Files.Skip(1)) TextReport.Line($"  {file}");
    }

    private static void PrintInput(SceneInputReport input, string name)
    {
        if (input.NonFiniteSplats > 0) TextReport.Line($"  {name}dropped {Count(input.NonFiniteSplats, "splat")} with values that are not usable ({string.Join(", ", Reasons(input))})");
        if (input.RepairedRotations > 0) TextReport.Line($"  {name}set {Count(input.RepairedRotations, "zero rotation")} to none");
    }

    private static void PrintVolumes(IReadOnlyList<NuRecVolumeReport> volumes)
    {
        NuRecVolumeReport first = volumes[0];
        foreach (NuRecVolumeReport volume in volumes.Where(v => v.Dropped > 0)) TextReport.Line($"  left {Count(volume.Dropped, "splat")} out of {volume.Name}: not finite at its time, or beyond the range of 16-bit floats");
        if (first.Time is { } time && volumes.Count == 1) TextReport.Line($"  at time {time}");
        string about = volumes.All(v => v.Centre == first.Centre) ? string.Create(CultureInfo.InvariantCulture, $"about ({first.Centre.X:g6}, {first.Centre.Y:g6}, {first.Centre.Z:g6}), ") : "";
        TextReport.Line($"  positions {about}stored in steps of at most {volumes.Max(v => v.PositionStep):g3} units");
    }

    internal static void PrintJson(SceneReport report, string device, IReadOnlyList<ISceneStep> steps) => JsonReport.Print(json =>
    {
        WriteInput(json, "input", "inputSplats", "inputShDegree", report.Inputs[0]);
        if (report.Volumes.Count > 0) json.WriteReals("centre", report.Volumes[0].Centre.X, report.Volumes[0].Centre.Y, report.Volumes[0].Centre.Z);
        if (report.Inputs.Count > 1)
        {
            json.WriteObjects("inputs", report.Inputs, input =>
            {
                WriteInput(json, "name", "splats", "shDegree", input);
            });
        }

        json.WriteObjects("volumes", report.Volumes, volume => WriteVolume(json, volume));
        ParticleFieldPrimReport[] prims = [.. report.Prims.OfType<ParticleFieldPrimReport>()];
        if (prims.Length > 0)
        {
            json.WriteObjects("particleFields", prims, prim => WritePrim(json, prim));
        }

        if (report.Partitions.Count > 0) WritePartitions(json, report.Partitions);
        CameraReports.WriteJson(json, steps);
        json.WriteString("device", device);
        json.WriteTexts("files", report.Files);
        json.WriteTexts("warnings", report.Warnings);
    });

    private static void WriteInput(Utf8JsonWriter json, string name, string splats, string shDegree, SceneInputReport input)
    {
        json.WriteString(name, input.Name);
        json.WriteNumber(splats, input.Splats);
        json.WriteNumber(shDegree, input.ShDegree);
        json.WriteBoolean("hasMotion", input.HasMotion);
        json.WriteNumber("nonFiniteSplats", input.NonFiniteSplats);
        json.WriteStartObject("nonFiniteByColumn");
        foreach ((var column, long count) in input.NonFiniteByColumn) json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(column.ToString()), count);
        json.WriteEndObject();
        json.WriteNumber("unusableScales", input.UnusableScales);
        json.WriteNumber("repairedRotations", input.RepairedRotations);
    }

    private static void WritePrim(Utf8JsonWriter json, ParticleFieldPrimReport prim)
    {
        json.WriteString("name", prim.Name);
        if (prim.Time is { } time) json.WriteNumber("time", time);
        json.WriteNumber("splats", prim.Splats);
        json.WriteNumber("dropped", prim.Dropped);
        json.WriteNumber("shDegree", prim.ShDegree);
        json.WriteString("half", JsonNamingPolicy.CamelCase.ConvertName(prim.Half.ToString()));
        json.WriteReals("boundsMin", prim.Bounds.Min.X, prim.Bounds.Min.Y, prim.Bounds.Min.Z);
        json.WriteReals("boundsMax", prim.Bounds.Max.X, prim.Bounds.Max.Y, prim.Bounds.Max.Z);
    }

    private static void WritePartitions(Utf8JsonWriter json, IReadOnlyList<ScenePartitionReport> partitions)
    {
        json.WriteObjects("partitions", partitions, partition =>
        {
            json.WriteString("path", partition.Path);
            json.WriteString("format", partition.Format);
            json.WriteString("layer", partition.Layer);
            json.WriteNumber("splats", partition.Splats);
            json.WriteReals("boundsMin", partition.WorldBounds.Min.X, partition.WorldBounds.Min.Y, partition.WorldBounds.Min.Z);
            json.WriteReals("boundsMax", partition.WorldBounds.Max.X, partition.WorldBounds.Max.Y, partition.WorldBounds.Max.Z);
        });
    }

    private static void WriteVolume(Utf8JsonWriter json, NuRecVolumeReport volume)
    {
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
    }

    private static IEnumerable<string> Reasons(SceneInputReport input)
    {
        foreach ((var column, long count) in input.NonFiniteByColumn) yield return string.Create(CultureInfo.InvariantCulture, $"{column} not finite {count:N0}");
        if (input.UnusableScales > 0) yield return string.Create(CultureInfo.InvariantCulture, $"scales of 0 or infinity {input.UnusableScales:N0}");
    }

    private static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
