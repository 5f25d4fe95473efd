using System.Text.Json;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Measuring;

namespace UsdGsplat.Cli.Baking;

/// <summary>Prints what <c>bake</c> did.</summary>
internal static class BakeReport
{
    internal static void PrintText(string path, BakeOutcome outcome)
    {
        string kind = outcome.Versions is { } v ? FormattableString.Invariant($" as {(v.TimeModel == 1 ? "windows" : "Gaussians")} of time, format version {v.Format}") : "";
        string frames = outcome.Versions is null || outcome.Frames > 1 ? FormattableString.Invariant($" in {outcome.Frames} frames") : "";
        TextReport.Line($"{path}: {outcome.Bytes:N0} bytes, {outcome.Splats:N0} splats of {outcome.InputSplats:N0}{frames}{kind}");
        foreach ((_, string text, long count) in outcome.LeftOut)
        {
            if (count > 0) TextReport.Line($"  {text}: {count:N0}");
        }

        foreach ((string name, long bytes) in outcome.Streams) TextReport.Line($"  {name,-16} {bytes,14:N0} bytes");
        if (outcome.Sampling is { } sampling) TextReport.Line($"  between frames a splat of sigma {sampling.Sigma:g3} is off by up to {sampling.Error:g3} of its opacity");
        if (outcome.Stages is { } stages) PrintStages(outcome.Device, stages);
        if (outcome.Errors is { } errors) PrintErrors(outcome.Checked, errors);
    }

    internal static void PrintJson(string path, BakeOutcome outcome, IEnumerable<string> warnings) => JsonReport.Print(json =>
    {
        json.WriteString("output", path);
        json.WriteString("format", outcome.Format);
        json.WriteNumber("bytes", outcome.Bytes);
        if (outcome.Versions is { } versions)
        {
            json.WriteNumber("formatVersion", versions.Format);
            json.WriteNumber("timeModel", versions.TimeModel);
        }

        json.WriteNumber("inputSplats", outcome.InputSplats);
        json.WriteNumber("splats", outcome.Splats);
        json.WriteNumber("frames", outcome.Frames);
        foreach ((string name, _, long count) in outcome.LeftOut) json.WriteNumber(name, count);
        json.WriteStartObject("bytesByStream");
        foreach ((string name, long bytes) in outcome.Streams) json.WriteNumber(name, bytes);
        json.WriteEndObject();
        if (outcome.Sampling is { } sampling)
        {
            json.WriteStartObject("samplingError");
            json.WriteReal("sigma", sampling.Sigma);
            json.WriteReal("opacityError", sampling.Error);
            json.WriteEndObject();
        }

        json.WriteString("device", outcome.Device);
        if (outcome.Stages is { } stages) WriteStages(json, stages);
        json.WriteBoolean("selfChecked", outcome.Checked);
        if (outcome.Errors is { } errors) WriteErrors(json, errors);
        json.WriteTexts("warnings", warnings);
    });

    private static void PrintStages(string device, BakeStages stages)
    {
        string times = string.Join(", ", stages.Stages.Select(s => FormattableString.Invariant($"{s.Stage} {s.Seconds:f2} s")));
        TextReport.Line($"  computed by {device}: {times}; of the images kernels {stages.KernelThreadSeconds:f2} s and WebP {stages.WebPThreadSeconds:f2} s, over all threads");
    }

    private static void WriteStages(Utf8JsonWriter json, BakeStages stages)
    {
        json.WriteStartObject("secondsByStage");
        foreach ((string stage, double seconds) in stages.Stages) json.WriteNumber(stage, seconds);
        json.WriteEndObject();
        json.WriteStartObject("threadSecondsOfImages");
        json.WriteNumber("kernels", stages.KernelThreadSeconds);
        json.WriteNumber("webp", stages.WebPThreadSeconds);
        json.WriteEndObject();
    }

    private static void PrintErrors(bool isChecked, ErrorReport errors)
    {
        if (isChecked) TextReport.Line($"  checked against the input in every frame");
        TextReport.Line($"  errors of {errors.Splats:N0} splats, {FramesOf(errors)}:");
        TextReport.Line($"  {"",-16} {"mean",12} {"p99",12} {"max",12}");
        foreach (AttributeError error in errors.Attributes) TextReport.Line($"  {error.Name,-16} {error.Mean,12:g4} {error.P99,12:g4} {error.Max,12:g4}  {error.Unit}");
    }

    private static string FramesOf(ErrorReport errors)
    {
        const int MostNamed = 8;
        if (errors.Frames.Count == 1) return FormattableString.Invariant($"frame {errors.Frames[0]}");
        string names = string.Join(", ", errors.Frames.Take(MostNamed));
        return errors.Frames.Count <= MostNamed ? $"frames {names}" : FormattableString.Invariant($"{errors.Frames.Count} frames from {errors.Frames[0]} to {errors.Frames[^1]}");
    }

    private static void WriteErrors(Utf8JsonWriter json, ErrorReport errors)
    {
        json.WriteStartObject("errors");
        json.WriteNumber("splats", errors.Splats);
        json.WriteStartArray("frames");
        foreach (int frame in errors.Frames) json.WriteNumberValue(frame);
        json.WriteEndArray();
        json.WriteStartObject("attributes");
        foreach (AttributeError error in errors.Attributes)
        {
            json.WriteStartObject(error.Name);
            json.WriteString("unit", error.Unit);
            json.WriteNumber("values", error.Count);
            json.WriteReal("mean", error.Mean);
            json.WriteReal("p99", error.P99);
            json.WriteReal("max", error.Max);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
