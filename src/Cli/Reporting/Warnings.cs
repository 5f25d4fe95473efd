using UsdGsplat.Codecs;

namespace UsdGsplat.Cli.Reporting;

/// <summary>Prints warnings on standard error, one line each.</summary>
internal static class Warnings
{
    internal static void Print(IEnumerable<string> warnings, bool quiet)
    {
        if (quiet) return;
        foreach (string warning in warnings) Console.Error.WriteLine($"usd-gsplat: warning: {warning.ReplaceLineEndings(" ")}");
    }

    /// <summary>An issue of a file as a warning.</summary>
    internal static string Text(Issue issue) => $"{issue.Location}: {issue.Message} ({issue.Code})";
}
