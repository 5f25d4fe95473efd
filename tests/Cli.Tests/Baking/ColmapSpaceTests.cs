using System.Globalization;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary><c>bake --output-space colmap</c>: splats stand where the model's transform says, and turn with it.</summary>
public sealed class ColmapSpaceTests
{
    private readonly BakeFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [OneTimeSetUp]
    public void WriteModel()
    {
        // Two cameras at x = 8 and x = 12: the middle goes to the origin, and 2 becomes 1. The points spread most along y.
        Directory.CreateDirectory(folder.File("model"));
        File.WriteAllText(folder.File("model/cameras.txt"), "1 PINHOLE 640 480 500 500 320 240\n");
        File.WriteAllText(folder.File("model/images.txt"), "1 1 0 0 0 -8 0 0 1 a.png\n\n2 1 0 0 0 -12 0 0 1 b.png\n\n");
        IEnumerable<string> points = Enumerable.Range(0, 8).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i} {10 + (i % 2)} {4 * ((i / 2) % 2)} {2 * (i / 4)} 1 2 3 0.5 1 1"));
        File.WriteAllText(folder.File("model/points3D.txt"), string.Join('\n', points));
    }

    [Test]
    public void Splats_move_into_the_models_space_and_the_transform_brings_them_back()
    {
        string[] options = ["--keep-order", "--sh-bands", "2", "--shn-count", "30"];
        using Splat4dSource train = Splat4dReader.Open(Mapped(folder.Bake(BakeFolder.Golden.File, "splat4d", options).File));
        (string path, var report) = folder.Bake(BakeFolder.Golden.File, "splat4d", [.. options, "--output-space", "colmap", "--colmap-dir", folder.File("model"), "--self-check"]);
        using Splat4dSource colmap = Splat4dReader.Open(Mapped(path));

        BakeFolder.Sound(path);
        Assert.That(report.GetProperty("selfChecked").GetBoolean());
        float[] t = colmap.ReadColmapToTraining()!;

        // The longest axis, y, becomes the first.
        Assert.That(Math.Abs(t[1]), Is.EqualTo(0.5).Within(1e-6));
        Assert.That(t[0], Is.Zero.Within(1e-6));
        float[] before = BakeFolder.Column(train, SplatColumn.Positions), after = BakeFolder.Column(colmap, SplatColumn.Positions);
        for (int i = 0; i < before.Length; i += 3)
        {
            for (int row = 0; row < 3; row++)
                Assert.That((t[4 * row] * after[i]) + (t[(4 * row) + 1] * after[i + 1]) + (t[(4 * row) + 2] * after[i + 2]) + t[(4 * row) + 3], Is.EqualTo(before[i + row]).Within(1e-4));
        }

        float[] scales = BakeFolder.Column(train, SplatColumn.LogScales), larger = BakeFolder.Column(colmap, SplatColumn.LogScales);
        Assert.That(larger.Zip(scales).Max(p => Math.Abs(p.First - p.Second - MathF.Log(2))), Is.LessThan(1e-5));
    }

    [Test]
    public void Higher_coefficients_turn_so_that_colours_stay()
    {
        string[] options = ["--keep-order", "--sh-bands", "1", "--shn-count", "2000", "--shn-centroids-type", "f32"];
        using Splat4dSource train = Splat4dReader.Open(Mapped(folder.Bake(BakeFolder.Golden.File, "splat4d", options).File));
        using Splat4dSource colmap = Splat4dReader.Open(Mapped(folder.Bake(BakeFolder.Golden.File, "splat4d", [.. options, "--output-space", "colmap", "--colmap-dir", folder.File("model")]).File));
        float[] t = colmap.ReadColmapToTraining()!, before = BakeFolder.Column(train, SplatColumn.ShRest), after = BakeFolder.Column(colmap, SplatColumn.ShRest);

        // Band 1 is linear in the direction: −y, z, −x. What the camera sees along d in COLMAP's space it sees along 2·A·d in the trainer's.
        float[] d = [0.6f, -0.48f, 0.64f], turned = [.. Enumerable.Range(0, 3).Select(row => 2 * ((t[4 * row] * d[0]) + (t[(4 * row) + 1] * d[1]) + (t[(4 * row) + 2] * d[2])))];
        for (int splat = 0; splat < 300; splat++)
        {
            for (int channel = 0; channel < 3; channel++)
                Assert.That(Along(after, (9 * splat) + channel, d), Is.EqualTo(Along(before, (9 * splat) + channel, turned)).Within(1e-5));
        }

        static float Along(float[] sh, int at, float[] d) => (-d[1] * sh[at]) + (d[2] * sh[at + 3]) - (d[0] * sh[at + 6]);
    }

    [Test]
    public void A_file_of_that_space_is_not_moved_twice()
    {
        string moved = folder.Bake(BakeFolder.Golden.File, "splat4d", "--output-space", "colmap", "--colmap-dir", folder.File("model")).File;
        CliRun.InProcess("bake", moved, "--output", folder.File("twice.splat4d"), "--output-space", "colmap", "--colmap-dir", folder.File("model")).Failed(2, "COLMAP's space already");
        CliRun run = CliRun.InProcess("bake", moved, "--output", folder.File("again.splat4d")).Succeeded();
        Assert.That(run.Error, Does.Contain("transform from COLMAP's space is not kept"));
        CliRun.InProcess("bake", BakeFolder.Golden.File, "--output", folder.File("no.splat4d"), "--output-space", "colmap", "--colmap-dir", folder.File("none")).Failed(3, "images.bin");
    }

    private static Codecs.Sources.MappedByteSource Mapped(string path) => new(path);
}
