using System.Globalization;

namespace pxr;

/// <summary>What the entries of a clip set must obey.</summary>
internal static class UsdClipSetRules
{
    /// <summary>What is wrong; empty when all is well.</summary>
    internal static string ProblemWith(string primPath, UsdClipTemplate.Clips clips)
    {
        if (!SdfPath.IsValidPathString(primPath) || new SdfPath(primPath) is not { } path || !path.IsAbsolutePath() || !path.IsPrimPath())
            return $"primPath: expected the absolute path of a prim, found '{primPath}'";
        if (clips.AssetPaths.Any(asset => asset.Length == 0)) return "assetPaths: expected asset paths, found an empty one";
        string problem = ProblemWithActive(clips.Active.AsSpan(), clips.AssetPaths.Count);
        return problem.Length > 0 ? problem : ProblemWithTimes(clips.Times.AsSpan());
    }

    private static string ProblemWithActive(ReadOnlySpan<GfVec2d> active, int count)
    {
        var starts = new HashSet<double>();
        foreach (GfVec2d pair in active)
        {
            if (!(pair[1] >= 0 && pair[1] < count))
                return string.Create(CultureInfo.InvariantCulture, $"active: expected the number of a clip from 0 to {count - 1}, found {TfNumberText.ToText(pair[1])}");
            if (!double.IsFinite(pair[0])) return $"active: expected a time, found {TfNumberText.ToText(pair[0])}";
            if (!starts.Add(pair[0])) return $"active: expected one clip at a time, found two that start at {TfNumberText.ToText(pair[0])}";
        }

        return "";
    }

    private static string ProblemWithTimes(ReadOnlySpan<GfVec2d> times)
    {
        var counts = new Dictionary<double, int>();
        foreach (GfVec2d pair in times)
        {
            if (!double.IsFinite(pair[0]) || !double.IsFinite(pair[1])) return $"times: expected pairs of times, found ({TfNumberText.ToText(pair[0])}, {TfNumberText.ToText(pair[1])})";
            counts[pair[0]] = counts.GetValueOrDefault(pair[0]) + 1;
            if (counts[pair[0]] > 2) return $"times: expected at most two entries with one stage time, found more at {TfNumberText.ToText(pair[0])}";
        }

        return "";
    }
}
