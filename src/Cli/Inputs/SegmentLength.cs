using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace UsdGsplat.Cli.Inputs;

/// <summary>The option <c>--delta-segment-length</c>.</summary>
/// <param name="Frames">Frames of a segment, 0 for one segment of all; null for what takes least.</param>
internal readonly record struct SegmentLength(int? Frames)
{
    private const string Best = "best";

    /// <summary>The option; null when not given.</summary>
    internal static Option<SegmentLength?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "F|best",
        CustomParser = result => Parse(name, result),
    };

    private static SegmentLength? Parse(string name, ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        if (text == Best) return new SegmentLength(null);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int frames)) return new SegmentLength(frames);
        result.AddError($"{name}: expected a whole number from 0, or {Best}, found '{text}'");
        return null;
    }
}
