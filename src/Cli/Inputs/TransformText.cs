using System.Globalization;
using System.Text.RegularExpressions;
using pxr;
using UsdGsplat.UsdAuthoring;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Transforms as they are written on the command line: 16 numbers, or what to translate, rotate and scale by.</summary>
internal static partial class TransformText
{
    internal const string HelpName = "M|translate=X,Y,Z,rotate=X,Y,Z,scale=S";

    internal const string Description = "16 numbers of a matrix for row vectors (translation last), or translate=X,Y,Z rotate=X,Y,Z (degrees about X, then Y, then Z) scale=S (or X,Y,Z), with commas between; scaled first, moved last";

    private static readonly string[] Keys = ["translate", "rotate", "scale"];

    /// <summary>Parses a transform.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal static GfMatrix4d Parse(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal)) return Matrix(text);
        return OfSettings(Settings("," + text, Keys, out string rest), rest.Length == 0 ? null : rest);
    }

    /// <summary>Splits <c>head,key=value,key=value</c> at the keys, so that the head and the values may hold commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keys">The keys that there are.</param>
    /// <param name="head">What stands before the first key.</param>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    internal static Dictionary<string, string> Settings(string text, string[] keys, out string head)
    {
        Match[] found = [.. KeyPattern().Matches(text).Where(m => keys.Contains(m.Groups[1].Value))];
        head = found.Length == 0 ? text : text[..found[0].Index];
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < found.Length; i++)
        {
            int start = found[i].Index + found[i].Length, end = i + 1 < found.Length ? found[i + 1].Index : text.Length;
            if (!settings.TryAdd(found[i].Groups[1].Value, text[start..end])) throw new ArgumentException($"expected one {found[i].Groups[1].Value}, found two in '{text}'");
        }

        return settings;
    }

    /// <summary>The transform of settings; null when none of them says anything of it.</summary>
    internal static GfMatrix4d? Of(IReadOnlyDictionary<string, string> settings) => Keys.Any(settings.ContainsKey) ? OfSettings(settings, null) : null;

    private static GfMatrix4d OfSettings(IReadOnlyDictionary<string, string> settings, string? rest)
    {
        if (rest is not null || settings.Count == 0) throw new ArgumentException($"expected {string.Join("=, ", Keys)}= or 16 numbers, found '{rest?.TrimStart(',')}'");
        double[] translate = Numbers(settings, "translate", 0), rotate = Numbers(settings, "rotate", 0), scale = Numbers(settings, "scale", 1);
        return RowMatrix.Product(
            RowMatrix.Scaling(scale[0], scale[1], scale[2]), RowMatrix.Rotation(rotate[0], rotate[1], rotate[2]), RowMatrix.Translation(translate[0], translate[1], translate[2]));
    }

    private static double[] Numbers(IReadOnlyDictionary<string, string> settings, string key, double fallback)
    {
        if (!settings.TryGetValue(key, out string? text)) return [fallback, fallback, fallback];
        double[] numbers = Split(text);
        if (numbers.Length == 1 && key == "scale") return [numbers[0], numbers[0], numbers[0]];
        return numbers.Length == 3 ? numbers : throw new ArgumentException($"{key}: expected 3 numbers{(key == "scale" ? " or 1" : "")}, found '{text}'");
    }

    private static GfMatrix4d Matrix(string text)
    {
        double[] numbers = Split(text);
        if (numbers.Length != 16) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"expected 16 numbers of a matrix, found {numbers.Length} in '{text}'"));
        var matrix = new GfMatrix4d(1);
        matrix.CopyFromArray(numbers);
        return matrix;
    }

    private static double[] Split(string text) =>
        [.. text.Split([',', ' ', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries).Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw new ArgumentException($"expected a number, found '{part}'"))];

    [GeneratedRegex(",([a-z]+)=")]
    private static partial Regex KeyPattern();
}
