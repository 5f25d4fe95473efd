using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>The stages of the asset corpus, and how what we compose from them compares with what OpenUSD does.</summary>
internal static partial class AssetStages
{
    internal const string Linear = "corpus/usd-assets/expected/values-linear";
    internal const string Held = "corpus/usd-assets/expected/values-held";
    private const string Folder = "corpus/usd-assets";
    private static readonly ConcurrentDictionary<(string What, string File), CompositionOutcome> Outcomes = [];

    /// <summary>Cases whose flattened text differs, and why.</summary>
    internal static IReadOnlyDictionary<string, string> FlatExceptions { get; } = new Dictionary<string, string>
    {
        ["openusd/pxr/usdImaging/usdImagingGL/testenv/testUsdImagingGLShadeMaterial/coloredCubes.usda"] =
            "OpenUSD prints the path that an attribute holds as value without an equals sign",
        ["openusd/pxr/usd/usd/testenv/testUsdInstanceProxy/nested/root.usda"] =
            "OpenUSD leaves a prototype's name in a path expression that the flattened layer does not have; ours is the flattened one",
        ["openusd/pxr/usd/usd/testenv/testUsdInstanceProxy/nested/set.usda"] =
            "OpenUSD leaves a prototype's name in a path expression that the flattened layer does not have; ours is the flattened one",
    };

    /// <summary>The files that OpenUSD opened as stages and flattened to a text that is stored.</summary>
    internal static IEnumerable<string[]> Flattened => Rows.Where(row => row[4] == "ok" && (row[6] == "stored" || (row[6] == "=layer" && row[5] is "stored" or "same-bytes")));

    /// <summary>All of <see cref="Flattened"/>, for one test that goes through them: it ends aloud where the corpus is absent.</summary>
    internal static IEnumerable<string[]> AllFlattened
    {
        get
        {
            Fixtures.Shared(Folder);
            return Flattened;
        }
    }

    private static IEnumerable<string[]> Rows => SharedLists.Lines(Folder + "/MANIFEST.tsv").Skip(1).Select(line => line.Split('\t'));

    /// <summary>Flattens a stage and compares it with what OpenUSD made of it.</summary>
    internal static CompositionOutcome Flat(string file) => Outcomes.GetOrAdd(("flat", file), _ => Try(file, stage =>
    {
        string text = stage.Flatten(addSourceFileComment: false).ExportToString();
        return (text, ExpectedFlat(Rows.First(row => row[0] == file)));
    }));

    /// <summary>Resolves values at the times of an expected text and compares them.</summary>
    /// <param name="folder">The folder of the expected texts.</param>
    /// <param name="file">An expected text.</param>
    internal static CompositionOutcome Values(string folder, string file) => Outcomes.GetOrAdd((folder, file), _ => Try(file[..^".usda".Length], stage =>
    {
        stage.SetInterpolationType(folder == Held ? UsdInterpolationType.UsdInterpolationTypeHeld : UsdInterpolationType.UsdInterpolationTypeLinear);
        byte[] expected = File.ReadAllBytes(Fixtures.Shared(folder, file));
        SdfLayerHandle layer = UsdaTexts.Parse(expected, UsdaDialect.Usda);
        foreach ((SdfPath path, SdfSpecData spec) in layer.Data.Specs.ToList())
        {
            if (spec[SdfFieldKeys.TimeSamples] is not SdfTimeSamples samples) continue;
            UsdAttribute attribute = stage.GetAttributeAtPath(path);
            if (!attribute.IsValid()) RefuseForRelocates(stage);
            foreach (double time in samples.Times.ToArray()) samples[time] = attribute.Get(time).Held ?? new SdfValueBlock();
        }

        return (UsdaTexts.Print(layer), Encoding.UTF8.GetString(expected));
    }));

    private static CompositionOutcome Try(string file, Func<UsdStage, (string Actual, string Expected)> compose)
    {
        CorpusPlugin.Register();
        using UsdStage stage = UsdStage.Open(Full(file));
        try
        {
            (string actual, string expected) = compose(stage);
            return new CompositionOutcome(Difference(WithPrototypesInOrder(actual), WithPrototypesInOrder(expected)), "");
        }
        catch (AssetUnsupportedException e)
        {
            bool isThere = stage.GetUsedLayers().Any(layer => NotFollowed().IsMatch(layer.ExportToString()));
            return new CompositionOutcome(isThere ? "" : $"refused without a reason: {e.Message}", e.Code);
        }
    }

    /// <summary>An attribute that is not there because its prim is relocated is told of by name, as flattening does.</summary>
    private static void RefuseForRelocates(UsdStage stage)
    {
        if (stage.GetCompositionIssues().FirstOrDefault(issue => issue.Code == "USD-COMP-RELOCATES") is { } issue)
            throw new AssetUnsupportedException(issue.Location, issue.Code, issue.Message);
    }

    private static string Full(string file) => Fixtures.Shared(Folder, file);

    private static string ExpectedFlat(string[] row)
    {
        string file = (row[6], row[5]) switch
        {
            ("stored", _) => $"expected/flat/{row[0]}.usda",
            (_, "stored") => $"expected/layer/{row[0]}.usda",
            _ => row[0],
        };
        return File.ReadAllText(Full(file)).Replace("/CORPUS_ROOT/", Full("").TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    /// <summary>The first line in which two texts differ; empty when they are equal.</summary>
    internal static string Difference(string actual, string expected)
    {
        if (actual == expected) return "";
        string[] found = actual.Split('\n'), wanted = expected.Split('\n');
        int line = 0;
        while (line < found.Length && line < wanted.Length && found[line] == wanted[line]) line++;
        return $"line {line + 1} differs:\nexpected |{wanted.ElementAtOrDefault(line)}|\nfound    |{found.ElementAtOrDefault(line)}|";
    }

    /// <summary>A flattened text with its prototypes numbered and put in the order in which the rest mentions them.</summary>
    private static string WithPrototypesInOrder(string text)
    {
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        string rest = Prototype().Replace(text, match =>
        {
            blocks[match.Groups[1].Value] = match.Value;
            return "";
        });
        if (blocks.Count == 0) return text;
        var numbers = new List<string>();
        string pending = rest;
        for (int done = 0; ; done++)
        {
            foreach (Match match in Mention().Matches(pending))
            {
                if (!numbers.Contains(match.Groups[1].Value)) numbers.Add(match.Groups[1].Value);
            }

            if (done >= numbers.Count) break;
            pending = blocks.GetValueOrDefault(numbers[done], "");
        }

        string all = rest + string.Concat(numbers.Select(number => blocks.GetValueOrDefault(number, "")));
        return Mention().Replace(all, match => string.Create(CultureInfo.InvariantCulture, $"Prototype_{numbers.IndexOf(match.Groups[1].Value) + 1}"));
    }

    [GeneratedRegex("^over \"Flattened_Prototype_(\\d+)\"\n.*?^}\n\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Prototype();

    [GeneratedRegex("Prototype_(\\d+)")]
    private static partial Regex Mention();

    [GeneratedRegex("^\\s*relocates = {|`", RegexOptions.Multiline)]
    private static partial Regex NotFollowed();
}
