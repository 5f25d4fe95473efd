using System.Text;
using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.Usd.Tests.Sdf;

public sealed class UsdaErrorTests
{
    private const string Small =
        "#usda 1.0\n(\n    \"c\"\n    subLayers = [@a@ (offset = 1)]\n    relocates = { </a>: </b> }\n)\n\ndef Xform \"a\" (\n    variants = { string v = \"x\" }\n"
        + "    prepend references = [@x@</y> (scale = 2; customData = { int k = 1 }), </z>]\n    custom2 = [1, (2, \"s\")]\n)\n{\n"
        + "    reorder properties = [\"p\", \"q\"]\n    custom uniform float3[] p = [(1, 2.5, -3e2), (0, 0, 0)] (\n        doc = '''d\n'''\n    )\n"
        + "    double q.timeSamples = { 1: 2, 3.5: None }\n    add rel r = [</a>, <../b>]\n    /* c */ token t.connect = <.q>; # e\n"
        + "    float s.spline = { hermite, pre: sloped(1), 1: 2 & 3; pre (1); post curve (2), 4: 5; { int i = 1 } }\n    variantSet \"v\" = {\n        \"x\" (kind = \"k\") { over \"i\" { } \n }\n    }\n}\n";

    private static readonly string[] Words =
    [
        " None ", "rel ", "custom ", "uniform ", "varying ", "def ", "add ", "delete ", "kind = ", "active = ", "typeName = ", "specifier = ",
        "documentation = ", "clips = ", "apiSchemas = ", "(1, 2)", "[1, 2]", "{}", "<>", "<..>", "<.>", "<../x>", "</a.b[/c]>", "nan", "-inf", "1e400",
        "\"\"\"", "@@@", ".timeSamples", ".connect", ".spline = ", ".default = ", "dictionary d = {}", "int[] ", "opaque ", "pathExpression ", "; ", "\n",
    ];

    [TestCase("", 1, 1, "USDA-HEADER")]
    [TestCase("#usd 1.0\n", 1, 1, "USDA-HEADER")]
    [TestCase("\uFEFF#usda 1.0\n", 1, 1, "USDA-HEADER")]
    [TestCase("#usda 1.0\ndef \"a\" { int x }\n", 2, 17, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\ndef \"a\" {} def \"b\" {}\n", 2, 12, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\ndef \"a\" {};\n", 2, 11, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\ndef/**/Foo \"a\" {}\n", 2, 8, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\ndef \"1a\" {}\n", 2, 5, "USDA-NAME")]
    [TestCase("#usda 1.0\ndef \"a\" {}\ndef \"a\" {}\n", 3, 5, "USDA-NAME")]
    [TestCase("#usda 1.0\r\ndef \"a\"\r\n{\r\n    int x = \"s\"\r\n}\r\n", 4, 13, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { uchar x = 256; }\n", 2, 21, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { uint x = -1; }\n", 2, 20, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int x = +1; }\n", 2, 19, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { double x = 1e; }\n", 2, 22, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { float3 x = (1, 2); }\n", 2, 27, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { float3 x = (1, 2, 3, 4); }\n", 2, 32, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int[] x = 1; }\n", 2, 21, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int x = [1]; }\n", 2, 19, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int[] x = [[1, 2], [3]]; }\n", 2, 30, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int[] x = [[]]; }\n", 2, 23, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int[] x = [1, [2]]; }\n", 2, 25, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int x =\n1; }\n", 2, 18, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { string x = \"abc\n\"; }\n", 2, 22, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\n/* open", 2, 1, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\ndef \"a\" { int x; float x; }\n", 2, 18, "USDA-NAME")]
    [TestCase("#usda 1.0\ndef \"a\" { int x; uniform int x; }\n", 2, 26, "USDA-NAME")]
    [TestCase("#usda 1.0\ndef \"a\" { rel x = </a/>; }\n", 2, 19, "USDA-PATH")]
    [TestCase("#usda 1.0\ndef \"a\" { rel x = <../../b>; }\n", 2, 19, "USDA-PATH")]
    [TestCase("#usda 1.0\ndef \"a\" { rel x = </b{v=x}c>; }\n", 2, 19, "USDA-PATH")]
    [TestCase("#usda 1.0\ndef \"a\" ( references = @@</b> ) {}\n", 2, 24, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" ( references = @x@<b> ) {}\n", 2, 27, "USDA-PATH")]
    [TestCase("#usda 1.0\ndef \"a\" ( add inherits = None ) {}\n", 2, 26, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" ( inherits = [</b>, </b>] ) {}\n", 2, 22, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" ( specifier = 1 ) {}\n", 2, 11, "USDA-METADATA")]
    [TestCase("#usda 1.0\ndef \"a\" { int x (typeName = \"y\"); }\n", 2, 18, "USDA-METADATA")]
    [TestCase("#usda 1.0\ndef \"a\" ( typeName = \"x y\" ) {}\n", 2, 22, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" ( permission = secret ) {}\n", 2, 24, "USDA-VALUE")]
    [TestCase("#usda 1.0\n( kind = \"x\" )\n", 2, 3, "USDA-SYNTAX")]
    [TestCase("#usda 1.0\n( framesPerSecond = 0 )\n", 2, 21, "USDA-VALUE")]
    [TestCase("#usda 1.0\n( customLayerData = { nope x = 1 } )\n", 2, 23, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { pathExpression x = \"/b +\"; }\n", 2, 30, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { int x.spline = { 1: 2 }; }\n", 2, 17, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { double x.spline = { loop: (1, 2, 3, 4.5, 6) }; }\n", 2, 47, "USDA-VALUE")]
    [TestCase("#usda 1.0\ndef \"a\" { double x.spline = { 1: 2; post curvy }; }\n", 2, 42, "USDA-SYNTAX")]
    public void Errors_name_the_line_and_the_column(string text, int line, int column, string code)
    {
        AssetFormatException error = Assert.Throws<AssetFormatException>(() => UsdaTexts.Parse(text))!;

        TestContext.Out.WriteLine(error.Message);
        Assert.That((error.Location.Line, error.Location.Column, error.Code), Is.EqualTo(((int?)line, (int?)column, code)));
    }

    [Test]
    public void Errors_name_the_property_and_say_what_was_expected()
    {
        AssetFormatException error = Assert.Throws<AssetFormatException>(
            () => UsdaTexts.ParseBody("def \"a\"\n{\n    def \"b\"\n    {\n        int x = oops\n    }\n}\n"))!;

        Assert.That(error.Location.Scope, Is.EqualTo("/a/b.x"));
        Assert.That(error.Problem, Is.EqualTo("expected an integer of 32 bits, found 'oops'"));
        Assert.That(error.Message, Is.EqualTo("test.usda:6:17 [/a/b.x]: expected an integer of 32 bits, found 'oops' (USDA-VALUE)"));
    }

    [Test]
    public void A_layer_keeps_its_content_when_a_text_is_refused()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"a\"\n{\n}\n");
        string before = UsdaTexts.Print(layer);

        Assert.Throws<AssetFormatException>(() => layer.ImportFromString("#usda 1.0\ndef \"b\"\n{\n}\nnonsense\n"));

        Assert.That(UsdaTexts.Print(layer), Is.EqualTo(before));
    }

    [Test]
    public void Every_prefix_of_a_text_is_read_or_refused()
    {
        byte[] text = Encoding.UTF8.GetBytes(Small);
        int read = 0;
        for (int length = 0; length <= text.Length; length++)
        {
            if (TryParse(text[..length])) read++;
        }

        Assert.That(TryParse(text), Is.True);
        Assert.That(read, Is.LessThan(text.Length / 4), "most prefixes end in the middle of something");
    }

    [Test]
    public void Changed_texts_are_read_or_refused()
    {
        byte[] text = Encoding.UTF8.GetBytes(Small);
        ReadOnlySpan<byte> alphabet = " \n\t\"'@<>()[]{}=,;:.#/*-+eE19axN\\\u00ff"u8;
        var random = new Random(20240611);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] changed = Mutate(text, random, alphabet);
            if (!TryParse(changed)) refused++;
        }

        Assert.That(refused, Is.InRange(10_000, 19_999));
    }

    [TestCase("{ def \"a\" ", 100_000)]
    [TestCase("{ variantSet \"v\" = { \"x\" ", 100_000)]
    public void Prims_nested_too_deeply_are_refused(string open, int depth) =>
        AssertRefusedOnSmallStack("#usda 1.0\ndef \"a\" " + string.Concat(Enumerable.Repeat(open, depth)));

    [TestCase("(customLayerData = ", "{ dictionary a = ")]
    [TestCase("(x = ", "[")]
    [TestCase("(x = ", "(")]
    [TestCase("def \"a\" { int[] x = ", "[")]
    [TestCase("def \"a\" { pathExpression x = \"", "(")]
    [TestCase("def \"a\" { pathExpression x = \"", "~")]
    [TestCase("def \"a\" { rel x = <", "/a")]
    [TestCase("def \"a\" { rel x = </a", ".r[/a")]
    [TestCase("def \"a\" { rel x = <", "../")]
    public void Values_nested_too_deeply_are_refused(string before, string open) =>
        AssertRefusedOnSmallStack("#usda 1.0\n" + before + string.Concat(Enumerable.Repeat(open, 100_000)) + "a>\"");

    [Test]
    public void Prims_nested_to_the_limit_are_read_and_printed()
    {
        var text = new StringBuilder("#usda 1.0\n");
        for (int i = 0; i < 500; i++) text.Append("def \"a\"\n{\n");
        for (int i = 0; i < 500; i++) text.Append("}\n");

        string printed = OnSmallStack(() => UsdaTexts.Print(UsdaTexts.Parse(text.ToString())));

        Assert.That(printed.Split("def \"a\""), Has.Length.EqualTo(501));
    }

    private static void AssertRefusedOnSmallStack(string text) =>
        Assert.That(() => OnSmallStack(() => UsdaTexts.Parse(text)), Throws.TypeOf<AssetFormatException>());

    // The main thread has a larger stack than the threads that servers and thread pools use.
    private static T OnSmallStack<T>(Func<T> function)
    {
        T? result = default;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (AssetException caught)
                {
                    error = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(caught);
                }
            },
            1 << 20);
        thread.Start();
        thread.Join();
        error?.Throw();
        return result!;
    }

    private static byte[] Mutate(byte[] text, Random random, ReadOnlySpan<byte> alphabet)
    {
        var changed = new List<byte>(text);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(changed.Count);
            switch (random.Next(5))
            {
                case 4:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)]));
                    break;
                case 0:
                    changed[at] = alphabet[random.Next(alphabet.Length)];
                    break;
                case 1:
                    changed.Insert(at, alphabet[random.Next(alphabet.Length)]);
                    break;
                case 2:
                    changed.RemoveRange(at, Math.Min(random.Next(1, 12), changed.Count - at));
                    break;
                default:
                    int length = Math.Min(random.Next(1, 40), changed.Count - at);
                    changed.InsertRange(random.Next(changed.Count), changed.GetRange(at, length));
                    break;
            }
        }

        return [.. changed];
    }

    // What is read must also print and read again; anything else than a refusal fails the test.
    private static bool TryParse(byte[] text)
    {
        SdfLayerHandle layer;
        try
        {
            layer = UsdaTexts.Parse(text, UsdaDialect.Usda);
        }
        catch (AssetException)
        {
            return false;
        }

        byte[] printed = UsdaTexts.Print(layer, UsdaDialect.Usda);
        UsdaTexts.AssertSameText(UsdaTexts.Print(UsdaTexts.Parse(printed, UsdaDialect.Usda), UsdaDialect.Usda), printed);
        return true;
    }
}
