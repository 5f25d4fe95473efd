namespace UsdGsplat.Cli.Inputs;

/// <summary>What an error says to people: an argument's name in the code means nothing to them.</summary>
internal static class ArgumentMessage
{
    internal static string Of(Exception error)
    {
        string message = error.Message;
        if (error is not ArgumentException { ParamName: { } name }) return message;
        int end = message.LastIndexOf($" (Parameter '{name}')", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
