using System.Globalization;
using System.Text;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Prints what a file holds as text that is the same on every system and in every culture.</summary>
public static class Splat4dPrinter
{
    private const int ChunkSplats = 1 << 14;

    /// <summary>Prints format, time, palettes, labels, sections, and the ranges of all columns of the records.</summary>
    /// <param name="source">The file; its records are read once.</param>
    /// <exception cref="Codecs.AssetFormatException">Labels or their changes are damaged.</exception>
    public static string Print(Splat4dSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new StringBuilder();
        Line(text, $"splat4d format version {source.FormatVersion}");
        Line(text, $"splats {source.Schema.Count}");
        string how = source.FormatVersion == 1 ? " (not stored)" : "";
        Line(text, $"time model {(int)source.TimeModel} {source.TimeModel.ToString().ToLowerInvariant()}{how}");
        Line(text, $"temporal cutoff {source.TemporalCutoff}");
        Line(text, $"sh degree {source.Schema.ShDegree}");
        if (source.ReadSh() is { } sh) PrintSh(text, sh, source.ShFrameCount);
        PrintSections(text, source);
        PrintTransform(text, source);
        PrintRanges(text, source);
        foreach (string warning in source.Warnings) text.Append("warning ").Append(warning).Append('\n');
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void PrintSh(StringBuilder text, Splat4dSh sh, int frames)
    {
        Line(text, $"sh frames {frames}");
        foreach (Splat4dShBand band in sh.Bands)
        {
            string encoding = band.Encoding == Splat4dLabelsEncoding.Full ? "full" : "delta-v1";
            Line(text, $"sh{band.Palette.Band} entries {band.Palette.Count} {band.Palette.CentroidsType.ToString().ToLowerInvariant()} labels {encoding}");
            foreach (ShLabelSegment segment in band.Segments.Where(_ => band.Encoding == Splat4dLabelsEncoding.DeltaV1))
                Line(text, $"sh{band.Palette.Band} frames {segment.StartFrame}..{segment.StartFrame + segment.FrameCount - 1} changes {segment.Changes.Sum(c => (long)c.Length)}");
        }
    }

    private static void PrintSections(StringBuilder text, Splat4dSource source)
    {
        foreach (Splat4dSection s in source.Sections)
            Line(text, $"section {s.KindName} band {s.Band} frame {s.StartFrame}+{s.FrameCount} offset {s.Offset} length {s.Length}");
    }

    private static void PrintTransform(StringBuilder text, Splat4dSource source)
    {
        if (source.ReadColmapToTraining() is not { } t) return;
        for (int row = 0; row < 4; row++) Line(text, $"transform {t[4 * row]} {t[(4 * row) + 1]} {t[(4 * row) + 2]} {t[(4 * row) + 3]}");
    }

    private static void PrintRanges(StringBuilder text, Splat4dSource source)
    {
        Range(text, source, "position", 3, (first, into) => source.Read(SplatColumn.Positions, first, into));
        Range(text, source, "log scale", 3, (first, into) => source.Read(SplatColumn.LogScales, first, into));
        Range(text, source, "opacity logit", 1, (first, into) => source.Read(SplatColumn.OpacityLogits, first, into));
        Range(text, source, "sh dc", 3, (first, into) => source.Read(SplatColumn.ShDc, first, into));
        Range(text, source, "velocity", 3, source.ReadVelocities);
        Range(text, source, "time", 1, source.ReadTimes);
        Range(text, source, "duration", 1, source.ReadDurations);
    }

    private delegate void ReadRange(long first, Span<float> into);

    private static void Range(StringBuilder text, Splat4dSource source, string name, int width, ReadRange read)
    {
        var values = new float[ChunkSplats * width];
        float[] least = [.. Enumerable.Repeat(float.PositiveInfinity, width)], most = [.. Enumerable.Repeat(float.NegativeInfinity, width)];
        for (long first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            int count = (int)Math.Min(ChunkSplats, source.Schema.Count - first) * width;
            read(first, values.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                // Comparisons, unlike Math.Min, pass NaN over.
                if (values[i] < least[i % width]) least[i % width] = values[i];
                if (values[i] > most[i % width]) most[i % width] = values[i];
            }
        }

        text.Append(name);
        for (int i = 0; i < width; i++) text.Append(CultureInfo.InvariantCulture, $" [{least[i]}, {most[i]}]");
        text.Append('\n');
    }
}
