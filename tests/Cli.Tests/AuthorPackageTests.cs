using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author --part-packages</c>: a root layer of packages that every other command reads.</summary>
public sealed class AuthorPackageTests
{
    private static readonly string Input = GoldenCheckpoint.Find("freetimegs_sh0.pt");

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("nurec")]
    [TestCase("particlefield")]
    public void Commands_read_through_the_packages(string format)
    {
        folder.Run("author", Input, "--format", format, "--part-packages", "--max-package-size", "30KB", "--output", "scene.usda").Succeeded();
        folder.Run("author", Input, "--format", format, "--output", "whole.usdz").Succeeded();

        string[] packages = [.. folder.Entries().Where(e => e.EndsWith("usdz", StringComparison.Ordinal) && e.StartsWith("scene.", StringComparison.Ordinal))];
        Assert.That(packages, Has.Length.GreaterThan(1));
        Assert.That(packages.Select(p => new FileInfo(folder.File(p)).Length), Is.All.LessThanOrEqualTo(30_000));
        folder.Run("validate", "scene.usda").Succeeded();
        folder.Run("inspect", "scene.usda").Succeeded();
        folder.Run("extract", "scene.usda", "--output", "frames").Succeeded();
        foreach (string name in (string[])["scene.usda", "whole.usdz"]) folder.Run("convert", name, name + ".ply").Succeeded();
        long splats = new GoldenCheckpoint("freetimegs_sh0").Count;
        foreach (string ply in (string[])["scene.usda.ply", "whole.usdz.ply", "frames/frame_00000.ply"])
        {
            Assert.That(File.ReadLines(folder.File(ply)).First(line => line.StartsWith("element vertex", StringComparison.Ordinal)), Is.EqualTo($"element vertex {splats}"), ply);
        }
    }

    [TestCase("2KB", 2_000)]
    [TestCase("1.5KiB", 1_536)]
    [TestCase("0.001gb", 1_000_000)]
    [TestCase("0.001GiB", 1_073_741)]
    [TestCase("3000", 3_000)]
    public void Sizes_have_units(string size, int bytes)
    {
        // Two thousand volumes do not fit any of them.
        folder.Run("author", Input, "--frames", "2000", "--part-packages", "--max-package-size", size, "--output", "scene.usda").Failed(1, $"expected a package of at most {bytes} bytes, found that one splat takes");
        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("12XB")]
    [TestCase("0MB")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("GiB")]
    public void Wrong_sizes_are_refused(string size)
    {
        CliRun run = folder.Run("author", Input, "--part-packages", $"--max-package-size={size}", "--output", "scene.usda");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"--max-package-size: expected a size such as 512MB, 1.5GiB or a number of bytes, found '{size}'"));
    }

    [Test]
    public void A_limit_needs_packages_and_packages_need_a_root_layer()
    {
        CliRun run = folder.Run("author", Input, "--max-package-size", "1MB", "--output", "scene.usda");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--max-package-size needs --part-packages"));
        folder.Run("author", Input, "--part-packages", "--output", "scene.usdz").Failed(2, "--output scene.usda");
        Assert.That(folder.Entries(), Is.Empty);
    }
}
