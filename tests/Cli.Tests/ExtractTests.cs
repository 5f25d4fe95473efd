using System.IO.Compression;
using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>extract</c>, judged by numpy: the PLY files hold what the formulas make of the checkpoint, within the formats' steps.</summary>
public sealed class ExtractTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("ref_sh2_v1_full_f32", 3)]
    [TestCase("ref_sh3_v2_delta3", 7)]
    public void Frames_of_a_bundle_are_those_of_the_checkpoint(string name, int frames)
    {
        string bundle = Fixtures.Path("sog4d", name + ".sog4d");

        JsonElement report = folder.Run("extract", bundle, "--output", "out", "--json").Succeeded().Json;

        Assert.That(report.GetProperty("frameCount").GetInt32(), Is.EqualTo(frames));
        Assert.That(report.GetProperty("frames").GetArrayLength(), Is.EqualTo(frames));
        Assert.That(folder.Entries(), Has.Length.EqualTo(frames + 1));
        Assert.That(Judge(BundleScript, bundle, folder.File("out")), Is.EqualTo($"{frames} frames, 2000 splats"));
    }

    [TestCase("ref_gaussian_sh3_delta")]
    [TestCase("ref_window_v1")]
    public void Frames_of_a_splat4d_are_those_of_the_player(string name)
    {
        string file = Fixtures.Shared("golden", "splat4d", name + ".splat4d");

        folder.Run("extract", file, "--frame-count", "5", "--output", "out", "--quiet").Succeeded();

        Assert.That(folder.Entries(), Has.Length.EqualTo(6));
        Assert.That(Judge(Splat4dScript, name.Contains("window", StringComparison.Ordinal) ? "window" : "gaussian", folder.File("out")), Is.EqualTo("5 frames, 2000 splats"));
    }

    [Test]
    public void Frames_of_a_checkpoint_are_its_instants()
    {
        folder.Run("extract", new GoldenCheckpoint("freetimegs_sh3").File, "--frame-count", "4", "--output", "out", "--quiet").Succeeded();

        Assert.That(folder.Entries(), Has.Length.EqualTo(5));
        Assert.That(Judge(Splat4dScript, "checkpoint", folder.File("out")), Is.EqualTo("4 frames, 2000 splats"));
    }

    [TestCase("3", 3)]
    [TestCase("1..3", 1, 2, 3)]
    [TestCase("5..", 5, 6)]
    [TestCase("..1", 0, 1)]
    [TestCase("1..6:3", 1, 4)]
    [TestCase("..:4", 0, 4)]
    public void Frames_are_chosen_by_index(string range, params int[] expected)
    {
        CliRun run = folder.Run("extract", Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"), "--frames", range, "--output", "out", "--quiet").Succeeded();

        Assert.That(run.Output + run.Error, Is.Empty);
        Assert.That(folder.Entries(), Is.EqualTo(expected.Select(f => $"out/frame_{f:D5}.ply").Prepend("out")));
    }

    [Test]
    public void A_moving_checkpoint_has_61_frames_unless_told_otherwise()
    {
        folder.Run("extract", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--frames", "60", "--output", "out").Succeeded();
        folder.Run("extract", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--frames", "61", "--output", "two").Failed(2, "--frames: expected frames below 61, found 61");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "out", "out/frame_00060.ply" }));
    }

    [Test]
    public void A_broken_frame_leaves_no_file()
    {
        File.Copy(Fixtures.Path("sog4d", "ref_sh0_explicit.sog4d"), folder.File("a.sog4d"));
        using (ZipArchive zip = ZipFile.Open(folder.File("a.sog4d"), ZipArchiveMode.Update))
        {
            zip.GetEntry("frames/00002/rotation.webp")!.Delete();
            using Stream stream = zip.CreateEntry("frames/00002/rotation.webp").Open();
            stream.Write("no image"u8);
        }

        folder.Run("extract", "a.sog4d", "--output", "deep/out", "--quiet").Failed(1, "a.sog4d", "frames/00002/rotation.webp", "WEBP-DECODE");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "a.sog4d" }));
        folder.Run("extract", "a.sog4d", "--frames", "..1", "--output", "deep/out", "--quiet").Succeeded();
        Assert.That(folder.Entries(), Has.Length.EqualTo(5));
    }

    [Test]
    public void Existing_files_are_kept_unless_told_otherwise()
    {
        string bundle = Fixtures.Path("sog4d", "ref_sh0_explicit.sog4d");
        Directory.CreateDirectory(folder.File("out"));
        File.WriteAllText(folder.File("out/frame_00002.ply"), "mine");
        File.WriteAllText(folder.File("out/other"), "mine too");

        folder.Run("extract", bundle, "--output", "out").Failed(3, "frame_00002.ply", "exists already", "--overwrite");
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "out", "out/frame_00002.ply", "out/other" }));

        folder.Run("extract", bundle, "--output", "out", "--overwrite").Succeeded();
        Assert.That(folder.Entries(), Has.Length.EqualTo(6));
        Assert.That(File.ReadAllText(folder.File("out/other")), Is.EqualTo("mine too"));
        Assert.That(new FileInfo(folder.File("out/frame_00002.ply")).Length, Is.GreaterThan(1000));
        folder.Run("extract", bundle, "--output", "out/other").Failed(3, "out/other", "expected a folder");
    }

    private static string Judge(string script, string what, string output) =>
        Oracle.Python(Common + script, ["numpy"], what, output, new GoldenCheckpoint("freetimegs_sh3").Folder).Trim();

    private const string Common = """
        import glob, json, os, re, sys, zipfile
        import numpy as np
        what, output, checkpoint = sys.argv[1:]
        shapes = json.load(open(os.path.join(checkpoint, "shapes.json")))
        c = {k: np.fromfile(os.path.join(checkpoint, k + ".f32"), "<f4").reshape(s).astype("f8") for k, s in shapes.items()}
        mu, sigma = c["times"].reshape(-1), np.maximum(np.exp(c["durations"].reshape(-1)), 0.02)
        base = 1 / (1 + np.exp(-c["opacities"].reshape(-1)))
        quats = c["quats"] / np.linalg.norm(c["quats"], axis=1, keepdims=True)

        def ply(path):
            data = open(path, "rb").read()
            header, body = data.split(b"end_header\n", 1)
            assert header.startswith(b"ply\nformat binary_little_endian 1.0\n")
            names = re.findall(r"property float (\w+)", header.decode())
            count = int(re.search(r"element vertex (\d+)", header.decode()).group(1))
            values = np.frombuffer(body, "<f4").reshape(count, len(names)).astype("f8")
            return {n: values[:, i] for i, n in enumerate(names)}

        def columns(p, prefix, n):
            return np.stack([p[f"{prefix}{i}"] for i in range(n)], 1)

        def frames():
            files = sorted(glob.glob(os.path.join(output, "frame_*.ply")))
            for i, path in enumerate(files):
                p = ply(path)
                yield i, i / (len(files) - 1), p, np.stack([p["x"], p["y"], p["z"]], 1), 1 / (1 + np.exp(-p["opacity"]))

        def degrees(p):
            dot = np.abs((columns(p, "rot_", 4) * quats).sum(1)) / np.linalg.norm(columns(p, "rot_", 4), axis=1)
            return np.degrees(2 * np.arccos(np.minimum(dot, 1)))

        def nearest(found, wanted, entries):
            best = np.sqrt(((wanted[:, None] - entries[None]) ** 2).sum(2).min(1))
            return np.abs(np.sqrt(((found - wanted) ** 2).sum(1)) - best).max()

        """;

    private const string BundleScript = """
        z = zipfile.ZipFile(what)
        meta = json.loads(z.read("meta.json"))
        s, n = meta["streams"], 0
        vectors = lambda v: np.array([[e["x"], e["y"], e["z"]] for e in v], "f8")
        low, high, scales = vectors(s["position"]["rangeMin"]), vectors(s["position"]["rangeMax"]), np.log(vectors(s["scale"]["codebook"]))
        sh0 = np.array(s["sh"]["sh0Codebook"], "f8")
        bands, sh = s["sh"]["bands"], s["sh"]
        palettes = [(0, (bands + 1) ** 2 - 1, sh["shNCentroidsType"], sh["shNCentroidsPath"])] if meta["version"] == 1 else \
            [(b * b - 1, 2 * b + 1, sh[f"sh{b}"]["centroidsType"], sh[f"sh{b}"]["centroidsPath"]) for b in range(1, bands + 1)]
        for i, t, p, positions, opacity in frames():
            step = (high[i] - low[i]) / 65535
            assert (np.abs(positions - (c["means"] + c["velocities"] * (t - mu)[:, None])) / step).max() < 0.51
            expected = base * np.exp(-0.5 * ((t - mu) / sigma) ** 2)
            expected[expected < 1 / 255] = 0
            assert np.abs(opacity - expected).max() < 0.501 / 255
            kept = quats[:, 3] * np.where(quats[:, 0] < 0, -1, 1) > -0.995  # the exporter lost the rotations whose z byte is 0
            assert degrees(p)[kept].max() < 0.9
            assert nearest(columns(p, "scale_", 3), c["scales"].reshape(-1, 3), scales) < 2e-5
            seen = opacity > 1 / 255
            assert seen.sum() > 500
            for k in range(3):
                wanted = c["sh0"].reshape(-1, 3)[seen, k]
                assert np.abs(np.abs(p[f"f_dc_{k}"][seen] - wanted) - np.abs(wanted[:, None] - sh0[None]).min(1)).max() < 1e-6
            rest = columns(p, "f_rest_", 3 * ((bands + 1) ** 2 - 1)).reshape(len(mu), 3, -1).transpose(0, 2, 1)  # from channel-major
            for first, coefficients, kind, path in palettes:
                entries = np.frombuffer(z.read(path), "<" + kind.replace("16", "2").replace("32", "4")).astype("f8").reshape(-1, 3 * coefficients)
                found = rest[:, first:first + coefficients].reshape(len(mu), -1)
                assert nearest(found, c["shN"][:, first:first + coefficients].reshape(len(mu), -1), entries) < 2e-3
            n += 1
        print(n, "frames,", len(mu), "splats")
        """;

    private const string Splat4dScript = """
        n = 0
        alpha = base if what == "checkpoint" else np.rint(base * 255) / 255
        for i, t, p, positions, opacity in frames():
            dt = t - mu
            assert np.abs(positions - (c["means"] + c["velocities"] * dt[:, None])).max() < 1e-5
            if what == "window":
                half = sigma * np.sqrt(-2 * np.log(0.01))
                near = np.minimum(np.abs(t - np.maximum(mu - half, 0)), np.abs(t - np.minimum(mu + half, 1))) < 1e-5
                near &= (t > 0) & (t < 1)
                expected = np.where((t >= np.clip(mu - half, 0, 1) - 1e-7) & (t <= np.clip(mu + half, 0, 1) + 1e-7), alpha, 0)
            else:
                weight = np.exp(-0.5 * (dt / sigma) ** 2)
                near = np.abs(weight - 0.01) < 1e-5
                expected = alpha * np.where((weight < 0.01) & (what == "gaussian"), 0, weight)
            assert near.sum() < 5
            assert np.abs(opacity - expected)[~near].max() < 2e-6
            assert degrees(p).max() < (0.01 if what == "checkpoint" else 0.9)
            assert np.abs(columns(p, "scale_", 3) - c["scales"].reshape(-1, 3)).max() < 1e-5
            wanted, half_step = c["sh0"].reshape(-1, 3), 0.5 / 255 / 0.28209479177387814
            inside = np.abs(wanted) < 1.77
            assert np.abs(columns(p, "f_dc_", 3) - wanted)[inside].max() < (1e-7 if what == "checkpoint" else 1.01 * half_step)
            if what == "checkpoint":
                assert np.array_equal(columns(p, "f_rest_", 45).reshape(-1, 3, 15).transpose(0, 2, 1), c["shN"])
            n += 1
        print(n, "frames,", len(mu), "splats")
        """;
}
