using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Tells what became of cameras.</summary>
internal static class CameraReports
{
    internal static void PrintText(IEnumerable<ISceneStep> steps)
    {
        foreach (CamerasReport report in Of(steps))
        {
            string main = report.MainCamera is { } path ? $", the main one <{path.GetString()}>" : "";
            TextReport.Line($"  cameras of {report.Authored:N0} of {report.Images:N0} images ({report.Format}) in {report.PrimPaths.Count:N0} prim{(report.PrimPaths.Count == 1 ? "" : "s")}{main}");
        }
    }

    /// <summary>The member <c>cameras</c>, where there are some.</summary>
    internal static void WriteJson(Utf8JsonWriter json, IEnumerable<ISceneStep> steps)
    {
        foreach (CamerasReport report in Of(steps))
        {
            json.WriteStartObject("cameras");
            json.WriteString("source", report.Source);
            json.WriteString("format", report.Format);
            json.WriteNumber("images", report.Images);
            json.WriteNumber("authored", report.Authored);
            if (report.MainCamera is { } main) json.WriteString("main", main.GetString());
            json.WriteTexts("prims", [.. report.PrimPaths.Select(path => path.GetString())]);
            json.WriteEndObject();
        }
    }

    private static IEnumerable<CamerasReport> Of(IEnumerable<ISceneStep> steps) => steps.OfType<CamerasStep>().Select(step => step.Report).OfType<CamerasReport>();
}
