using System.Globalization;

namespace pxr;

/// <summary>The clips that a template stands for: those of its files that are there.</summary>
/// <remarks>
/// <c>name.###.usd</c> has the number of a whole time, padded with zeros, where the marks are; <c>name.###.##.usd</c> has the part
/// behind the point, too. Source: OpenUSD's documentation of value clips, "Template Clip Metadata".
/// </remarks>
/// <param name="AssetPath">The template.</param>
/// <param name="Start">The time of the first file.</param>
/// <param name="End">The last time at which there may be a file.</param>
/// <param name="Stride">The time from file to file.</param>
/// <param name="ActiveOffset">How much later than its own time a file becomes active; null when that is not authored.</param>
internal sealed record UsdClipTemplate(string AssetPath, double Start, double End, double Stride, double? ActiveOffset)
{
    /// <summary>The most files that are looked for.</summary>
    internal const int MostFiles = 100_000;

    private const int MostMarks = 64;

    // Times are added up in this unit, so that strides such as 0.1 stay exact.
    private const double Unit = 10000;

    /// <summary>What the template stands for.</summary>
    /// <param name="AssetPaths">The files' anchored paths.</param>
    /// <param name="Active">Pairs of a time and the number of the file that is active from then on.</param>
    /// <param name="Times">Pairs of a time of the stage and the same time in the file.</param>
    internal sealed record Clips(IReadOnlyList<string> AssetPaths, VtVec2dArray Active, VtVec2dArray Times);

    /// <summary>Looks for the files.</summary>
    /// <param name="anchor">The layer that has the template.</param>
    /// <param name="problem">What is wrong with the template; empty when it is well-formed.</param>
    internal Clips? Expand(SdfLayerHandle anchor, out string problem)
    {
        (string path, string arguments) = ArResolver.SplitArguments(AssetPath);
        int slash = path.LastIndexOf('/') + 1;
        string[] parts = path[slash..].Split('.', StringSplitOptions.RemoveEmptyEntries);
        int[] marks = [.. Enumerable.Range(0, parts.Length).Where(i => parts[i].All(c => c == '#'))];
        problem = ProblemWith(parts, marks);
        if (problem.Length > 0) return null;
        var assets = new List<string>();
        (List<GfVec2d> active, List<GfVec2d> times) = ([], []);
        if (ActiveOffset is { } before) AddSame(times, ((Start * Unit) - (Math.Abs(before) * Unit)) / Unit);
        double last = End * Unit, step = Stride * Unit, at = Start * Unit;
        for (int i = 0; i <= MostFiles && at <= last; i++, at += step)
        {
            double time = at / Unit;
            string identifier = anchor.AnchorAssetPath(path[..slash] + FileName(parts, marks, time));
            if (ArResolver.Resolve(identifier).Length == 0) continue;
            active.Add(new GfVec2d(ActiveOffset is { } later ? (at + (later * Unit)) / Unit : time, assets.Count));
            AddSame(times, time);
            assets.Add(identifier + arguments);
        }

        if (ActiveOffset is { } behind) AddSame(times, ((End * Unit) + (Math.Abs(behind) * Unit)) / Unit);
        return new Clips(assets, new VtVec2dArray([.. active]), new VtVec2dArray([.. times]));
    }

    private string ProblemWith(string[] parts, int[] marks)
    {
        bool isPattern = marks.Length is 1 or 2 && (marks.Length == 1 || marks[1] == marks[0] + 1) && Array.TrueForAll(marks, i => parts[i].Length <= MostMarks);
        if (!isPattern) return $"templateAssetPath: expected a name such as name.###.usd or name.###.##.usd with at most {MostMarks} marks, found '{AssetPath}'";
        if (!(Stride > 0) || double.IsInfinity(Stride)) return $"templateStride: expected a number above 0, found {TfNumberText.ToText(Stride)}";
        if (ActiveOffset is { } offset && !(Math.Abs(offset) <= Stride)) return $"templateActiveOffset: expected at most the stride of {TfNumberText.ToText(Stride)}, found {TfNumberText.ToText(offset)}";
        if (!(Math.Abs(Start) <= int.MaxValue) || !(Math.Abs(End) <= int.MaxValue) || Start > End)
            return $"templateEndTime: expected a time that is not before templateStartTime = {TfNumberText.ToText(Start)}, found {TfNumberText.ToText(End)}";
        double files = Math.Floor((End - Start) / Stride) + 1;
        return files <= MostFiles ? "" : string.Create(CultureInfo.InvariantCulture, $"templateStride: expected at most {MostFiles} clips from templateStartTime to templateEndTime, found {files:F0}");
    }

    private static string FileName(string[] parts, int[] marks, double time)
    {
        string[] named = [.. parts];
        named[marks[0]] = Padded((int)time, parts[marks[0]].Length);
        if (marks.Length == 2)
        {
            string text = time.ToString("F" + parts[marks[1]].Length.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            named[marks[1]] = text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }

        return string.Join('.', named);
    }

    private static string Padded(int number, int width)
    {
        string digits = Math.Abs((long)number).ToString(CultureInfo.InvariantCulture);
        return number < 0 ? "-" + digits.PadLeft(width - 1, '0') : digits.PadLeft(width, '0');
    }

    private static void AddSame(List<GfVec2d> times, double time) => times.Add(new GfVec2d(time, time));
}
