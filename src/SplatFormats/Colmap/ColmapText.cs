using System.Globalization;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>Reads COLMAP's text files, line by line.</summary>
internal static class ColmapText
{
    /// <summary>Lines with entries, and their numbers from 1.</summary>
    internal static IEnumerable<(int Number, string Text)> Lines(string path) =>
        File.ReadLines(path).Select((text, index) => (index + 1, text.Trim())).Where(line => line.Item2.Length > 0 && line.Item2[0] != '#');

    /// <summary>Poses: w, x, y, z and translation of each image. Every second line, which may be empty, lists its points.</summary>
    internal static IEnumerable<double[]> Images(string path)
    {
        bool ofPoints = false;
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string text = line.Trim();
            if (!ofPoints && (text.Length == 0 || text[0] == '#')) continue;
            if (!ofPoints) yield return Numbers(path, number, text, 1, 7);
            ofPoints = !ofPoints;
        }
    }

    /// <summary>Points: x, y, z.</summary>
    internal static IEnumerable<double[]> Points(string path) => Lines(path).Select(line => Numbers(path, line.Number, line.Text, 1, 3));

    private static double[] Numbers(string path, int number, string text, int first, int count)
    {
        string[] words = text.Split(' ', first + count + 1, StringSplitOptions.RemoveEmptyEntries);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            string word = first + i < words.Length ? words[first + i] : "";
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                throw new AssetFormatException(new AssetLocation(path, Line: number), "COLMAP-NUMBER", $"expected a number as word {first + i + 1}, found '{word}'");
        }

        return values;
    }
}
