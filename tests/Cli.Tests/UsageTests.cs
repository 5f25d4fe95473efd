using System.Diagnostics;

namespace UsdGsplat.Cli.Tests;

/// <summary>The command line itself. Wrong ones are many and are parsed in this process; none of them comes as far as a file.</summary>
public sealed class UsageTests
{
    [TestCase("", "Required command")]
    [TestCase("frobnicate", "frobnicate")]
    [TestCase("author a.pt", "--output")]
    [TestCase("author --output o.usdz", "FILE, --ckpt FILE or --ply FILE")]
    [TestCase("author a.pt --ckpt b.pt --output o.usdz", "one input")]
    [TestCase("author --ply a.ply --ckpt b.pt --output o.usdz", "one input")]
    [TestCase("author a.pt b.pt --output o.usdz", "b.pt")]
    [TestCase("author a.pt --time 0.5 --frames 3 --output o.usdz", "exclude each other")]
    [TestCase("author a.pt --fps 24 --output o.usdz", "--fps needs --frames")]
    [TestCase("author a.pt --time noon --output o.usdz", "--time: expected a number, found 'noon'")]
    [TestCase("author a.pt --frames 1.5 --output o.usdz", "--frames: expected a whole number, found '1.5'")]
    [TestCase("author a.pt --frames 99999999999 --output o.usdz", "'99999999999'")]
    [TestCase("author a.pt --min-opacity 0,5 --output o.usdz", "--min-opacity: expected a number, found '0,5'")]
    [TestCase("author a.pt --sh-degree 4 --output o.usdz", "native")]
    [TestCase("author a.pt --up-axis x --output o.usdz", "'x'")]
    [TestCase("author a.pt --nurec-profile kit --output o.usdz", "3dgrut")]
    [TestCase("author a.pt --output o.usda --turntable 1", "--turntable: expected a whole number from 2 to 100000, found '1'")]
    [TestCase("author a.pt --output o.usda --turntable-elevation 5", "--turntable-elevation needs --turntable")]
    [TestCase("author a.pt --output o.usda --turntable 9 --turntable-elevation 90", "--turntable-elevation: expected a number from -89 to 89, found '90'")]
    [TestCase("author a.pt --output o.usda --camera-mode animated", "--camera-mode needs --cameras")]
    [TestCase("author a.pt --output o.usda --main-camera a", "--main-camera needs --cameras")]
    [TestCase("author a.pt --output o.usda --cameras c --camera-fps 12", "--camera-fps needs --camera-mode animated")]
    [TestCase("author a.pt --output o.usda --cameras c --cameras-world original --cameras-transform f", "exclude each other")]
    [TestCase("author a.pt --output o.usda --cameras c --camera-step 0", "--camera-step: expected a whole number from 1, found '0'")]
    [TestCase("author a.pt --output o.usda --cameras c --camera-mode moving", "'moving'")]
    [TestCase("author a.pt --device 0 --format particlefield --output o.usdz", "--device rounds to 16 bits, which ParticleField has with --half features or all only")]
    [TestCase("author a.pt --device cpu --target isaac6 --half none --output o.usdz", "--device rounds to 16 bits")]
    [TestCase("convert a.pt b.ply --device 0", "--device goes with USD outputs, found 'b.ply'")]
    [TestCase("convert a.pt b.usdz --format particlefield --device 0", "--device rounds to 16 bits, which --format nurec has alone")]
    [TestCase("author a.pt --wrong --output o.usdz", "--wrong")]
    [TestCase("convert a.pt", "out")]
    [TestCase("convert a.pt b.obj", "expected an output ending in .ply, .pt, .pth, .ckpt, .usdz, .usda, .usdc, .usd, found 'b.obj'")]
    [TestCase("convert a.ply b.pt --motion", "--motion goes with a PLY")]
    [TestCase("convert a.usdz b.ply --time nan", "--time: expected a finite time code, found 'NaN'")]
    [TestCase("convert a.usdz b.ply --time infinity", "--time: expected a finite time code, found 'Infinity'")]
    [TestCase("inspect", "file")]
    [TestCase("synth", "--output")]
    [TestCase("synth --splats many --output o.pt", "--splats: expected a whole number from 1, found 'many'")]
    [TestCase("synth --splats 0 --output o.pt", "--splats: expected a whole number from 1, found '0'")]
    [TestCase("synth --sh 4 --output o.pt", "--sh: expected a whole number from 0 to 3, found '4'")]
    [TestCase("synth --seed -1 --output o.pt", "--seed: expected a whole number, found '-1'")]
    [TestCase("inspect a.sog4d --sheet a.jpg", "--sheet: expected a file ending in .png, found 'a.jpg'")]
    [TestCase("inspect a.sog4d --overwrite", "--overwrite goes with --sheet")]
    [TestCase("extract a.sog4d", "--output")]
    [TestCase("extract a.sog4d --frames x --output o", "--frames: expected a frame n, or a range a..b, a.., ..b, with a step a..b:s, found 'x'")]
    [TestCase("extract a.sog4d --frames 5..2 --output o", "found '5..2'")]
    [TestCase("extract a.sog4d --frames 1..2:0 --output o", "found '1..2:0'")]
    [TestCase("extract a.sog4d --frames 1..2:x --output o", "found '1..2:x'")]
    [TestCase("extract a.sog4d --frames 1...2 --output o", "found '1...2'")]
    [TestCase("extract a.sog4d --frames=-1 --output o", "found '-1'")]
    [TestCase("extract a.pt --frame-count 0 --output o", "--frame-count: expected a whole number from 1, found '0'")]
    [TestCase("extract a.pt --frame-count few --output o", "--frame-count: expected a whole number from 1, found 'few'")]
    [TestCase("normalize", "file")]
    [TestCase("author a.pt --script-args x --output o.usdz", "--script-args goes with --script")]
    [TestCase("script", "file")]
    [TestCase("script a.csx --overwrite", "--overwrite goes with --output")]
    [TestCase("script a.csx --output b.obj", "expected a file ending in .usda, .usdc, .usd or .usdz, found 'b.obj'")]
    [TestCase("schemas", "--output")]
    [TestCase("normalize a.sog4d --overwrite", "--overwrite goes with --output")]
    [TestCase("normalize a.sog4d --output b.zip", "expected an output ending in .sog4d, found 'b.zip'")]
    [TestCase("bake a.pt", "--output")]
    [TestCase("bake --output b.sog4d", "input")]
    [TestCase("bake a.pt --output b.zip", "expected an output ending in .sog4d or .splat4d, found 'b.zip'")]
    [TestCase("bake a.pt --output b.sog4d --time-mapping explicit", "--time-mapping explicit needs --frame-times")]
    [TestCase("bake a.pt --output b.sog4d --time-mapping uniform --frame-times 0,1", "--time-mapping uniform has no --frame-times")]
    [TestCase("bake a.pt --output b.sog4d --frame-times 0,x", "--frame-times: expected a number, found 'x'")]
    [TestCase("bake a.pt --output b.sog4d --frame-times 0,2", "--frame-times: expected frame times of 0 to 1, found 2 at 1")]
    [TestCase("bake a.pt --output b.sog4d --frame-times 1,0", "--frame-times: expected frame times that do not fall")]
    [TestCase("bake a.pt --output b.sog4d --frame-count 0", "--frame-count: expected a whole number from 1, found '0'")]
    [TestCase("bake a.pt --output b.sog4d --delta-segment-length few", "--delta-segment-length: expected a whole number from 0, or best, found 'few'")]
    [TestCase("bake a.pt --output b.sog4d --sh-bands 4", "--sh-bands: expected a whole number from 0 to 3, found '4'")]
    [TestCase("bake a.pt --output b.sog4d --quality good", "'good'")]
    [TestCase("bake a.pt --output b.sog4d --webp-method 10", "--webp-method: expected a whole number from 0 to 9, found '10'")]
    [TestCase("bake a.pt --output b.sog4d --zip-compression brotli", "'brotli'")]
    [TestCase("bake a.pt --output b.sog4d --max-splats -1", "--max-splats: expected a whole number from 0, found '-1'")]
    [TestCase("bake a.pt --output b.sog4d --sh-version 1 --sh-split-by-band", "give one of them")]
    [TestCase("bake a.pt --output b.splat4d --output-space colmap", "--output-space colmap needs --colmap-dir")]
    [TestCase("bake a.pt --output b.splat4d --colmap-dir c", "--colmap-dir goes with --output-space colmap")]
    [TestCase("bake a.pt --output b.splat4d --output-space world", "'world'")]
    [TestCase("bake a.pt --output b.sog4d --output-space train", "--output-space: not an option of .sog4d files")]
    [TestCase("bake a.pt --output b.sog4d --mode keyframe", "--mode: not an option of .sog4d files")]
    [TestCase("author a.pt --output", "'--output'")]
    [TestCase("bake a.pt --output", "'--output'")]
    [TestCase("convert a.pt b.ply --motion:x", "'x'")]
    [TestCase("inspect a.sog4d --sheet", "'--sheet'")]
    [TestCase("normalize a.sog4d --output", "'--output'")]
    [TestCase("cat a.usda --output", "'--output'")]
    [TestCase("cat a.usda --overwrite:x", "'x'")]
    [TestCase("cat", "file")]
    [TestCase("cat a.usda --output a.ply", "--output: expected a file ending in .usda, .usdc, .usd or .usdz, found 'a.ply'")]
    [TestCase("cat a.usda --overwrite", "--overwrite goes with --output")]
    [TestCase("cat a.usdz --output b.usdz", "a.usdz is a package already")]
    [TestCase("cat a.usda --mask /A", "--mask goes with --flatten")]
    [TestCase("cat a.usda --flatten --mask A.x", "--mask: expected the path of a prim such as /World/Tree, found 'A.x'")]
    [TestCase("cat a.usda --flatten --output b.usdz", "--flatten writes one layer")]
    [TestCase("diff a.usda", "b")]
    [TestCase("tree", "file")]
    [TestCase("validate", "expected a file to validate, or --list-codes")]
    [TestCase("validate a.sog4d --list-codes", "--list-codes takes no file")]
    [TestCase("validate a.sog4d b.sog4d", "b.sog4d")]
    public void Wrong_usage_is_explained_and_points_to_the_help(string arguments, string part)
    {
        (int exitCode, string output, string error) = CliRun.InProcess(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.Contain(part));
        string[] lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.All.StartsWith("usd-gsplat: "));
        Assert.That(lines[^1], Does.Contain("--help"));
    }

    [TestCase("author", "--ckpt ckpt_29999.pt --time 0.25", "--frames", "--nurec-profile", "--sh-degree", "--no-recenter", "--min-opacity", "--max-splats", "--json", "--quiet", "--overwrite", "--up-axis", "--fps", "--script", "--script-args")]
    [TestCase("convert", "convert ckpt_29999.pt point_cloud.ply", "--motion", "--json")]
    [TestCase("inspect", "inspect scene.usdz --json", "--sheet", "inspect scene.sog4d --sheet scene.png")]
    [TestCase("synth", "synth --splats 20000 --sh 1 --four-d", "--seed")]
    [TestCase("extract", "extract scene.sog4d --output frames", "--frames", "--frame-count", "--json", "--quiet", "--overwrite")]
    [TestCase("bake", "bake ckpt_29999.pt --output scene.sog4d", "--frame-count", "--quality", "--self-check", "--splat4d-version", "--layout-width", "--measure-frames")]
    [TestCase("normalize", "normalize old.sog4d --output new.sog4d", "--rewrite", "--repair-colors", "--json", "--quiet", "--overwrite")]
    [TestCase("cat", "cat scene.usda --output scene.usdc", "--overwrite", "--flatten", "--mask")]
    [TestCase("diff", "diff before.usda after.usdc", "0 equal, 1 different", "--json", "--quiet")]
    [TestCase("tree", "tree scene.usdz", "--json")]
    [TestCase("script", "script turntable.csx --stage scene.usda", "--stage", "--output", "--overwrite", "--quiet", "args", "#load")]
    [TestCase("schemas", "schemas --output usd-plugins", "PXR_PLUGINPATH_NAME", "--overwrite", "--quiet")]
    [TestCase("validate", "validate scene.sog4d", "--arkit", "--root-package-only", "--strict", "--list-codes", "--json", "--quiet")]
    public void Help_shows_options_and_examples(string command, params string[] parts)
    {
        (int exitCode, string output, string error) = CliRun.InProcess(command, "--help");

        Assert.That(exitCode, Is.Zero);
        Assert.That(error, Is.Empty);
        Assert.That(output, Does.Contain("Examples:"));
        foreach (string part in parts) Assert.That(output, Does.Contain(part));
        Assert.That(output, Does.Not.Contain(" { "), "a default is a word that the option takes");
        Assert.That(output, Does.Not.Match(@"\[default: [^\n]*\[default: "));
    }

    [TestCase("author", "cpu")]
    [TestCase("bake", "auto")]
    [TestCase("convert", "cpu")]
    public void Help_tells_the_device_that_is_taken_by_default(string command, string device) =>
        Assert.That(CliRun.InProcess(command, "--help").Output, Does.Match(@$"--device [^\n]*\[default: {device}\]"));

    [Test]
    public void Help_and_version_work_from_a_shell()
    {
        using var folder = new CliFolder();

        CliRun help = folder.Run("--help").Succeeded();
        foreach (string command in (string[])["author", "convert", "extract", "inspect", "normalize", "synth", "validate"]) Assert.That(help.Output, Does.Contain("  " + command));
        Assert.That(folder.Run("--version").Succeeded().Output, Does.Match(@"^\d+\.\d+\.\d+"));
    }

    [Test]
    public void Stopping_leaves_nothing_behind([Values("TERM", "INT")] string signal)
    {
        using var folder = new CliFolder();
        Process process = CliRun.Start(folder.Path, "synth", "--splats", "1000000000000", "--output", "made/endless.pt");
        var watch = Stopwatch.StartNew();
        while (folder.Entries().Length < 2 && watch.ElapsedMilliseconds < 20_000) Thread.Sleep(20);
        using (Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) kill.WaitForExit();

        CliRun.Finish(process).Failed(3, "stopped", "nothing was written");

        Assert.That(folder.Entries(), Is.Empty);
    }
}
