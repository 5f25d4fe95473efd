using System.Globalization;
using System.Text.Json;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;

namespace UsdGsplat.Cli.Commands;

/// <summary>What <c>inspect</c> tells of a composed stage.</summary>
/// <param name="UpAxis">Y or Z.</param>
/// <param name="MetersPerUnit">Metres in a unit of the stage.</param>
/// <param name="DefaultPrim">The path of the default prim; null without one.</param>
/// <param name="Times">First and last time code and time codes in a second; null where no range is authored.</param>
/// <param name="Layers">Layers that are composed, the root one included.</param>
/// <param name="PrimTypes">How many prims have a type, by name; those without one under the empty name.</param>
/// <param name="Bounds">The box around what is shown at the first time code, purposes default and render, in stage space; null when nothing is.</param>
/// <param name="SplatPrims">The paths of prims that hold splats.</param>
internal sealed record StageInspection(
    string UpAxis, double MetersPerUnit, string? DefaultPrim, (double Start, double End, double PerSecond)? Times,
    int Layers, IReadOnlyDictionary<string, int> PrimTypes, GfRange3d? Bounds, IReadOnlyList<string> SplatPrims)
{
    /// <summary>Composes a stage and looks through it.</summary>
    /// <param name="path">A layer or a package.</param>
    /// <param name="clouds">The names of its clouds, which end in the path of their prim.</param>
    internal static StageInspection Of(string path, IEnumerable<string> clouds)
    {
        using UsdStage stage = UsdStage.Open(UsdFile.OpenLayer(path));
        bool hasTimes = stage.HasAuthoredTimeCodeRange();
        var types = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (UsdPrim prim in stage.Traverse())
        {
            string type = prim.GetTypeName();
            types[type] = types.GetValueOrDefault(type) + 1;
        }

        UsdPrim defaultPrim = stage.GetDefaultPrim();
        return new StageInspection(
            UsdGeom.UsdGeomGetStageUpAxis(stage), UsdGeom.UsdGeomGetStageMetersPerUnit(stage), defaultPrim ? defaultPrim.GetPath().GetString() : null,
            hasTimes ? (stage.GetStartTimeCode(), stage.GetEndTimeCode(), stage.GetTimeCodesPerSecond()) : null,
            stage.GetUsedLayers().Count(layer => layer != stage.GetSessionLayer()), types, BoundsOf(stage, hasTimes ? stage.GetStartTimeCode() : UsdTimeCode.EarliestTime()),
            [.. clouds.Select(name => name[(name.LastIndexOf('<') + 1)..].TrimEnd('>'))]);
    }

    internal void PrintText()
    {
        string times = Times is { } t ? string.Create(CultureInfo.InvariantCulture, $", time codes {t.Start:g6} to {t.End:g6} at {t.PerSecond:g6} a second") : "";
        TextReport.Line($"  stage       {UpAxis} up, {MetersPerUnit:g6} metres a unit{times}, {Layers:N0} layer{(Layers == 1 ? "" : "s")}");
        string start = DefaultPrim is null ? "" : $", default <{DefaultPrim}>";
        IEnumerable<string> types = PrimTypes.Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Value:N0} {(type.Key.Length == 0 ? "without a type" : type.Key)}"));
        TextReport.Line($"  prims       {PrimTypes.Values.Sum():N0}{start}: {string.Join(", ", types)}");
        TextReport.Line($"  bounds      {(Bounds is { } box ? $"{Point(box.GetMin())} .. {Point(box.GetMax())}" : "nothing is shown that has any")}");
        foreach (string path in SplatPrims) TextReport.Line($"  splats      <{path}>");
    }

    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("stage");
        json.WriteString("upAxis", UpAxis);
        json.WriteReal("metersPerUnit", MetersPerUnit);
        if (DefaultPrim is not null) json.WriteString("defaultPrim", DefaultPrim);
        if (Times is { } times)
        {
            json.WriteReal("startTimeCode", times.Start);
            json.WriteReal("endTimeCode", times.End);
            json.WriteReal("timeCodesPerSecond", times.PerSecond);
        }

        json.WriteNumber("layers", Layers);
        json.WriteStartObject("primTypes");
        foreach ((string type, int count) in PrimTypes) json.WriteNumber(type, count);
        json.WriteEndObject();
        if (Bounds is { } box)
        {
            json.WriteStartObject("worldBounds");
            json.WriteReals("min", box.GetMin()[0], box.GetMin()[1], box.GetMin()[2]);
            json.WriteReals("max", box.GetMax()[0], box.GetMax()[1], box.GetMax()[2]);
            json.WriteEndObject();
        }

        json.WriteTexts("splatPrims", SplatPrims);
        json.WriteEndObject();
    }

    private static GfRange3d? BoundsOf(UsdStage stage, UsdTimeCode time)
    {
        var cache = new UsdGeomBBoxCache(time, [UsdGeomTokens.default_, UsdGeomTokens.render]);
        GfRange3d range = cache.ComputeWorldBound(stage.GetPseudoRoot()).ComputeAlignedRange();
        return range.IsEmpty() ? null : range;
    }

    private static string Point(GfVec3d point) => string.Create(CultureInfo.InvariantCulture, $"({point[0]:g5}, {point[1]:g5}, {point[2]:g5})");
}
