using System.Globalization;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>Reads COLMAP's text files, line by line.</summary>
internal static class ColmapText
{
    private const int WordsBeforeParameters = 4, WordsBeforeName = 9;

    /// <summary>Whether a file has an entry.</summary>
    internal static bool Any(string path) => Entries(path).Any();

    /// <summary>Cameras, in the order of the file.</summary>
    internal static IEnumerable<ColmapCamera> Cameras(string path)
    {
        foreach (TextEntry entry in Entries(path))
        {
            ColmapCameraModel model = ColmapCameraModel.Of(entry.Word(1)) ?? throw new AssetUnsupportedException(
                entry.Location, "COLMAP-CAMERA-MODEL", $"expected a camera model of COLMAP, found '{entry.Word(1)}'");
            yield return new ColmapCamera((uint)entry.Whole(0, uint.MaxValue), model, entry.Whole(2), entry.Whole(3), entry.Numbers(WordsBeforeParameters, model.ParameterCount), entry.Location);
        }
    }

    /// <summary>Images, in the order of the file. Every second line, which may be empty, lists an image's points.</summary>
    internal static IEnumerable<ColmapImage> Images(string path)
    {
        using var lines = new TextLines(path);
        while (Next(path, lines) is { } entry)
        {
            string name = entry.Rest(WordsBeforeName);
            if (name.Length > ColmapBinary.MostNameBytes) throw new AssetFormatException(entry.Location, "COLMAP-NAME", $"expected the name of an image of at most {ColmapBinary.MostNameBytes} characters, found a longer one");
            yield return new ColmapImage(entry.Numbers(1, 7), (uint)entry.Whole(8, uint.MaxValue), name);
            lines.Skip();
        }
    }

    /// <summary>Points: x, y, z.</summary>
    internal static IEnumerable<double[]> Points(string path) => Entries(path).Select(entry => entry.Numbers(1, 3));

    private static IEnumerable<TextEntry> Entries(string path)
    {
        using var lines = new TextLines(path);
        while (Next(path, lines) is { } entry) yield return entry;
    }

    /// <summary>The next line that is not empty and no comment.</summary>
    private static TextEntry? Next(string path, TextLines lines)
    {
        while (lines.Read() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') return new TextEntry(line, new AssetLocation(path, Line: lines.Number));
        }

        return null;
    }

    /// <summary>A line of words.</summary>
    private sealed class TextEntry(string line, AssetLocation location)
    {
        private readonly string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        internal AssetLocation Location => location;

        internal string Word(int index) => index < words.Length ? words[index] : "";

        /// <summary>The words from one on, with single spaces between.</summary>
        internal string Rest(int first) => string.Join(' ', words.Skip(first));

        internal ulong Whole(int index, ulong most = ulong.MaxValue)
        {
            if (ulong.TryParse(Word(index), NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && value <= most) return value;
            throw new AssetFormatException(location, "COLMAP-NUMBER", $"expected a whole number as word {index + 1}, found '{Word(index)}'");
        }

        internal double[] Numbers(int first, int count)
        {
            var values = new double[count];
            for (int i = 0; i < count; i++)
            {
                if (!TryParse(Word(first + i), out values[i]))
                    throw new AssetFormatException(location, "COLMAP-NUMBER", $"expected a number as word {first + i + 1}, found '{Word(first + i)}'");
            }

            return values;
        }

        /// <summary>A number as C++ writes it, which is not what .NET does for those that are not finite.</summary>
        private static bool TryParse(string word, out double value)
        {
            value = word.TrimStart('+', '-') switch
            {
                "nan" => double.NaN,
                "inf" => word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
                _ => 0,
            };
            return value != 0 || double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }
    }
}
