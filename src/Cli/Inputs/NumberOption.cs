using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Options that take a number, written the same under every culture: 0.5 is a half in Germany too.</summary>
internal static class NumberOption
{
    /// <summary>An option with a default.</summary>
    internal static Option<T> Of<T>(string name, string description, string helpName, T fallback, T? minimum = null, T? maximum = null)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => fallback,
            CustomParser = result => Parse(name, result, minimum, maximum),
        };

    /// <summary>An option without a default.</summary>
    internal static Option<T?> Optional<T>(string name, string description, string helpName, T? minimum = null, T? maximum = null)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => Parse<T>(name, result, minimum, maximum),
        };

    private static T Parse<T>(string name, ArgumentResult result, T? minimum, T? maximum)
        where T : struct, INumber<T>
    {
        string text = result.Tokens[^1].Value;
        bool valid = T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && !(value < minimum) && !(value > maximum);
        if (valid) return value;
        string kind = T.IsInteger(T.One / (T.One + T.One)) ? "a whole number" : "a number";
        string least = minimum is { } low ? string.Create(CultureInfo.InvariantCulture, $" from {low}") : "";
        string most = maximum is { } high ? string.Create(CultureInfo.InvariantCulture, $" to {high}") : "";
        result.AddError($"{name}: expected {kind}{least}{most}, found '{text}'");
        return default;
    }
}
