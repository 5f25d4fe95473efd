namespace UsdGsplat.Cli.Scripting;

/// <summary>A script does not compile, or ended by an exception. Nothing of its work is written.</summary>
internal sealed class ScriptException(IReadOnlyList<string> problems, Exception? inner = null) : Exception(string.Join('\n', problems), inner)
{
    /// <summary>One line a problem, each with the script's file and line: <c>add.csx:12:5: what is wrong (CS0103)</c>.</summary>
    internal IReadOnlyList<string> Problems => problems;
}
