using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author</c> with render settings: what is asked for arrives, and what cannot be is refused.</summary>
public sealed class AuthorRenderTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("--camera", "World/Cam", "an absolute prim path")]
    [TestCase("--camera", "/World/Cam.size", "an absolute prim path")]
    [TestCase("--camera", "/World/", "an absolute prim path")]
    [TestCase("--resolution", "1920", "1920x1080")]
    [TestCase("--resolution", "0x1080", "at least 1 pixel")]
    [TestCase("--resolution", "1920x-1080", "at least 1 pixel")]
    [TestCase("--aov", "color,beauty", "color, alpha, depth, normal, albedo, motion, id, found 'beauty'")]
    [TestCase("--aov", "color,depth,color", "each image once")]
    [TestCase("--product-name", "", "expected a name")]
    [TestCase("--aspect-ratio-policy", "fit", "expandAperture")]
    [TestCase("--data-window", "0,0,1", "four numbers")]
    [TestCase("--data-window", "0,0,1,nan", "minima below maxima")]
    [TestCase("--data-window", "1,0,0,1", "minima below maxima")]
    [TestCase("--pixel-aspect-ratio", "0", "above 0")]
    [TestCase("--pixel-aspect-ratio", "-1", "above 0")]
    public void Wrong_values_are_wrong_usage(string option, string value, string problem)
    {
        CliRun run = folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(problem));
        Assert.That(folder.Entries(), Is.Empty);
    }

    [Test]
    public void Settings_without_a_camera_are_refused()
    {
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", "--quiet", "--data-window", "-0.125,-0.125,1.125,1.125").Failed(2, "need a camera");
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", "--quiet", "--camera", "/World/Cam").Failed(2, "expected a Camera at </World/Cam>", "found nothing");
        Assert.That(folder.Entries(), Is.Empty);
    }
}
