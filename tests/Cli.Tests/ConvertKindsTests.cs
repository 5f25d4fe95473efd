using UsdGsplat.Cli.Tests.Baking;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>convert</c> between kinds of files: what is one cloud goes on as one, frames and windows are refused.</summary>
public sealed class ConvertKindsTests
{
    private CliFolder folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => folder = new CliFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("checkpoint.pt")]
    [TestCase("moving.ply", "--motion")]
    public void Gaussians_of_time_keep_their_records(string output, params string[] options)
    {
        string golden = Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d");
        Run(["convert", golden, output, .. options]).Succeeded();

        using Splat4dSource from = Splat4dReader.Open(new MappedByteSource(golden));
        using ISplatSource to = SplatFile.Open(folder.File(output));
        Assert.That((to.Schema.Count, to.Schema.ShDegree, to.Schema.HasMotion), Is.EqualTo((2000L, 3, true)));
        foreach (SplatColumn column in to.Schema.Columns)
        {
            float[] wanted = BakeFolder.Column(from, column), found = BakeFolder.Column(to, column);
            Assert.That(found, Is.EqualTo(wanted), column.ToString());
        }
    }

    [Test]
    public void A_converted_checkpoint_is_one_that_PyTorch_reads()
    {
        Run("convert", Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d"), "torch.pt").Succeeded();
        string shapes = Oracle.Python(
            """
            import sys, torch
            s = torch.load(sys.argv[1], map_location="cpu")["splats"]
            print({k: tuple(v.shape) for k, v in sorted(s.items())})
            """,
            ["torch"],
            folder.File("torch.pt")).Trim();
        Assert.That(shapes, Does.Contain("'durations': (2000, 1)").And.Contain("'shN': (2000, 15, 3)").And.Contain("'velocities': (2000, 3)"));
    }

    [Test]
    public void A_PLY_becomes_a_checkpoint_and_comes_back()
    {
        string golden = new GoldenCheckpoint("freetimegs_sh3").File;
        Run("convert", golden, "a.ply", "--motion").Succeeded();
        Run("convert", "a.ply", "b.pt").Succeeded();
        Run("convert", "b.pt", "c.ply", "--motion").Succeeded();
        Assert.That(File.ReadAllBytes(folder.File("c.ply")), Is.EqualTo(File.ReadAllBytes(folder.File("a.ply"))));
    }

    [Test]
    public void Still_splats_of_a_splat4d_become_a_PLY()
    {
        Run("convert", new GoldenCheckpoint("gsplat_static").File, "still.ply").Succeeded();
        Run("bake", "still.ply", "--output", "still.splat4d", "--keep-order").Succeeded();
        Run("convert", "still.splat4d", "again.ply").Succeeded();
        using ISplatSource before = SplatFile.Open(folder.File("still.ply")), after = SplatFile.Open(folder.File("again.ply"));
        Assert.That(BakeFolder.Column(after, SplatColumn.Positions), Is.SubsetOf(BakeFolder.Column(before, SplatColumn.Positions)));
        Assert.That(after.Schema.Count, Is.GreaterThan(before.Schema.Count / 2));
    }

    [Test]
    public void Changing_coefficients_are_told_of()
    {
        CliRun run = folder.Run("convert", Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d"), "first.pt");
        Assert.That(run.Succeeded().Error, Does.Contain("higher coefficients change over 6 frames; those of the first are taken"));
    }

    [Test]
    public void What_is_no_cloud_is_refused_and_says_why()
    {
        Directory.CreateDirectory(folder.File("frames"));
        Run("convert", Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"), "no.pt").Failed(1, "found frames, which do not say how splats move", "'extract'");
        Run("convert", "frames", "no.pt").Failed(1, "found frames", "'bake'");
        Run("convert", Fixtures.Shared("golden", "splat4d", "ref_window_v1.splat4d"), "no.pt").Failed(1, "found hard windows", "'extract'");
        Run("convert", "missing.pt", "no.pt").Failed(3, "missing.pt");
        Assert.That(File.Exists(folder.File("no.pt")), Is.False);
    }

    private CliRun Run(params string[] arguments) => folder.Run([.. arguments, "--quiet"]);
}
