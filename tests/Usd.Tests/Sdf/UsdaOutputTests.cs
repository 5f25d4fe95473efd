using System.Globalization;
using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>How values are spelled: the examples of the text format's description, through parser and writer.</summary>
public sealed class UsdaOutputTests
{
    [TestCase("double", "1.0", "1")]
    [TestCase("double", "0.1", "0.1")]
    [TestCase("double", "1e5", "100000")]
    [TestCase("double", "123456789012345", "123456789012345")]
    [TestCase("double", "1e15", "1e15")]
    [TestCase("double", "1234567890123456", "1.234567890123456e15")]
    [TestCase("double", "1.5e-7", "1.5e-7")]
    [TestCase("double", "1e-6", "0.000001")]
    [TestCase("double", "-0", "-0")]
    [TestCase("double", "-0.0", "-0")]
    [TestCase("double", "inf", "inf")]
    [TestCase("double", "-inf", "-inf")]
    [TestCase("double", "nan", "nan")]
    [TestCase("double", "1e999", "inf")]
    [TestCase("double", "2.98023223876953125e-8", "2.9802322387695312e-8")]
    [TestCase("double", "18446744073709551616", "1.8446744073709552e19")]
    [TestCase("float", "0.1", "0.1")]
    [TestCase("float", "16777217", "16777216")]
    [TestCase("float", "1e39", "inf")]
    [TestCase("float", "'-inf'", "-inf")]
    [TestCase("half", "0.1", "0.0999756")]
    [TestCase("half", "65504", "65504")]
    [TestCase("half", "1.2e-7", "1.19209e-07")]
    [TestCase("half", "70000", "inf")]
    [TestCase("timecode", "1234567.89", "1.23457e+06")]
    [TestCase("bool", "true", "1")]
    [TestCase("bool", "No", "0")]
    [TestCase("bool", "'YES'", "1")]
    [TestCase("bool", "0.5", "1")]
    [TestCase("uchar", "255", "255")]
    [TestCase("int", "1.9", "1")]
    [TestCase("int", "-1.9", "-1")]
    [TestCase("int", "-2147483648", "-2147483648")]
    [TestCase("uint", "1.5", "1")]
    [TestCase("int64", "-9223372036854775808", "-9223372036854775808")]
    [TestCase("uint64", "18446744073709551615", "18446744073709551615")]
    [TestCase("float3", "(1, 2.5, -3)", "(1, 2.5, -3)")]
    [TestCase("quatf", "(1, 2, 3, 4)", "(1, 2, 3, 4)")]
    [TestCase("matrix2d", "((1, 2), (3, 4))", "( (1, 2), (3, 4) )")]
    [TestCase("int[]", "[]", "[]")]
    [TestCase("int[]", "[ ]", "[]")]
    [TestCase("int[]", "[1, 2,]", "[1, 2]")]
    [TestCase("int[]", "[[1, 2], [3, 4]]", "[1, 2, 3, 4]")]
    [TestCase("float2[]", "[(1, 2), (3, 4)]", "[(1, 2), (3, 4)]")]
    [TestCase("float", "None", "None")]
    [TestCase("asset", "@a b@", "@a b@")]
    [TestCase("asset", "@@@a@b@@@", "@@@a@b@@@")]
    [TestCase("asset", "@@@a@@@@", "@@@a@@@@")]
    [TestCase("asset", @"@@@a\@@@b@@@", @"@@@a\@@@b@@@")]
    [TestCase("asset", "'x.png'", "@x.png@")]
    [TestCase("asset", "@@", "@@")]
    [TestCase("asset", "@@@@@@", "@@")]
    [TestCase("string", "'a'", "\"a\"")]
    [TestCase("string", "'say \"x\"'", "'say \"x\"'")]
    [TestCase("string", "'''both \" and ' '''", "\"both \\\" and ' \"")]
    [TestCase("string", "'a\\tb\\r\\\\'", "\"a\\tb\\r\\\\\"")]
    [TestCase("string", "'\\a\\x7f\\177\\q'", "\"\\x07\\x7f\\x7fq\"")]
    [TestCase("string", "'\\xff'", "\"\\xff\"")]
    [TestCase("string", "'\\xc3\\xa9'", "\"é\"")]
    [TestCase("string", "'é 日 😀'", "\"é 日 😀\"")]
    [TestCase("token", "'x'", "\"x\"")]
    [TestCase("token[]", "['x', \"y\"]", "[\"x\", \"y\"]")]
    [TestCase("unknown", "1.50", "1.5")]
    [TestCase("unknown", "[1, (2, 'q'), [@a@]]", "[1, (2, \"q\"), [@a@]]")]
    public void Values_are_spelled_as_OpenUSD_does(string type, string written, string printed)
    {
        string text = UsdaTexts.Print(UsdaTexts.ParseBody($"def \"a\"\n{{\n    {type} x = {written}\n}}\n"));

        Assert.That(text, Is.EqualTo($"#usda 1.0\n\ndef \"a\"\n{{\n    {type} x = {printed}\n}}\n\n"));
    }

    [Test]
    public void Text_with_line_feeds_has_three_quotes()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("(\n    doc = 'a\\nb\"c'\n)\n");

        Assert.That(UsdaTexts.Print(layer), Is.EqualTo("#usda 1.0\n(\n    doc = '''a\nb\"c'''\n)\n\n"));
    }

    [TestCase("/A - (/B - /C)", "/A - (/B - /C)")]
    [TestCase("(/A + /B) & /C", "/A + /B & /C")]
    [TestCase("(/A - /B) + /C", "(/A - /B) + /C")]
    [TestCase("/A+(/B&/C)", "/A + (/B & /C)")]
    [TestCase("/A   /B", "/A /B")]
    [TestCase("//{isa:Mesh}", "//{isa:\\\"Mesh\\\"}")]
    [TestCase("~ ( b c* )", "~(/P/b /P/c*)")]
    [TestCase("../x .", "/x /P")]
    [TestCase("%_ %:c %../x:c", "%_ %:c %/x:c")]
    [TestCase("*", "/P/*")]
    public void Path_expressions_take_their_normal_form(string written, string printed)
    {
        string text = UsdaTexts.Print(UsdaTexts.ParseBody($"def \"P\"\n{{\n    pathExpression x = \"{written}\"\n}}\n"));

        string quoted = printed.Contains('"', StringComparison.Ordinal) ? $"'{printed.Replace("\\\"", "\"", StringComparison.Ordinal)}'" : $"\"{printed}\"";
        Assert.That(text, Does.Contain($"pathExpression x = {quoted}\n"));
    }

    [Test]
    public void The_culture_of_the_thread_does_not_matter()
    {
        const string Text = "#usda 1.0\n(\n    metersPerUnit = 0.01\n)\n\ndef \"a\"\n{\n    double x = -1234.5\n    float[] y = [1.5, 1e-9, inf]\n    double z.timeSamples = {\n        -1.5: 2.25,\n    }\n}\n\n";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.That(UsdaTexts.Print(UsdaTexts.Parse(Text)), Is.EqualTo(Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
