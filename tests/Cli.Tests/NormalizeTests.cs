using System.IO.Compression;
using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>normalize</c>: legacy bundles of the reference exporter, judged by Python's archive reader and by numpy.</summary>
public sealed class NormalizeTests
{
    private static readonly string Bundle = Fixtures.Path("sog4d", "ref_sh0_explicit.sog4d");
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_legacy_bundle_is_repaired_in_place()
    {
        MakeLegacy("a.sog4d");
        byte[] before = File.ReadAllBytes(folder.File("a.sog4d"));
        Assert.That(folder.Run("validate", "a.sog4d", "--quiet").ExitCode, Is.EqualTo(1));

        CliRun run = folder.Run("normalize", "a.sog4d").Succeeded();

        Assert.That(run.Output, Is.EqualTo("a.sog4d: 2 changes\n  format: 'SOG4D' to 'sog4d'\n  streams.scale.codebook: arrays to objects with x, y and z\n"));
        Assert.That(run.Error, Is.Empty);
        Assert.That(File.ReadAllBytes(folder.File("a.sog4d")).AsSpan(0, before.Length).SequenceEqual(before), "an interrupted run loses nothing");
        Assert.That(Judge("a.sog4d"), Is.EqualTo("sog4d, 2 times meta.json"));
        folder.Run("validate", "a.sog4d").Succeeded();
        Assert.That(folder.Run("normalize", "a.sog4d").Succeeded().Output, Is.EqualTo("a.sog4d: canonical already\n"));
    }

    [Test]
    public void To_another_file_the_bundle_itself_stays()
    {
        MakeLegacy("a.sog4d");
        byte[] before = File.ReadAllBytes(folder.File("a.sog4d"));

        JsonElement report = folder.Run("normalize", "a.sog4d", "--output", "new/b.sog4d", "--json").Succeeded().Json;

        Assert.That(report.GetProperty("output").GetString(), Is.EqualTo("new/b.sog4d"));
        Assert.That(report.GetProperty("canonicalAlready").GetBoolean(), Is.False);
        Assert.That(report.GetProperty("changes").GetArrayLength(), Is.EqualTo(2));
        Assert.That(File.ReadAllBytes(folder.File("a.sog4d")), Is.EqualTo(before));
        Assert.That(Judge("new/b.sog4d"), Is.EqualTo("sog4d, 2 times meta.json"));
        folder.Run("normalize", "a.sog4d", "--output", "new/b.sog4d").Failed(3, "new/b.sog4d", "exists already", "--overwrite");
        Assert.That(folder.Run("normalize", "a.sog4d", "--output", "new/b.sog4d", "--rewrite", "--overwrite", "--quiet").Succeeded().Output, Is.Empty);
        Assert.That(Judge("new/b.sog4d"), Is.EqualTo("sog4d, 1 times meta.json"));
        Assert.That(folder.Run("normalize", "new/b.sog4d", "--output", "c.sog4d").Succeeded().Output, Is.EqualTo("c.sog4d: canonical already, copied from new/b.sog4d\n"));
        Assert.That(File.ReadAllBytes(folder.File("c.sog4d")), Is.EqualTo(File.ReadAllBytes(folder.File("new/b.sog4d"))));
        Assert.That(folder.Entries(), Has.Length.EqualTo(4));
    }

    [Test]
    public void What_is_no_bundle_is_refused_and_left_alone()
    {
        File.WriteAllText(folder.File("a.sog4d"), "no archive");

        folder.Run("normalize", "a.sog4d").Failed(1, "a.sog4d", "ZIP-INVALID");
        folder.Run("normalize", "a.sog4d", "--output", "b.sog4d").Failed(1, "a.sog4d", "ZIP-INVALID");
        folder.Run("normalize", "a.sog4d", "--repair-colors").Failed(1, "a.sog4d", "ZIP-INVALID");
        folder.Run("normalize", "missing.sog4d").Failed(3, "missing.sog4d");
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "a.sog4d" }));
        Assert.That(File.ReadAllText(folder.File("a.sog4d")), Is.EqualTo("no archive"));
    }

    [Test]
    public void Colours_under_alpha_0_come_back_from_the_frames_that_show_them()
    {
        string bundle = Fixtures.Path("sog4d", "ref_sh2_v1_full_f32.sog4d");
        File.Copy(bundle, folder.File("a.sog4d"));
        folder.Run("extract", "a.sog4d", "--output", "before", "--quiet").Succeeded();
        Assert.That(Colors(bundle, "before").Lost, Is.GreaterThan(1000), "the exporter lost them");

        string text = folder.Run("normalize", "a.sog4d", "--repair-colors").Succeeded().Output;

        folder.Run("extract", "a.sog4d", "--output", "after", "--quiet").Succeeded();
        (int lost, int known) = Colors(bundle, "after");
        Assert.That((lost, known), Is.EqualTo((0, Colors(bundle, "before").Known)));
        Assert.That(text, Does.Match(@"^a\.sog4d: 1 change\n  streams\.sh\.sh0Path: restored \d{4} colours of invisible splats in 3 frames\n$"));
        folder.Run("validate", "a.sog4d").Succeeded();
        byte[] once = File.ReadAllBytes(folder.File("a.sog4d"));
        Assert.That(folder.Run("normalize", "a.sog4d", "--repair-colors").Succeeded().Output, Is.EqualTo("a.sog4d: canonical already\n"));
        Assert.That(File.ReadAllBytes(folder.File("a.sog4d")), Is.EqualTo(once));
        using ZipArchive was = ZipFile.OpenRead(bundle), now = ZipFile.OpenRead(folder.File("a.sog4d"));
        foreach (ZipArchiveEntry entry in was.Entries.Where(e => !e.FullName.EndsWith("/sh0.webp", StringComparison.Ordinal)))
            Assert.That(now.GetEntry(entry.FullName)!.Crc32, Is.EqualTo(entry.Crc32), entry.FullName);
    }

    /// <summary>Copies a bundle, with a format in capitals and scales as arrays.</summary>
    private void MakeLegacy(string name)
    {
        File.Copy(Bundle, folder.File(name));
        Oracle.Python("""
            import json, sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as z: files = {n: z.read(n) for n in z.namelist()}
            meta = json.loads(files["meta.json"])
            meta["format"] = "SOG4D"
            meta["streams"]["scale"]["codebook"] = [[v["x"], v["y"], v["z"]] for v in meta["streams"]["scale"]["codebook"]]
            files["meta.json"] = json.dumps(meta).encode()
            with zipfile.ZipFile(sys.argv[1], "w") as z:
                for n, b in files.items(): z.writestr(n, b)
            """, ["zipfile"], folder.File(name));
    }

    /// <summary>Holds a bundle against the one of the exporter.</summary>
    private string Judge(string name) => Oracle.Python("""
        import json, sys, warnings, zipfile
        z, good = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2])
        assert z.testzip() is None
        meta = json.loads(z.read("meta.json"))
        assert meta == json.loads(good.read("meta.json"))
        assert set(z.namelist()) == set(good.namelist())
        assert all(z.read(n) == good.read(n) for n in good.namelist() if n != "meta.json")
        print(meta["format"] + ",", z.namelist().count("meta.json"), "times meta.json")
        """, ["zipfile"], folder.File(name), Bundle).Trim();

    /// <summary>Of the splats that some frame shows: how many colours, over all frames, are not those nearest the checkpoint's, of how many.</summary>
    private (int Lost, int Known) Colors(string bundle, string frames)
    {
        string[] numbers = Oracle.Python("""
            import glob, json, os, re, sys, zipfile
            import numpy as np
            book = np.array(json.loads(zipfile.ZipFile(sys.argv[1]).read("meta.json"))["streams"]["sh"]["sh0Codebook"])
            wanted = np.fromfile(os.path.join(sys.argv[3], "sh0.f32"), "<f4").astype("f8").reshape(-1, 3)
            nearest = np.abs(wanted[..., None] - book).min(2)
            lost, seen = 0, np.zeros(len(wanted), bool)
            wrong = []
            for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.ply"))):
                header, body = open(path, "rb").read().split(b"end_header\n", 1)
                names = re.findall(r"property float (\w+)", header.decode())
                p = np.frombuffer(body, "<f4").reshape(len(wanted), len(names)).astype("f8")
                found = p[:, [names.index(f"f_dc_{k}") for k in range(3)]]
                seen |= p[:, names.index("opacity")] > -5.6
                wrong.append((np.abs(np.abs(found - wanted) - nearest) > 1e-6).any(1))
            print(sum(w[seen].sum() for w in wrong), seen.sum())
            """, ["numpy"], bundle, folder.File(frames), new GoldenCheckpoint("freetimegs_sh3").Folder).Split();
        return (int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
