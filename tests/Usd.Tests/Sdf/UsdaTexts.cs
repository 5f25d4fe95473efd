using System.Text;
using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Texts to layers and back, as the tests of this folder need it.</summary>
internal static class UsdaTexts
{
    internal static SdfLayerHandle Parse(string text) => Parse(Encoding.UTF8.GetBytes(text), UsdaDialect.Usda);

    internal static SdfLayerHandle Parse(byte[] text, UsdaDialect dialect)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        UsdaParser.Parse(text, new AssetLocation("test.usda"), layer, dialect);
        return layer;
    }

    /// <summary>Parses the body of a layer, without the header.</summary>
    internal static SdfLayerHandle ParseBody(string body) => Parse("#usda 1.0\n" + body);

    internal static byte[] Print(SdfLayerHandle layer, UsdaDialect dialect)
    {
        using var stream = new MemoryStream();
        UsdaWriter.Write(layer, stream, dialect, "");
        return stream.ToArray();
    }

    internal static string Print(SdfLayerHandle layer) => Encoding.UTF8.GetString(Print(layer, UsdaDialect.Usda));

    /// <summary>Fails with the first line that differs, which says more than an offset.</summary>
    internal static void AssertSameText(byte[] actual, byte[] expected)
    {
        if (actual.AsSpan().SequenceEqual(expected)) return;
        string[] found = Encoding.Latin1.GetString(actual).Split('\n'), wanted = Encoding.Latin1.GetString(expected).Split('\n');
        int line = 0;
        while (line < found.Length && line < wanted.Length && found[line] == wanted[line]) line++;
        Assert.Fail($"line {line + 1} differs:\nexpected |{Line(wanted, line)}|\nfound    |{Line(found, line)}|");
    }

    private static string Line(string[] lines, int index)
    {
        if (index >= lines.Length) return "(no more lines)";
        return lines[index].Length > 300 ? lines[index][..300] + "…" : lines[index];
    }
}
