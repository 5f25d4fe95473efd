using System.Globalization;

namespace UsdGsplat.Cli.Reporting;

/// <summary>Prints reports as lines for people, alike under every locale.</summary>
internal static class TextReport
{
    internal static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
