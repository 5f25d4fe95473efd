using System.Text.RegularExpressions;
using pxr;

namespace UsdGsplat.Usd.Tests.Pcp;

/// <summary>A scene of the composition museum with what OpenUSD composes from it.</summary>
/// <param name="Name">The case.</param>
/// <param name="Root">Path of the root layer in the museum.</param>
/// <param name="Session">Path of the session layer, or null.</param>
/// <param name="Payloads">Which payloads are loaded.</param>
/// <param name="Kind"><c>results</c> or <c>graph-dump</c>.</param>
/// <param name="Results">Path of the expected results.</param>
/// <param name="Errors">Path of the expected errors, or null when there are none.</param>
/// <param name="Config"><c>default</c> or <c>legacy</c>.</param>
public sealed record MuseumCase(string Name, string Root, string? Session, string Payloads, string Kind, string Results, string? Errors, string Config)
{
    private static readonly Regex Unsupported = new(@"^\s*relocates\s*=|`", RegexOptions.Multiline);

    /// <summary>All cases that an unmodified OpenUSD composes as the baselines say.</summary>
    public static IEnumerable<MuseumCase> All()
    {
        string manifest = Path.Combine(TestKit.Fixtures.SharedRoot, "corpus", "composition-museum", "MANIFEST.tsv");
        if (!File.Exists(manifest)) return [];
        return File.ReadLines(manifest).Skip(1).Select(Parse).Where(c => c.Config == "default");
    }

    /// <summary>Whether a layer of the scene has what composition does not support: relocates of layers, or variable expressions.</summary>
    public bool IsOutOfScope => Texts.Any(text => Unsupported.IsMatch(text));

    /// <summary>Whether a layer of the scene has variable expressions.</summary>
    public bool HasExpressions => Texts.Any(text => text.Contains('`', StringComparison.Ordinal));

    private IEnumerable<string> Texts => Directory.EnumerateFiles(Path.GetDirectoryName(Full(Root))!, "*.sdf", SearchOption.AllDirectories)
        .Select(file => WithoutComments(File.ReadAllText(file)));

    /// <summary>The folder that names of layers in the baselines are relative to.</summary>
    public string Folder => Full(Root.Split('/')[0]);

    /// <summary>The absolute path of a file of the museum.</summary>
    public static string Full(string path) => TestKit.Fixtures.Shared("corpus", "composition-museum", path);

    internal PcpCache Open()
    {
        SdfLayerHandle root = SdfLayer.FindOrOpen(Full(Root))!;
        var payloads = new Regex(Payloads);
        return new PcpCache(root, Session is null ? null : SdfLayer.FindOrOpen(Full(Session))!)
        {
            PayloadPredicate = path => payloads.IsMatch(path),
            Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["standin"] = ["render"] },
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string WithoutComments(string text) => Regex.Replace(text, "\"\"\".*?\"\"\"|#.*?$", "", RegexOptions.Singleline | RegexOptions.Multiline);

    private static MuseumCase Parse(string line)
    {
        string[] cells = line.Split('\t');
        return new MuseumCase(cells[0], cells[1], Optional(cells[2]), cells[3], cells[4], cells[5], Optional(cells[6]), cells[7]);
    }

    private static string? Optional(string cell) => cell == "-" ? null : cell;
}
