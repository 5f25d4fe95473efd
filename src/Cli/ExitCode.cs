namespace UsdGsplat.Cli;

/// <summary>The exit codes of every command; they do not change between versions.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>The input is damaged, or holds something that is not supported.</summary>
    internal const int BadInput = 1;

    /// <summary>The command line is wrong.</summary>
    internal const int BadUsage = 2;

    /// <summary><c>diff</c> only, as diff tools have it: the inputs differ.</summary>
    internal const int Different = 1;

    /// <summary><c>diff</c> only, as diff tools have it: an input is damaged, so that there is nothing to compare.</summary>
    internal const int CannotCompare = 2;

    /// <summary>A file cannot be read or written.</summary>
    internal const int InputOutput = 3;

    /// <summary>A device that was demanded to compute is not there, or fails.</summary>
    internal const int NoDevice = 4;
}
