using System.Globalization;

namespace UsdGsplat.Cli.Reporting;

/// <summary>Prints reports as lines for people, alike under every locale.</summary>
internal static class TextReport
{
    internal static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Prints a library's own text, each line indented by two.</summary>
    internal static void Indented(string lines)
    {
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Console.Out.WriteLine("  " + line);
    }
}
