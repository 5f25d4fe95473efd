using System.CommandLine;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Options that take one of some words.</summary>
internal static class ChoiceOption
{
    /// <summary>An option; null when not given.</summary>
    internal static Option<string?> Of(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <summary>Adds the names that the other reference tools have for the same.</summary>
    internal static Option<T> As<T>(this Option<T> option, params string[] aliases)
    {
        foreach (string alias in aliases) option.Aliases.Add(alias);
        return option;
    }
}
