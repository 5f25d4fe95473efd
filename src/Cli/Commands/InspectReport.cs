using System.Globalization;
using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Cli.Commands;

/// <summary>Prints what <c>inspect</c> found.</summary>
internal static class InspectReport
{
    internal static void PrintText(Inspection report)
    {
        TextReport.Line($"{report.Path}: {report.Format}, {report.Bytes:N0} bytes");
        report.Stage?.PrintText();
        foreach (CloudInspection cloud in report.Clouds)
        {
            PrintCloud(cloud);
            if (cloud.Cloud is Splat4dSource splat4d) Splat4dReport.PrintText(splat4d);
        }

        if (report.Checkpoint is { } checkpoint) PrintCheckpoint(checkpoint);
    }

    internal static void PrintJson(Inspection report) => JsonReport.Print(json =>
    {
        json.WriteString("file", report.Path);
        json.WriteString("format", report.Format);
        json.WriteNumber("bytes", report.Bytes);
        report.Stage?.WriteJson(json);
        json.WriteStartArray("clouds");
        foreach (CloudInspection cloud in report.Clouds) WriteCloud(json, cloud);
        json.WriteEndArray();
        if (report.Checkpoint is { } checkpoint) WriteCheckpoint(json, checkpoint);
    });

    private static void PrintCloud(CloudInspection inspection)
    {
        (ISplatSource cloud, SplatSurvey survey) = inspection;
        SplatSchema schema = cloud.Schema;
        TextReport.Line($"  {schema.Count:N0} splats, SH degree {schema.ShDegree}{(schema.HasMotion ? ", 4D" : "")}, {inspection.Memory / 1e6:N1} MB in memory");
        if (survey.CentreBounds is { } centres) TextReport.Line($"  centres     {Box(centres)}");
        if (survey.ExtentBounds is { } extent) TextReport.Line($"  3 sigma     {Box(extent)}");
        if (survey.MedianSigma is { } sigma) TextReport.Line($"  median sigma {sigma:g4}");
        if (survey.Kept.DroppedCount > 0) TextReport.Line($"  not finite  {survey.Kept.DroppedCount:N0} splats");
        if (survey.RepairedRotations > 0) TextReport.Line($"  zero quats  {survey.RepairedRotations:N0} splats");
        foreach (ColumnSurvey column in survey.Columns)
        {
            string bad = column.NonFiniteSplats == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {column.NonFiniteSplats:N0} not finite, first at {column.FirstNonFinite}");
            TextReport.Line($"  {column.Column,-14} {column.Minimum,12:g6} .. {column.Maximum,-12:g6}{bad}");
        }

        foreach (string warning in cloud.Warnings) TextReport.Line($"  warning: {warning}");
    }

    private static void PrintCheckpoint(CheckpointSummary checkpoint)
    {
        TextReport.Line($"  {checkpoint.Container} container '{checkpoint.RootName}', layout {checkpoint.Trainer}{(checkpoint.Step is { } step ? string.Create(CultureInfo.InvariantCulture, $", step {step}") : "")}");
        foreach (CheckpointTensor tensor in checkpoint.Tensors)
        {
            string shared = tensor.SharedWith is null ? "" : $" shares its storage with {tensor.SharedWith}";
            TextReport.Line($"    {tensor.Path} {tensor.Dtype} [{Numbers(tensor.Shape)}] strides [{Numbers(tensor.Strides)}]{shared}");
        }

        if (checkpoint.OpaqueClasses.Count > 0) TextReport.Line($"  left alone: {string.Join(", ", checkpoint.OpaqueClasses)}");
    }

    private static void WriteCloud(Utf8JsonWriter json, CloudInspection inspection)
    {
        (ISplatSource cloud, SplatSurvey survey) = inspection;
        json.WriteStartObject();
        json.WriteString("name", cloud.Name);
        json.WriteNumber("splats", cloud.Schema.Count);
        json.WriteNumber("shDegree", cloud.Schema.ShDegree);
        json.WriteBoolean("hasMotion", cloud.Schema.HasMotion);
        json.WriteNumber("memoryBytes", inspection.Memory);
        if (survey.CentreBounds is { } centres) WriteBox(json, "centreBounds", centres);
        if (survey.ExtentBounds is { } extent) WriteBox(json, "extentBounds", extent);
        if (survey.MedianSigma is { } sigma) json.WriteReal("medianSigma", sigma);
        json.WriteNumber("nonFiniteSplats", survey.Kept.DroppedCount);
        json.WriteNumber("zeroRotations", survey.RepairedRotations);
        json.WriteStartObject("columns");
        foreach (ColumnSurvey column in survey.Columns)
        {
            json.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(column.Column.ToString()));
            json.WriteReal("min", column.Minimum);
            json.WriteReal("max", column.Maximum);
            json.WriteNumber("nonFiniteSplats", column.NonFiniteSplats);
            if (column.FirstNonFinite is { } first) json.WriteNumber("firstNonFinite", first);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (cloud is Splat4dSource splat4d) Splat4dReport.WriteJson(json, splat4d);
        json.WriteTexts("warnings", cloud.Warnings);
        json.WriteEndObject();
    }

    private static void WriteCheckpoint(Utf8JsonWriter json, CheckpointSummary checkpoint)
    {
        json.WriteStartObject("checkpoint");
        json.WriteString("container", checkpoint.Container.ToString());
        json.WriteString("root", checkpoint.RootName);
        json.WriteString("layout", checkpoint.Trainer.ToString());
        if (checkpoint.Step is { } step) json.WriteNumber("step", step);
        json.WriteObjects("tensors", checkpoint.Tensors, tensor =>
        {
            json.WriteString("path", tensor.Path);
            json.WriteString("dtype", tensor.Dtype);
            WriteNumbers(json, "shape", tensor.Shape);
            WriteNumbers(json, "strides", tensor.Strides);
            json.WriteNumber("offset", tensor.Offset);
            json.WriteNumber("bytes", tensor.Bytes);
            json.WriteString("storage", tensor.Storage);
            if (tensor.SharedWith is { } shared) json.WriteString("sharedWith", shared);
        });
        json.WriteTexts("leftAlone", checkpoint.OpaqueClasses);
        json.WriteEndObject();
    }

    private static void WriteBox(Utf8JsonWriter json, string name, SplatBox box)
    {
        json.WriteStartObject(name);
        json.WriteReals("min", box.Min.X, box.Min.Y, box.Min.Z);
        json.WriteReals("max", box.Max.X, box.Max.Y, box.Max.Z);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static string Numbers(IEnumerable<long> numbers) => string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static string Box(SplatBox box) => string.Create(
        CultureInfo.InvariantCulture,
        $"({box.Min.X:g5}, {box.Min.Y:g5}, {box.Min.Z:g5}) .. ({box.Max.X:g5}, {box.Max.Y:g5}, {box.Max.Z:g5})");
}
