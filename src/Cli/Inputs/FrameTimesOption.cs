using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Cli.Inputs;

/// <summary>The option <c>--frame-times</c>: a file with a number a line, or numbers with commas between. Source: sog4d, section 12.1.</summary>
internal static class FrameTimesOption
{
    private const string Name = "--frame-times";

    /// <summary>The option; empty when not given.</summary>
    internal static Option<double[]> Create(string description) => new(Name)
    {
        Description = description,
        HelpName = "FILE|T,T,...",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Parse,
    };

    private static double[] Parse(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        try
        {
            string[] parts = File.Exists(text) ? File.ReadAllLines(text) : text.Split(',');
            double[] times = [.. parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(Number)];
            FrameTimes.Check(times);
            return times;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            result.AddError($"{Name}: {ArgumentMessage.Of(error)}");
            return [];
        }
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : throw new FormatException($"expected a number, found '{text.Trim()}'");
}
