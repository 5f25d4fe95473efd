using pxr;

namespace UsdGsplat.Usd.Tests.Pcp;

/// <summary>The scenes of OpenUSD's own tests of composition: each prim composes as OpenUSD composes it.</summary>
public sealed class MuseumTests
{
    private static IEnumerable<MuseumCase> InScope => MuseumCase.All().Where(c => c.Kind == "results" && !c.IsOutOfScope);

    private static IEnumerable<MuseumCase> OutOfScope => MuseumCase.All().Where(c => c.IsOutOfScope);

    [Test]
    public void The_museum_is_there_whole()
    {
        TestKit.Fixtures.Shared("corpus", "composition-museum");
        Assert.That(MuseumCase.All().Count(), Is.EqualTo(71));
    }

    [TestCaseSource(nameof(InScope))]
    public void Scene_composes_as_in_OpenUSD(MuseumCase scene)
    {
        var dump = new MuseumDump(scene);
        Assert.That(dump.Results.TrimEnd(), Is.EqualTo(Text(scene.Results)));
    }

    [TestCaseSource(nameof(InScope))]
    public void Scene_has_the_errors_of_OpenUSD(MuseumCase scene)
    {
        var dump = new MuseumDump(scene);
        Assert.That(dump.Errors.TrimEnd(), Is.EqualTo(scene.Errors is null ? "" : Text(scene.Errors)));
    }

    [TestCaseSource(nameof(OutOfScope))]
    public void Scene_with_what_is_not_supported_says_so(MuseumCase scene)
    {
        var dump = new MuseumDump(scene);
        Assert.That(dump.AllErrors.Select(error => error.Kind), Has.Some.EqualTo(PcpErrorKind.UnsupportedRelocates).Or.Some.EqualTo(PcpErrorKind.UnsupportedExpression));
    }

    private static string Text(string path) => File.ReadAllText(MuseumCase.Full(path)).ReplaceLineEndings("\n").Trim();
}
