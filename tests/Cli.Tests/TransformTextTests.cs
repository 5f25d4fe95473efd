using UsdGsplat.Cli.Inputs;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring;

namespace UsdGsplat.Cli.Tests;

/// <summary>Transforms on the command line.</summary>
public sealed class TransformTextTests
{
    [TestCase("translate=1,2,3,rotate=0,0,90,scale=2", 1, 4, 3)]
    [TestCase("scale=2,rotate=0,0,90,translate=1,2,3", 1, 4, 3)]
    [TestCase("rotate=0,0,90", 0, 1, 0)]
    [TestCase("scale=5,6,7", 5, 0, 0)]
    [TestCase("translate=-1e1,0,0.5", -9, 0, 0.5)]
    [TestCase("0,1,0,0, -1,0,0,0, 0,0,1,0, 7,8,9,1", 7, 9, 9)]
    [TestCase("(0 1 0 0) (-1 0 0 0) (0 0 1 0) (7 8 9 1)", 7, 9, 9)]
    public void The_point_1_0_0_goes_where_the_text_says(string text, double x, double y, double z) =>
        Assert.That(RowMatrix.Map(new DoublePoint(1, 0, 0), TransformText.Parse(text)), Is.EqualTo(new DoublePoint(x, y, z)));

    [TestCase("", "16 numbers")]
    [TestCase("1,2,3", "found 3")]
    [TestCase("translate=1,2", "3 numbers")]
    [TestCase("translate=1,2,x", "'x'")]
    [TestCase("translate=1,2,3,translate=1,2,3", "two")]
    [TestCase("move=1,2,3", "move=1,2,3")]
    [TestCase("rotate=90", "3 numbers")]
    [TestCase("scale=inf", "inf")]
    public void Other_texts_are_refused(string text, string expected) =>
        Assert.That(() => TransformText.Parse(text), Throws.ArgumentException.With.Message.Contains(expected));

    [Test]
    public void Files_may_have_commas()
    {
        Dictionary<string, string> settings = TransformText.Settings("a,b=c.ply,translate=1,2,3,name=left, right", ["translate", "name"], out string head);

        Assert.That(head, Is.EqualTo("a,b=c.ply"));
        Assert.That(settings, Is.EqualTo(new Dictionary<string, string> { ["translate"] = "1,2,3", ["name"] = "left, right" }));
    }
}
