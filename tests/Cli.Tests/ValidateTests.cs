using System.IO.Compression;
using System.Text.Json;
using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>validate</c>: what is found reaches the user, and the exit code says whether it is an error.</summary>
public sealed class ValidateTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("sog4d", "ref_sh3_v2_delta3.sog4d", "sog4d, 0 errors, 1 warning")]
    [TestCase("splat4d", "ref_gaussian_sh3_delta.splat4d", "splat4d, 0 errors, 0 warnings")]
    [TestCase("checkpoints", "freetimegs_sh0.pt", "checkpoint, 0 errors, 0 warnings")]
    public void A_sound_file_ends_with_its_count(string kind, string name, string end)
    {
        string path = Fixtures.Path(kind, name);

        CliRun run = folder.Run("validate", path).Succeeded();

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output.TrimEnd().Split('\n')[^1], Is.EqualTo($"{path}: {end}"));
        Assert.That(folder.Run("validate", path, "--quiet").Succeeded().Output, Is.Empty);
    }

    [Test]
    public void A_broken_bundle_has_a_line_an_issue_and_the_code_1()
    {
        File.Copy(Fixtures.Path("sog4d", "ref_sh0_explicit.sog4d"), folder.File("a.sog4d"));
        using (ZipArchive zip = ZipFile.Open(folder.File("a.sog4d"), ZipArchiveMode.Update))
        {
            zip.GetEntry("frames/00002/rotation.webp")!.Delete();
            zip.GetEntry("frames/00001/sh0.webp")!.Delete();
        }

        CliRun run = folder.Run("validate", "a.sog4d");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, "")));
        Assert.That(run.Output, Is.EqualTo("""
            error a.sog4d [frames/00002/rotation.webp]: expected the file frames/00002/rotation.webp of streams.rotation.path in the archive, found none (ZIP-MISSING-FILE)
            error a.sog4d [frames/00001/sh0.webp]: expected the file frames/00001/sh0.webp of streams.sh.sh0Path in the archive, found none (ZIP-MISSING-FILE)
            a.sog4d: sog4d, 2 errors, 0 warnings

            """));
        CliRun json = folder.Run("validate", "a.sog4d", "--json");
        Assert.That(json.ExitCode, Is.EqualTo(1));
        Assert.That(json.Json.GetProperty("format").GetString(), Is.EqualTo("sog4d"));
        Assert.That(json.Json.GetProperty("errors").GetInt32(), Is.EqualTo(2));
        JsonElement issue = json.Json.GetProperty("issues")[1];
        Assert.That(issue.GetProperty("code").GetString(), Is.EqualTo("ZIP-MISSING-FILE"));
        Assert.That(issue.GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(issue.GetProperty("location").GetProperty("asset").GetString(), Is.EqualTo("a.sog4d"));
        Assert.That(issue.GetProperty("location").GetProperty("scope").GetString(), Is.EqualTo("frames/00001/sh0.webp"));
    }

    [Test]
    public void A_broken_splat4d_says_at_which_byte()
    {
        byte[] file = File.ReadAllBytes(Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d"));
        file[32] = 7;
        File.WriteAllBytes(folder.File("a.splat4d"), file);

        CliRun run = folder.Run("validate", "a.splat4d", "--json");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        JsonElement issue = run.Json.GetProperty("issues")[0];
        Assert.That(issue.GetProperty("code").GetString(), Is.EqualTo("HDR-TIMEMODEL"));
        Assert.That(issue.GetProperty("location").GetProperty("byteOffset").GetInt64(), Is.EqualTo(32));
    }

    [Test]
    public void Warnings_are_errors_only_when_strict()
    {
        string path = GoldenCheckpoint.Find("freetimegs_nonfinite.pt");

        Assert.That(folder.Run("validate", path).Succeeded().Output, Does.Contain("[Positions]: expected finite values, found 1 splats with others, the first is 3 (VALUE-NONFINITE)"));
        Assert.That(folder.Run("validate", path, "--strict").ExitCode, Is.EqualTo(1));
        Assert.That(folder.Run("validate", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--strict").ExitCode, Is.Zero);
    }

    [TestCase("truncated.pt", "CKPT-ZIP")]
    [TestCase("malicious_reduce.pt", "CKPT-HOSTILE")]
    [TestCase("missing_quats.pt", "CKPT-KEY-MISSING")]
    public void What_a_reader_refuses_is_an_error_with_its_code(string name, string code)
    {
        CliRun run = folder.Run("validate", GoldenCheckpoint.Find(name), "--quiet");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith("error ").And.EndWith($"({code})\n"));
    }

    [Test]
    public void A_layer_is_read_whole()
    {
        File.WriteAllText(folder.File("good.usda"), "#usda 1.0\n(\n    defaultPrim = \"World\"\n    metersPerUnit = 1\n    upAxis = \"Y\"\n)\ndef Xform \"World\"\n{\n}\n");
        File.WriteAllText(folder.File("bad.usda"), "#usda 1.0\ndef Xform \"World\"\n{\n    double x = \n}\n");

        folder.Run("validate", "good.usda", "--strict").Succeeded();
        CliRun run = folder.Run("validate", "bad.usda");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith("error bad.usda:4:16 "));
    }

    [Test]
    public void Everything_readable_in_a_package_is_read()
    {
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "good.usdz", "--quiet").Succeeded();
        folder.Run("validate", "good.usdz", "--strict").Succeeded();
        byte[] package = File.ReadAllBytes(folder.File("good.usdz"));
        package.AsSpan(package.AsSpan().IndexOf("#usda 1.0"u8), 5).Fill((byte)'?');
        package.AsSpan(package.AsSpan().IndexOf((byte[])[0x1F, 0x8B, 8]) + 10, 200).Clear();
        File.WriteAllBytes(folder.File("bad.usdz"), package);

        CliRun run = folder.Run("validate", "bad.usdz");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("error bad.usdz[default.usda]:1").And.Contain("error bad.usdz[good.nurec]").And.EndWith("usdz, 4 errors, 0 warnings\n"));
        Assert.That(run.Output.Split('\n').Where(line => line.Contains("USDZ-CRC", StringComparison.Ordinal)), Has.Exactly(2).Items);
    }

    [TestCaseSource(nameof(CheckerExpectations))]
    public void USD_files_get_the_exit_code_of_usdchecker(string file, string options, int exitCode)
    {
        string path = Fixtures.Shared("corpus/usd-assets", file);

        CliRun run = folder.Run(["validate", path, .. options.Replace("--rootPackageOnly", "--root-package-only", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
    }

    [Test]
    public void Rules_of_USD_go_with_USD() =>
        folder.Run("validate", Fixtures.Path("sog4d", "ref_sh0_explicit.sog4d"), "--arkit").Failed(2, "--arkit", "sog4d");

    [Test]
    public void Other_files_are_none_that_is_known()
    {
        File.WriteAllText(folder.File("mine.bin"), "hello");

        CliRun run = folder.Run("validate", "mine.bin");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("NOT-A-SPLAT").And.EndWith("mine.bin: unknown, 1 error, 0 warnings\n"));
        folder.Run("validate", "nothing.sog4d").Failed(3, "nothing.sog4d");
    }

    [Test]
    public void Splats_of_stages_are_held_to_their_rules_and_judged_for_targets()
    {
        string golden = Fixtures.Shared("golden", "nurec", "grut.usdz");
        CliRun text = folder.Run("validate", golden).Succeeded();
        Assert.That(text.Output, Does.Contain("(NR11-MARGIN)").And.Contain("0 errors, 0 warnings").And.Contain("\n  isaac5  yes  ").And.Contain("\n  openusd no   ").And.Contain("\n  arkit   no   "));
        var targets = folder.Run("validate", golden, "--json").Succeeded().Json.GetProperty("targets");
        Assert.That(targets.EnumerateArray().Select(t => (t.GetProperty("target").GetString(), t.GetProperty("fit").GetBoolean())), Is.EqualTo(new[] { ("isaac5", true), ("isaac6", true), ("openusd", false), ("arkit", false) }));

        // The exporter does not align: OpenUSD's checker says so, and it is not said twice.
        CliRun unaligned = folder.Run("validate", Fixtures.Shared("golden", "nurec", "fvdb.usdz"));
        Assert.That(unaligned.ExitCode, Is.EqualTo(1));
        Assert.That(unaligned.Output, Does.Contain("3 errors, 0 warnings").And.Not.Contain("NR15"));

        File.WriteAllText(folder.File("field.usda"), "#usda 1.0\n(\n    defaultPrim = \"g\"\n    metersPerUnit = 1\n)\ndef ParticleField3DGaussianSplat \"g\"\n{\n    float[] opacities = [2]\n}\n");
        CliRun field = folder.Run("validate", "field.usda");
        Assert.That(field.ExitCode, Is.EqualTo(1));
        Assert.That(field.Output, Does.Contain("field.usda [/g]: expected positions").And.Contain("PF01-POSITIONS").And.Contain("USD-UP-AXIS").And.Not.Contain("PF13"));
        Assert.That(folder.Run("validate", "--list-codes").Succeeded().Output, Does.Contain("PF16-SAMPLES").And.Contain("NR01-PAYLOAD"));
    }

    [Test]
    public void A_payload_without_a_stage_is_held_to_the_rules_of_NuRec()
    {
        using (var package = System.IO.Compression.ZipFile.OpenRead(Fixtures.Shared("golden", "nurec", "grut.usdz")))
        {
            var entry = package.Entries.Single(e => e.FullName.EndsWith(".nurec", StringComparison.Ordinal));
            using Stream from = entry.Open();
            using var gzip = new System.IO.Compression.GZipStream(from, System.IO.Compression.CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            byte[] map = plain.ToArray();
            File.WriteAllBytes(folder.File("good.nurec"), map);
            map[map.AsSpan().IndexOf("precision"u8) + 9] = 32;
            File.WriteAllBytes(folder.File("bad.nurec"), map);
        }

        folder.Run("validate", "good.nurec", "--strict").Succeeded();
        CliRun run = folder.Run("validate", "bad.nurec", "--strict");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith("warning bad.nurec [config/layers.gaussians.precision]: expected 16, found 32 (NR07-PRECISION)").And.Contain("nurec, 0 errors, 1 warning"));
    }

    [Test]
    public void All_codes_are_listed()
    {
        string text = folder.Run("validate", "--list-codes").Succeeded().Output;
        JsonElement[] codes = [.. folder.Run("validate", "--list-codes", "--json").Succeeded().Json.GetProperty("codes").EnumerateArray()];

        IssueCode[] expected = [.. Sog4dValidator.Codes, .. Splat4dValidator.Codes];
        Assert.That(codes.Take(expected.Length).Select(c => c.GetProperty("code").GetString()), Is.EqualTo(expected.Select(c => c.Code)));
        Assert.That(codes.Take(expected.Length).Select(c => c.GetProperty("meaning").GetString()), Is.EqualTo(expected.Select(c => c.Meaning)));
        foreach (IssueCode code in expected) Assert.That(text, Does.Contain($"  {code.Code} ").And.Contain(code.Meaning));
        Assert.That(text, Does.Contain("VALUE-NONFINITE").And.Contain("ply, checkpoint"));
    }

    private static IEnumerable<TestCaseData> CheckerExpectations()
    {
        string list = Path.Combine(Fixtures.SharedRoot, "corpus/usd-assets/usdchecker-expectations.tsv");
        if (!File.Exists(list)) return [new TestCaseData("absent", "", 0)];
        return File.ReadLines(list).Skip(1).Select(line => line.Split('\t')).Select(row =>
            new TestCaseData(row[0], row[1] == "-" ? "" : row[1], int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)).SetArgDisplayNames(Path.GetFileName(row[0]), row[1]));
    }
}
