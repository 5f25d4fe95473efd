using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>The stages of the asset corpus, and what OpenUSD composes from them.</summary>
internal static partial class AssetStages
{
    private const string Folder = "corpus/usd-assets";

    /// <summary>The files that OpenUSD opened as stages and flattened to a text that is stored.</summary>
    public static IEnumerable<string[]> Flattened => Rows.Where(row => row[4] == "ok" && (row[6] == "stored" || (row[6] == "=layer" && row[5] is "stored" or "same-bytes")));

    /// <summary>The lines of the manifest, cell by cell.</summary>
    public static IEnumerable<string[]> Rows => SharedLists.Lines(Folder + "/MANIFEST.tsv").Skip(1).Select(line => line.Split('\t'));

    /// <summary>The absolute path of a file of the corpus.</summary>
    public static string Full(string file) => Fixtures.Shared(Folder, file);

    /// <summary>What OpenUSD made of flattening a file.</summary>
    public static string ExpectedFlat(string[] row)
    {
        string file = (row[6], row[5]) switch
        {
            ("stored", _) => $"expected/flat/{row[0]}.usda",
            (_, "stored") => $"expected/layer/{row[0]}.usda",
            _ => row[0],
        };
        return File.ReadAllText(Full(file)).Replace("/CORPUS_ROOT/", Full("") + "/", StringComparison.Ordinal);
    }

    /// <summary>A flattened text with its prototypes numbered and put in the order in which the rest mentions them.</summary>
    public static string WithPrototypesInOrder(string text)
    {
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        string rest = Prototype().Replace(text, match =>
        {
            blocks[match.Groups[1].Value] = match.Value;
            return "";
        });
        if (blocks.Count == 0) return text;
        var numbers = new List<string>();
        var pending = new StringBuilder(rest);
        for (int done = 0; ; done++)
        {
            foreach (Match match in Mention().Matches(pending.ToString()))
            {
                if (!numbers.Contains(match.Groups[1].Value)) numbers.Add(match.Groups[1].Value);
            }

            if (done >= numbers.Count) break;
            pending.Clear().Append(blocks.GetValueOrDefault(numbers[done], ""));
        }

        string all = rest + string.Concat(numbers.Select(number => blocks.GetValueOrDefault(number, "")));
        return Mention().Replace(all, match => string.Create(CultureInfo.InvariantCulture, $"Prototype_{numbers.IndexOf(match.Groups[1].Value) + 1}"));
    }

    [GeneratedRegex("^over \"Flattened_Prototype_(\\d+)\"\n.*?^}\n\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Prototype();

    [GeneratedRegex("Prototype_(\\d+)")]
    private static partial Regex Mention();
}
