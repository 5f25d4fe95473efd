using System.Diagnostics;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Validation;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>validate</c> on others' files, sound and broken: every one is judged, none ends in an exception.</summary>
public sealed class ValidateCorpusTests
{
    private static readonly string[] Corpora = ["composition-museum", "crate-pairs", "usd-assets", "usda-parsing"];

    [Test]
    public void Every_splat_file_and_golden_is_judged()
    {
        Dictionary<string, IReadOnlyList<Issue>> found = Judge([.. Files("corpus", "splats"), .. Files("golden")]);

        string[] bundles = [.. found.Keys.Where(f => f.EndsWith("4d", StringComparison.Ordinal))];
        Assert.That(bundles, Has.Length.EqualTo(9));
        foreach (string path in bundles) Assert.That(found[path].Where(i => i.Severity == IssueSeverity.Error), Is.Empty, path);
    }

    [TestCaseSource(nameof(Corpora))]
    public void Every_USD_file_is_judged(string corpus) => Judge(Files("corpus", corpus));

    private static string[] Files(params string[] folder) =>
        [.. Directory.EnumerateFiles(Fixtures.Shared(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static Dictionary<string, IReadOnlyList<Issue>> Judge(IReadOnlyList<string> paths)
    {
        var found = new Dictionary<string, IReadOnlyList<Issue>>();
        (string path, TimeSpan time) slowest = ("", TimeSpan.Zero);
        foreach (string path in paths)
        {
            var watch = Stopwatch.StartNew();
            using var bytes = new MappedByteSource(path);
            string kind = InputKind.Of(path, bytes);
            Assert.That(() => found[path] = FormatValidator.For(kind).Validate(bytes, default), Throws.Nothing, path);
            Assert.That(found[path].Where(i => i.Message.Contains('\n', StringComparison.Ordinal)), Is.Empty, path);
            if (watch.Elapsed > slowest.time) slowest = (path, watch.Elapsed);
        }

        Assert.That(found, Is.Not.Empty);
        int broken = found.Values.Count(f => f.Any(i => i.Severity == IssueSeverity.Error));
        TestContext.Out.WriteLine($"{found.Count} files, {broken} with errors; the slowest took {slowest.time.TotalSeconds:f1} s: {slowest.path}");
        return found;
    }
}
