using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

public sealed class LayerDiffTests
{
    [Test]
    public void Equal_layers_have_no_differences()
    {
        const string Body = "def \"a\" { double x = nan; double[] y = [nan, -0]; double z.timeSamples = { 1: None }; rel r = </a>; }\n";

        Assert.That(LayerDiff.Compare(UsdaTexts.ParseBody(Body), UsdaTexts.ParseBody(Body)), Is.Empty);
    }

    [Test]
    public void Missing_and_extra_specs_are_named()
    {
        IReadOnlyList<string> differences = LayerDiff.Compare(UsdaTexts.ParseBody("def \"a\" { int x; }\n"), UsdaTexts.ParseBody("def \"a\" { rel y; }\n"));

        Assert.That(differences, Is.EqualTo(new[]
        {
            "</a.x>: missing attribute spec",
            "</a.y>: extra relationship spec",
        }));
    }

    [Test]
    public void Fields_are_told_with_both_values()
    {
        IReadOnlyList<string> differences = LayerDiff.Compare(
            UsdaTexts.ParseBody("def A \"a\" ( kind = 'k'; customData = { int x = 1 } ) { float x = 1; double z = 0; }\n"),
            UsdaTexts.ParseBody("over \"a\" ( doc = 'd'; customData = { double x = 1 } ) { float x = 2; double z = -0; }\n"));

        Assert.That(differences, Is.EqualTo(new[]
        {
            "</a> customData: expected {x: int 1}, found {x: double 1}",
            "</a> documentation: expected nothing, found \"d\"",
            "</a> kind: expected \"k\", found nothing",
            "</a> specifier: expected SdfSpecifierDef, found nothing",
            "</a> typeName: expected \"A\", found nothing",
            "</a.x> default: expected 1, found 2",
            "</a.z> default: expected 0, found -0",
        }));
    }

    [Test]
    public void A_missing_prim_stands_for_all_below_it() => Assert.That(
        LayerDiff.Compare(UsdaTexts.ParseBody("def \"a\" { int x; def \"b\" { rel y; }\n }\ndef \"c\" { }\n"), UsdaTexts.ParseBody("def \"c\" { }\n")),
        Is.EqualTo(new[] { "</a>: missing prim spec with 3 below" }));

    [Test]
    public void The_order_of_prims_counts_and_that_of_properties_does_not()
    {
        IReadOnlyList<string> differences = LayerDiff.Compare(
            UsdaTexts.ParseBody("def \"a\" { int x; int y; }\ndef \"b\" { }\ndef \"c\" { }\n"), UsdaTexts.ParseBody("def \"c\" { }\ndef \"a\" { int y; int x; }\n"));

        Assert.That(differences, Is.EqualTo(new[] { "</> primChildren: expected [\"a\", \"c\"], found [\"c\", \"a\"]", "</b>: missing prim spec" }));
    }

    [Test]
    public void Long_arrays_are_told_by_their_first_difference_and_samples_one_by_one()
    {
        string many = string.Join(", ", Enumerable.Range(0, 100)), other = many.Replace("42", "-42", StringComparison.Ordinal);
        IReadOnlyList<string> differences = LayerDiff.Compare(
            UsdaTexts.ParseBody($"def \"a\" {{ int[] x = [{many}]; double y.timeSamples = {{ 1: 2, 3: 4 }}; float[] z = [{many}, nan] }}\n".Replace(" }\n", "; }\n", StringComparison.Ordinal)),
            UsdaTexts.ParseBody($"def \"a\" {{ int[] x = [{other}]; double y.timeSamples = {{ 1: 2, 5: 4 }}; float[] z = [{many}, nan, 1] }}\n".Replace(" }\n", "; }\n", StringComparison.Ordinal)));

        Assert.That(differences, Is.EqualTo(new[]
        {
            "</a.x> default: expected 100 elements, [42] is 42, found 100 elements, [42] is -42",
            "</a.y> timeSamples[3]: expected 4, found nothing",
            "</a.y> timeSamples[5]: expected nothing, found 4",
            "</a.z> default: expected 101 elements, found 102 elements, [101] is 1",
        }));
    }

    [Test]
    public void Required_fields_that_equal_their_fallback_count_as_absent()
    {
        SdfLayerHandle bare = UsdaTexts.ParseBody("over \"a\" { int x; }\n");
        SdfLayerHandle full = UsdaTexts.ParseBody("over \"a\" { int x; }\n");
        bare.Data.Find("/a")![SdfFieldKeys.Specifier] = null;
        bare.Data.Find("/a.x")![SdfFieldKeys.Variability] = null;
        full.Data.Find("/a")![SdfFieldKeys.TypeName] = new TfToken();
        full.Data.Find("/a.x")![SdfFieldKeys.Custom] = false;

        Assert.That(LayerDiff.Compare(bare, full), Is.Empty);
    }

    [Test]
    public void Asserting_fails_with_the_list()
    {
        Exception error = Assert.Catch(() =>
        {
            using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            {
                LayerDiff.AssertEqual(UsdaTexts.ParseBody("def \"a\" {}\n"), UsdaTexts.ParseBody(""));
            }
        })!;

        Assert.That(error.Message, Does.Contain("</a>: missing prim spec"));
    }
}
