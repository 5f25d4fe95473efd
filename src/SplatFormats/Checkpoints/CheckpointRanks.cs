using System.Globalization;
using System.Text.RegularExpressions;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>Training on several GPUs writes one file a GPU, <c>ckpt_STEP_rankR.pt</c>, each with its own splats.</summary>
internal static partial class CheckpointRanks
{
    private const string Code = "CKPT-RANK";

    /// <summary>Whether a file's name says that it is one of several.</summary>
    internal static bool IsOne(string path) => NamePattern().IsMatch(Path.GetFileName(path));

    /// <summary>The files of the same step in rank order.</summary>
    /// <exception cref="AssetFormatException">A rank is missing.</exception>
    internal static IReadOnlyList<string> Siblings(string path)
    {
        Match own = NamePattern().Match(Path.GetFileName(path));
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var ranks = new SortedDictionary<int, string>();
        foreach (string sibling in Directory.EnumerateFiles(folder, $"{own.Groups["step"].Value}_rank*"))
        {
            Match match = NamePattern().Match(Path.GetFileName(sibling));
            if (match.Success && match.Groups["step"].Value == own.Groups["step"].Value && match.Groups["end"].Value == own.Groups["end"].Value)
            {
                ranks[int.Parse(match.Groups["rank"].Value, CultureInfo.InvariantCulture)] = sibling;
            }
        }

        int missing = Enumerable.Range(0, ranks.Count).FirstOrDefault(r => !ranks.ContainsKey(r), -1);
        if (missing >= 0)
        {
            CheckpointErrors.Damaged(
                new AssetLocation(path),
                Code,
                string.Create(CultureInfo.InvariantCulture, $"expected rank {missing} beside it, found only ranks {string.Join(", ", ranks.Keys)}"));
        }

        return [.. ranks.Values];
    }

    /// <summary>Opens all ranks as one cloud; what was opened is disposed when one fails.</summary>
    internal static ISplatSource Open(string name, IReadOnlyList<string> paths, Func<string, ISplatSource> open)
    {
        var parts = new List<ISplatSource>();
        try
        {
            foreach (string path in paths)
            {
                parts.Add(open(path));
                if (paths.Count > 1) CheckPart(parts[0], parts[^1]);
            }
        }
        catch
        {
            foreach (ISplatSource part in parts) part.Dispose();
            throw;
        }

        return parts.Count == 1 ? parts[0] : new ConcatenatedSplatSource(name, parts);
    }

    private static void CheckPart(ISplatSource first, ISplatSource part)
    {
        var where = new AssetLocation(part.Name);
        if (part is IShFrameSource) CheckpointErrors.Unsupported(where, Code, "coefficients that change over time are not read from several ranks");
        SplatSchema expected = first.Schema;
        SplatSchema found = part.Schema;
        if (found with { Count = expected.Count } == expected) return;
        CheckpointErrors.Damaged(
            where,
            Code,
            string.Create(CultureInfo.InvariantCulture, $"expected degree {expected.ShDegree} and motion {expected.HasMotion} as in {first.Name}, found degree {found.ShDegree} and motion {found.HasMotion}"));
    }

    [GeneratedRegex(@"^(?<step>ckpt_[0-9]+)_rank(?<rank>[0-9]{1,6})(?<end>\.[A-Za-z]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
