using System.Globalization;
using System.Numerics;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Describes a bundle in a text that is the same everywhere: one line a fact, its name and its value.</summary>
public static class Sog4dPrinter
{
    private const int MostShown = 8;

    /// <summary>Prints what <c>meta.json</c> and the archive's directory say; no image is decoded.</summary>
    /// <param name="reader">The bundle.</param>
    /// <param name="output">Takes lines that end in a line feed.</param>
    public static void Print(Sog4dReader reader, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(output);
        foreach ((string name, string value) in Lines(reader)) output.Write($"{name,-12}{value}\n");
    }

    private static IEnumerable<(string Name, string Value)> Lines(Sog4dReader reader)
    {
        Sog4dMeta meta = reader.Meta;
        Sog4dLayout layout = meta.Layout!;
        yield return ("format", Text($"sog4d version {meta.Version}"));
        yield return ("splats", Text($"{meta.SplatCount}"));
        yield return ("frames", Text($"{meta.FrameCount}, {Times(reader.Timeline)}"));
        yield return ("layout", Text($"{layout.Width} x {layout.Height}, {((long)layout.Width * layout.Height) - meta.SplatCount} pixels of padding"));
        yield return ("bounds", Bounds(meta.Streams!.Position!));
        yield return ("scales", Text($"{meta.Streams.Scale!.Codebook!.Count} entries, {Span(meta.Streams.Scale.Codebook.SelectMany(Parts))}"));
        yield return ("colours", Text($"{meta.Streams.Sh!.Sh0Codebook!.Count} entries, {Span(meta.Streams.Sh.Sh0Codebook)}"));
        yield return ("bands", Text($"{meta.Streams.Sh.Bands}"));
        foreach (PaletteSlot slot in PaletteSlot.Of(meta)) yield return (slot.Name, Describe(slot));
        long bytes = reader.Archive.Names.Sum(reader.Archive.LengthOf);
        yield return ("files", Text($"{reader.Archive.Names.Count}, {bytes} bytes unpacked"));
        foreach (Sog4dStreamSize size in Sog4dStreamSize.Of(reader)) yield return ("bytes", Text($"{size.Stream}: {size.StoredBytes} in {size.Files} {(size.Files == 1 ? "file" : "files")}"));
        yield return ("sampling", Sampling(reader.Timeline));
        if (meta.GeneratorJson is not null) yield return ("generator", string.Join(' ', meta.GeneratorJson.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        foreach (string warning in reader.Warnings) yield return ("warning", warning);
    }

    private static string Times(Sog4dTimeline timeline)
    {
        if (timeline.IsUniform) return "uniform";
        string shown = string.Join(' ', Enumerable.Range(0, Math.Min(timeline.FrameCount, MostShown)).Select(i => Text($"{timeline.TimeOf(i)}")));
        return timeline.FrameCount > MostShown ? Text($"at {shown} ... {timeline.TimeOf(timeline.FrameCount - 1)}") : $"at {shown}";
    }

    private static string Sampling(Sog4dTimeline timeline)
    {
        if (timeline.FrameCount == 1) return "one frame, the same at all times";
        double gap = KeyframeError.LargestGap(timeline);
        string errors = string.Join(", ", KeyframeError.ReportedSigmas.Select(sigma => Text($"{KeyframeError.OfGaussian(gap, sigma):0.###} for sigma {sigma}")));
        return Text($"opacity is off by up to {errors} of its base; largest gap {gap:0.####}");
    }

    private static string Bounds(Sog4dPosition position)
    {
        Vector3 min = position.RangeMin!.Aggregate(Vector3.Min), max = position.RangeMax!.Aggregate(Vector3.Max);
        return Text($"({min.X}, {min.Y}, {min.Z}) to ({max.X}, {max.Y}, {max.Z}) over all frames");
    }

    private static string Describe(PaletteSlot slot)
    {
        Sog4dShPalette palette = slot.Palette!;
        string labels = slot.IsDelta
            ? $"{Sog4dShPalette.DeltaV1}, segments of {string.Join(' ', palette.DeltaSegments!.Take(MostShown).Select(s => Text($"{s!.FrameCount}")))}{(palette.DeltaSegments!.Count > MostShown ? " ..." : "")} frames"
            : Sog4dShPalette.Full;
        return Text($"{palette.Count} entries of {slot.Coefficients} coefficients, {palette.CentroidsType}, {labels}");
    }

    private static IEnumerable<float> Parts(Vector3 v) => [v.X, v.Y, v.Z];

    private static string Span(IEnumerable<float> values) => Text($"{values.Min()} to {values.Max()}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
