using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>The records of an ASCII file, one line each, read once into a resident cloud.</summary>
internal sealed class PlyAsciiReader
{
    private readonly IByteSource bytes;
    private readonly PlyLineReader lines;
    private readonly PlySplatLayout layout;
    private readonly Range[] words;

    private PlyAsciiReader(IByteSource bytes, PlyHeader header, PlySplatLayout layout)
    {
        this.bytes = bytes;
        this.layout = layout;
        lines = new PlyLineReader(bytes, header.Length, header.LineCount);
        words = new Range[layout.Vertex.Properties.Count];
    }

    /// <summary>Reads all splats.</summary>
    /// <exception cref="AssetFormatException">A line is missing, has too few or too many numbers, or one that is none.</exception>
    internal static SplatCloud Read(IByteSource bytes, PlyHeader header, PlySplatLayout layout, PlyReadOptions options)
    {
        CheckCount(bytes, header, layout);
        var reader = new PlyAsciiReader(bytes, header, layout);
        var cloud = new SplatCloud(bytes.Name, layout.Schema) { Warnings = layout.Warnings };
        foreach (PlyElement element in header.Elements) reader.ReadElement(element, cloud);
        long end = reader.lines.SkipBlank();
        PlyElementData.CheckTrailing(bytes, end, options, layout.Warnings);
        return cloud;
    }

    /// <summary>A number takes a digit and a separator at least, so the count is bounded before memory is taken.</summary>
    private static void CheckCount(IByteSource bytes, PlyHeader header, PlySplatLayout layout)
    {
        long least = 2L * layout.Vertex.Properties.Count;
        long have = bytes.Length - header.Length + 1;
        if (layout.Schema.Count > have / least)
        {
            throw PlyErrors.Short(bytes, "vertex", header.Length + (long)Math.Min(long.MaxValue / 2, (double)layout.Schema.Count * least));
        }

        long widest = layout.Schema.Columns.Max(layout.Schema.Width);
        if (layout.Schema.Count > Array.MaxLength / widest)
        {
            throw PlyErrors.Unsupported(bytes, "PLY-ASCII-SIZE", "an ASCII file of so many splats is not read; convert it to binary PLY");
        }
    }

    private void ReadElement(PlyElement element, SplatCloud cloud)
    {
        for (long i = 0; i < element.Count; i++)
        {
            if (!lines.Next(out ReadOnlySpan<byte> line)) throw PlyErrors.Short(bytes, element.Name, bytes.Length + 1);
            if (element == layout.Vertex) ReadRecord(cloud, (int)i, line);
        }
    }

    private void ReadRecord(SplatCloud cloud, int splat, ReadOnlySpan<byte> line)
    {
        int count = 0;
        for (int at = 0; ;)
        {
            int skip = line[at..].IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (skip < 0) break;
            at += skip;
            int length = line[at..].IndexOfAny((byte)' ', (byte)'\t');
            if (length < 0) length = line.Length - at;
            if (count < words.Length) words[count] = at..(at + length);
            count++;
            at += length;
        }

        if (count != words.Length) throw Error(string.Create(CultureInfo.InvariantCulture, $"expected {words.Length} numbers, found {count}"));
        foreach (SplatColumn column in layout.Schema.Columns)
        {
            ReadOnlySpan<PlySlot> slots = layout.Slots(column);
            Span<float> into = cloud.Column(column).Slice(splat * slots.Length, slots.Length);
            for (int j = 0; j < slots.Length; j++) into[j] = Value(slots[j], line);
        }
    }

    private float Value(PlySlot slot, ReadOnlySpan<byte> line)
    {
        if (slot.Kind == PlySlotKind.Constant) return slot.Constant;
        ReadOnlySpan<byte> word = line[words[slot.Property]];
        if (slot.Kind == PlySlotKind.Value) return ParseFloat(word);
        if (!byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out byte colour)) throw NoNumber(word);
        return PlySlotGather.ColourToCoefficient(colour);
    }

    private float ParseFloat(ReadOnlySpan<byte> word)
    {
        if (float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value))
        {
            bool spelled = word.IndexOfAny("yY"u8) >= 0;
            return float.IsInfinity(value) && !spelled
                ? throw Error($"expected a value in the range of a 32-bit float, found '{Encoding.Latin1.GetString(word)}'")
                : value;
        }

        return Encoding.Latin1.GetString(word).ToUpperInvariant() switch
        {
            "INF" or "+INF" => float.PositiveInfinity,
            "-INF" => float.NegativeInfinity,
            "-NAN" or "+NAN" or "NAN(IND)" or "-NAN(IND)" => float.NaN,
            _ => throw NoNumber(word),
        };
    }

    private AssetFormatException NoNumber(ReadOnlySpan<byte> word) =>
        Error($"expected a number, found '{Encoding.Latin1.GetString(word[..Math.Min(word.Length, 40)])}'");

    private AssetFormatException Error(string problem) =>
        new(new AssetLocation(bytes.Name, Line: lines.Number, Scope: "element vertex"), "PLY-ASCII", problem);
}
