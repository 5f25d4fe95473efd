namespace UsdGsplat.Cli.Reporting;

/// <summary>Prints warnings on standard error, one line each.</summary>
internal static class Warnings
{
    internal static void Print(IEnumerable<string> warnings, bool quiet)
    {
        if (quiet) return;
        foreach (string warning in warnings) Console.Error.WriteLine($"usd-gsplat: warning: {warning.ReplaceLineEndings(" ")}");
    }
}
