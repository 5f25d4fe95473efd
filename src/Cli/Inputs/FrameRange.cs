using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Frames chosen by index: <c>7</c>, <c>2..9</c>, <c>2..</c>, <c>..9</c>, with a step as in <c>2..9:3</c>. Both ends belong to the range.</summary>
/// <param name="First">Index of the first frame.</param>
/// <param name="Last">Index of the last frame that may be chosen; null for the sequence's last.</param>
/// <param name="Step">From one to the next, at least 1.</param>
internal sealed record FrameRange(int First, int? Last, int Step)
{
    private const string Expected = "a frame n, or a range a..b, a.., ..b, with a step a..b:s";

    /// <summary>The option <c>--frames</c>; null when not given.</summary>
    internal static Option<FrameRange?> Option(string description) => new("--frames")
    {
        Description = description,
        HelpName = "A..B[:STEP]",
        CustomParser = Parse,
    };

    /// <summary>The indices in a sequence of so many frames.</summary>
    /// <exception cref="ArgumentException">The range leaves the sequence.</exception>
    internal int[] Of(int count)
    {
        int last = Last ?? count - 1;
        if (First >= count || last >= count)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"--frames: expected frames below {count}, found {(First >= count ? First : last)}"));
        return [.. Enumerable.Range(0, ((last - First) / Step) + 1).Select(i => First + (i * Step))];
    }

    /// <summary>The range that a text means, or null.</summary>
    internal static FrameRange? Parse(string text)
    {
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return Index(text, out int only) ? new FrameRange(only, only, 1) : null;
        string from = text[..dots], to = text[(dots + 2)..];
        int colon = to.IndexOf(':', StringComparison.Ordinal), step = 1;
        if (colon >= 0 && (!Index(to[(colon + 1)..], out step) || step == 0)) return null;
        if (colon >= 0) to = to[..colon];
        int first = 0, last = int.MaxValue;
        if (from.Length > 0 && !Index(from, out first)) return null;
        if (to.Length > 0 && !Index(to, out last)) return null;
        return last < first ? null : new FrameRange(first, to.Length > 0 ? last : null, step);
    }

    private static FrameRange? Parse(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        FrameRange? range = Parse(text);
        if (range is null) result.AddError($"--frames: expected {Expected}, found '{text}'");
        return range;
    }

    private static bool Index(string text, out int index) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
