using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>bake</c>, judged by the rules of the format, which the goldens judge.</summary>
public sealed class BakeTests
{
    private CliFolder folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => folder = new CliFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("one", "--sh-bands", "3", "--shn-count", "32")]
    [TestCase("two", "--sh-bands", "3", "--sh-version", "2", "--shn-count", "32", "--shn-labels-encoding", "full", "--zip-compression", "deflated")]
    public void A_checkpoint_becomes_a_bundle_without_errors(string name, params string[] options)
    {
        CliRun run = folder.Run(["bake", new GoldenCheckpoint("freetimegs_sh3").File, "--output", name + ".sog4d", "--frame-count", "4", "--json", "--quiet", .. options]);
        run.Succeeded();

        Assert.That(run.Json.GetProperty("frames").GetInt32(), Is.EqualTo(4));
        Assert.That(Sog4dValidator.Validate(folder.File(name + ".sog4d")).Where(issue => issue.Severity == IssueSeverity.Error), Is.Empty);
        using Sog4dReader reader = Sog4dReader.Open(folder.File(name + ".sog4d"));
        Assert.That(reader.SplatCount, Is.EqualTo(run.Json.GetProperty("splats").GetInt32()).And.GreaterThan(0));
    }

    [Test]
    public void A_broken_input_leaves_no_bundle()
    {
        File.WriteAllText(folder.File("broken.pt"), "not a checkpoint");

        CliRun run = folder.Run("bake", folder.File("broken.pt"), "--output", "broken.sog4d");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(File.Exists(folder.File("broken.sog4d")), Is.False);
    }
}
