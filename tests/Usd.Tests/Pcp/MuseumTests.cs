using System.Text.RegularExpressions;
using pxr;

namespace UsdGsplat.Usd.Tests.Pcp;

/// <summary>The scenes of OpenUSD's own tests of composition: each prim composes as OpenUSD composes it.</summary>
public sealed class MuseumTests
{
    private static IEnumerable<MuseumCase> InScope => MuseumCase.All().Where(c => c.Kind == "results" && !c.IsOutOfScope);

    private static IEnumerable<MuseumCase> Graphs => MuseumCase.All().Where(c => c.Kind == "graph-dump" && !c.IsOutOfScope);

    private static IEnumerable<MuseumCase> OutOfScope => MuseumCase.All().Where(c => c.IsOutOfScope);

    [Test]
    public void The_museum_is_there_whole()
    {
        TestKit.Fixtures.Shared("corpus", "composition-museum");
        Assert.That((MuseumCase.All().Count(), InScope.Count(), Graphs.Count(), OutOfScope.Count()), Is.EqualTo((70, 45, 1, 24)));
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

    /// <summary>What of a scene in scope differs from OpenUSD; empty when nothing does.</summary>
    internal static string Problem(MuseumCase scene)
    {
        if (scene.Kind == "graph-dump") return Graph(scene) == ExpectedGraph(scene) ? "" : "the graph differs";
        var dump = new MuseumDump(scene);
        if (dump.Results.TrimEnd() != Text(scene.Results)) return "the results differ";
        return dump.Errors.TrimEnd() == (scene.Errors is null ? "" : Text(scene.Errors)) ? "" : "the errors differ";
    }

    [TestCaseSource(nameof(Graphs))]
    public void Graph_is_that_of_OpenUSD(MuseumCase scene) => Assert.That(Graph(scene), Is.EqualTo(ExpectedGraph(scene)));

    private static string ExpectedGraph(MuseumCase scene)
    {
        string expected = Regex.Replace(Text(scene.Results), @"\n\s*\n+", "\n");
        return expected[expected.IndexOf("Results for", StringComparison.Ordinal)..].TrimEnd();
    }

    private static string Graph(MuseumCase scene)
    {
        string path = Regex.Match(ExpectedGraph(scene), "<(.*)>").Groups[1].Value;
        return MuseumGraphDump.Print(scene.Open().Index(path), name => Path.GetRelativePath(scene.Folder, name).Replace('\\', '/')).TrimEnd();
    }

    private static string Text(string path) => File.ReadAllText(MuseumCase.Full(path)).ReplaceLineEndings("\n").Trim();
}
