using System.IO.Compression;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Synthesis;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Baking;

/// <summary>Bundles that we bake, judged by the format's rules and by PyTorch's account of the checkpoint.</summary>
public sealed class Sog4dBakerTests
{
    private const float Visible = 1f / 255;

    private static IEnumerable<TestCaseData> Variants()
    {
        yield return new TestCaseData(new Sog4dBakeOptions { FrameCount = 5 }).SetArgDisplayNames("no bands");
        yield return new TestCaseData(new Sog4dBakeOptions { FrameCount = 1, ShBands = 1, ShCount = 8 }).SetArgDisplayNames("one frame");
        yield return new TestCaseData(new Sog4dBakeOptions { FrameCount = 7, ShBands = 3, ShCount = 64, DeltaSegmentLength = 3 }).SetArgDisplayNames("one palette, segments");
        yield return new TestCaseData(new Sog4dBakeOptions { FrameCount = 4, ShBands = 3, ShVersion = 2, ShCount = 16, DeltaLabels = false, Deflate = true }).SetArgDisplayNames("palettes, full labels, deflated");
        yield return new TestCaseData(new Sog4dBakeOptions { FrameCount = 3, ShBands = 2, ShVersion = 2, ShCount = 5000, ShCentroids = ShCentroidsType.F32, KeepOrder = true }).SetArgDisplayNames("more entries than splats");
        yield return new TestCaseData(new Sog4dBakeOptions { FrameTimes = [0, 0.1, 0.1, 0.35, 1], LayoutWidth = 50, MaxSplats = 900 }).SetArgDisplayNames("explicit times");
    }

    [TestCaseSource(nameof(Variants))]
    public void A_bundle_keeps_every_rule_of_its_format(Sog4dBakeOptions options)
    {
        byte[] bundle = Bake("freetimegs_sh3", options);

        IReadOnlyList<Issue> issues = Sog4dValidator.Validate(new MemoryByteSource("bundle", bundle));

        Assert.That(issues.Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
    }

    [TestCase("freetimegs_sh3")]
    [TestCase("freetimegs_sh0")]
    public void Frames_hold_the_formulas_of_the_checkpoint_within_the_steps_of_the_format(string name)
    {
        const int Frames = 5;
        var golden = new GoldenCheckpoint(name);
        int[] kept = [.. Enumerable.Range(0, golden.Count).Where(i => Opacity(golden, i, Math.Clamp(golden.Tensor("times")[i], 0, 1)) >= Visible)];
        byte[] bundle = Bake(name, new Sog4dBakeOptions { FrameCount = Frames, KeepOrder = true, LayoutWidth = 64 });

        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", bundle));
        Assert.That(reader.SplatCount, Is.EqualTo(kept.Length).Within(2), "rounding decides the splats at the threshold");
        if (reader.SplatCount != kept.Length) Assert.Inconclusive("a splat sits on the threshold of visibility");
        for (int frame = 0; frame < Frames; frame++)
        {
            using ISplatSource decoded = reader.OpenFrame(frame);
            Compare(golden, kept, SplatCloud.From(decoded), frame / (float)(Frames - 1));
        }
    }

    [Test]
    public void The_same_input_gives_the_same_bytes_at_any_number_of_threads()
    {
        var options = new Sog4dBakeOptions { FrameCount = 6, ShBands = 3, ShCount = 32, Seed = 5 };

        byte[] one = Bake("freetimegs_sh3", options with { Threads = 1 });

        Assert.That(Bake("freetimegs_sh3", options with { Threads = 2 }), Is.EqualTo(one));
        Assert.That(Bake("freetimegs_sh3", options with { Threads = 8 }), Is.EqualTo(one));
    }

    [Test]
    public void More_entries_than_a_plain_zip_counts_are_found_by_another_reader()
    {
        const int Frames = 13_200;
        using ProceduralScene scene = ProceduralScene.Create(4, shDegree: 0, motion: true);
        using var stream = new MemoryStream();

        Sog4dBaker.Bake(scene, new Sog4dBakeOptions { FrameCount = Frames, LayoutWidth = 2 }, stream);

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true)) Assert.That(zip.Entries, Has.Count.EqualTo((5 * Frames) + 1));
        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", stream.ToArray()));
        using ISplatSource last = reader.OpenFrame(Frames - 1);
        Assert.That(last.Schema.Count, Is.EqualTo(reader.SplatCount));
    }

    [Test]
    public void A_splat_has_its_own_place_in_frames_beside_those_that_show_it_and_its_neighbours_elsewhere()
    {
        var cloud = new SplatCloud("flash", new SplatSchema(3, 0, HasMotion: true));
        ((float[])[0, 0, 0, 1, 2, 3, 4, 4, 4]).CopyTo(cloud.Column(SplatColumn.Positions));
        ((float[])[0, 0, 0, 1, 1, 1, 0, 0, 0]).CopyTo(cloud.Column(SplatColumn.Velocities));
        ((float[])[5, 0.01f, 5]).AsSpan().CopyTo(cloud.Column(SplatColumn.LogDurations));
        foreach (ref float duration in cloud.Column(SplatColumn.LogDurations)) duration = MathF.Log(duration);
        for (int i = 0; i < 3; i++) cloud.Column(SplatColumn.RotationsXyzw)[(4 * i) + 3] = 1;
        cloud.Column(SplatColumn.OpacityLogits).Fill(3);
        using var stream = new MemoryStream();
        Sog4dBaker.Bake(cloud, new Sog4dBakeOptions { FrameCount = 5, KeepOrder = true }, stream);

        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", stream.ToArray()));
        float[][] places = [.. Enumerable.Range(0, 5).Select(frame => SplatCloud.From(reader.OpenFrame(frame)).Column(SplatColumn.Positions)[3..6].ToArray())];

        const float Step = 4f / 65535;
        Assert.That(places[0], Is.EqualTo(new[] { 1f, 2, 3 }).Within(Step), "seen");
        Assert.That(places[1], Is.EqualTo(new[] { 1.25f, 2.25f, 3.25f }).Within(Step), "the player draws between this frame and the one before");
        Assert.That(places[2..], Is.All.EqualTo(new[] { 0f, 0, 0 }), "as the splat before");
    }

    [Test]
    public void Nothing_that_is_seen_is_an_error()
    {
        var cloud = new SplatCloud("dark", new SplatSchema(3, 0, HasMotion: true));
        cloud.Column(SplatColumn.OpacityLogits).Fill(-9);

        AssetFormatException error = Assert.Throws<AssetFormatException>(() => Sog4dBaker.Bake(cloud, new Sog4dBakeOptions(), new MemoryStream()))!;

        Assert.That(error.Code, Is.EqualTo("NO-SPLATS"));
    }

    private static byte[] Bake(string name, Sog4dBakeOptions options)
    {
        using ISplatSource source = SplatFile.Open(new GoldenCheckpoint(name).File);
        using var stream = new MemoryStream();
        Sog4dBaker.Bake(source, options, stream);
        return stream.ToArray();
    }

    private static void Compare(GoldenCheckpoint golden, int[] kept, SplatCloud decoded, float time)
    {
        Span<float> positions = decoded.Column(SplatColumn.Positions), logits = decoded.Column(SplatColumn.OpacityLogits);
        Span<float> rotations = decoded.Column(SplatColumn.RotationsXyzw);
        (float min, float max) = (positions.ToArray().Min(), positions.ToArray().Max());
        for (int i = 0; i < kept.Length; i++)
        {
            int splat = kept[i];
            float opacity = Opacity(golden, splat, time);
            float alpha = 1 / (1 + MathF.Exp(-logits[i]));
            Assert.That(alpha, Is.EqualTo(opacity < Visible ? 0 : opacity).Within((0.5 / 255) + 2e-6), $"opacity of splat {splat} at {time}");
            for (int axis = 0; axis < 3 && opacity >= Visible; axis++)
            {
                float expected = golden.Tensor("means")[(3 * splat) + axis] + (golden.Tensor("velocities")[(3 * splat) + axis] * (time - golden.Tensor("times")[splat]));
                Assert.That(positions[(3 * i) + axis], Is.EqualTo(expected).Within(((max - min) / 131070) + 1e-5), $"position of splat {splat} at {time}");
            }

            Assert.That(Angle(golden.Tensor("quats").AsSpan(4 * splat, 4), rotations.Slice(4 * i, 4)), Is.LessThan(0.9), $"rotation of splat {splat}");
        }
    }

    private static float Opacity(GoldenCheckpoint golden, int splat, float time)
    {
        float sigma = MathF.Max(MathF.Exp(golden.Tensor("durations")[splat]), 0.02f) + 1e-8f;
        float d = (time - golden.Tensor("times")[splat]) / sigma;
        return MathF.Exp(-0.5f * d * d) / (1 + MathF.Exp(-golden.Tensor("opacities")[splat]));
    }

    /// <summary>Degrees between two rotations, the first w, x, y, z, the second x, y, z, w.</summary>
    private static double Angle(ReadOnlySpan<float> wxyz, ReadOnlySpan<float> xyzw)
    {
        double dot = 0, a = 0, b = 0;
        for (int i = 0; i < 4; i++)
        {
            float left = wxyz[(i + 1) % 4], right = xyzw[i];
            dot += (double)left * right;
            a += (double)left * left;
            b += (double)right * right;
        }

        return 2 * Math.Acos(Math.Min(1, Math.Abs(dot) / Math.Sqrt(a * b))) * 180 / Math.PI;
    }
}
