using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>Options that do not suit the output or the input are refused as wrong usage.</summary>
public sealed class BakeRefusalTests
{
    private readonly BakeFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("splat4d", "--layout-width 64", "--layout-height 64", "--alpha-zero-threshold 0", "--webp-method 1", "--zip-compression stored", "--scale-codebook-size 9", "--scale-codebook-sample 9", "--sh0-codebook-method kmeans", "--sh0-codebook-sample 9", "--sh-version 2", "--sh-split-by-band")]
    [TestCase("sog4d", "--splat4d-version 1", "--splat4d-format-version 2", "--temporal-threshold 0.1", "--mode average", "--frame-step 2", "--output-space train")]
    public void Options_of_the_other_format_are_refused(string extension, params string[] options)
    {
        foreach (string option in options)
        {
            CliRun run = CliRun.InProcess(["bake", BakeFolder.Golden.File, "--output", folder.File("o." + extension), .. option.Split(' ')]);
            Assert.That(run.ExitCode, Is.EqualTo(2), option);
            Assert.That(run.Error, Does.Contain($"{option.Split(' ')[0]}: not an option of .{extension} files"));
        }

        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("checkpoint", "sog4d", "--opacity-mode linear", "--opacity-mode: only PLY")]
    [TestCase("checkpoint", "sog4d", "--scale-mode linear", "--scale-mode: only PLY")]
    [TestCase("checkpoint", "sog4d", "--shn-frame-axis 0", "--shn-frame-axis: the input is no checkpoint with coefficients that change")]
    [TestCase("bundle", "sog4d", "--use-velocity false", "--use-velocity: the input is no checkpoint")]
    [TestCase("bundle", "sog4d", "--min-sigma 0.1", "--min-sigma: the input has no Gaussians")]
    [TestCase("bundle", "splat4d", "--temporal-threshold 0.1", "--temporal-threshold: the input has no Gaussians")]
    [TestCase("bundle", "splat4d", "--splat4d-version 2", "windows of time")]
    [TestCase("bundle", "splat4d", "--frame-step 2 --mode average", "--frame-step: goes with --mode keyframe")]
    [TestCase("bundle", "splat4d", "--sh-bands 1", "keyframes have no SH bands")]
    [TestCase("checkpoint", "splat4d", "--mode average", "--mode: the input is one cloud")]
    [TestCase("checkpoint", "splat4d", "--frame-step 2", "--frame-step: the input is one cloud")]
    [TestCase("checkpoint", "splat4d", "--frame-times 0,1", "--frame-times: a .splat4d file of a cloud has no frames")]
    [TestCase("checkpoint", "splat4d", "--sh-bands 1 --splat4d-format-version 1", "format version 1 has no place for SH bands")]
    [TestCase("checkpoint", "splat4d", "--sh-bands 1 --shn-labels-encoding delta-v1", "number of frames")]
    [TestCase("checkpoint", "splat4d", "--temporal-threshold 1", "threshold")]
    [TestCase("gaussians", "sog4d", "--min-sigma 0.1", "--min-sigma: the input has no Gaussians")]
    [TestCase("checkpoint", "sog4d", "--layout-width 10 --layout-height 10", "at least 1976 pixels")]
    [TestCase("checkpoint", "sog4d", "--frame-times 0,1 --frame-count 3", "--frame-times: expected 3 times as --frame-count says, found 2")]
    [TestCase("checkpoint", "sog4d", "--layout-width 0", "1 to 16383")]
    [TestCase("checkpoint", "sog4d", "--sh-bands 1 --sh1-count 5", "version 1 has one palette")]
    [TestCase("checkpoint", "sog4d", "--min-sigma 0", "above 0")]
    [TestCase("checkpoint", "sog4d", "--base-opacity-threshold 2", "0 to 1")]
    [TestCase("checkpoint", "sog4d", "--shn-count 65536", "65535")]
    [TestCase("checkpoint", "sog4d", "--alpha-zero-threshold 2", "0 to 1")]
    public void Options_that_do_not_suit_are_refused(string input, string extension, string options, string part)
    {
        string path = input switch
        {
            "bundle" => Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"),
            "gaussians" => Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d"),
            _ => BakeFolder.Golden.File,
        };
        CliRun.InProcess(["bake", path, "--output", folder.File("o." + extension), "--quiet", .. options.Split(' ')]).Failed(2, part);
        Assert.That(folder.Entries(), Is.Empty);
    }
}
