using pxr;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

public sealed class ParticleAnimationTests
{
    private const int Frames = 7;

    private static GoldenCheckpoint Golden => new("freetimegs_sh3");

    [Test]
    public void Samples_resolve_to_the_cloud_at_every_frame_and_between()
    {
        GoldenCheckpoint golden = Golden;
        using ParticleStage stage = ParticleStage.Of(golden, null, new ParticleTimeline(Frames, 10));
        using ISplatSource cloud = SplatFile.Open(golden.File);
        for (double frame = 0; frame <= Frames - 1; frame += 0.25)
        {
            double time = frame / (Frames - 1);
            float[] positions = Columns.Read(new InstantSplatSource(cloud, time), SplatColumn.Positions);
            Assert.That(stage.Floats("positions", 10 + frame), Is.EqualTo(positions).Within(1e-5), $"{frame}");
            float[] opacities = stage.Floats("opacities", 10 + frame);
            if (frame == Math.Floor(frame)) Assert.That(opacities, Is.EqualTo(OpacitiesAt(cloud, time)).Within(1e-6), $"{frame}");
            double before = Math.Floor(frame), share = frame - before;
            float[] lower = OpacitiesAt(cloud, before / (Frames - 1)), upper = OpacitiesAt(cloud, Math.Min(1, (before + 1) / (Frames - 1)));
            Assert.That(opacities, Is.EqualTo(lower.Zip(upper, (a, b) => a + (share * (b - a)))).Within(1e-6), $"{frame}");
        }

        Assert.That(stage.Floats("positions", 3), Is.EqualTo(stage.Floats("positions", 10)), "before the first");
        Assert.That(stage.Floats("positions", 99), Is.EqualTo(stage.Floats("positions", 16)), "after the last");
    }

    [Test]
    public void Opacities_follow_the_trainers_formula()
    {
        GoldenCheckpoint golden = Golden;
        using ParticleStage stage = ParticleStage.Of(golden, null, new ParticleTimeline(Frames));
        float[] logits = golden.Tensor("opacities"), mu = golden.Tensor("times"), durations = golden.Tensor("durations");
        for (int frame = 0; frame < Frames; frame++)
        {
            double t = (double)frame / (Frames - 1);
            IEnumerable<double> expected = Enumerable.Range(0, golden.Count).Select(i =>
                1 / (1 + Math.Exp(-logits[i])) * Math.Exp(-0.5 * Math.Pow((t - mu[i]) / Math.Max(Math.Exp(durations[i]), 0.02), 2)));
            Assert.That(stage.Floats("opacities", frame), Is.EqualTo(expected).Within(2e-6));
        }
    }

    [Test]
    public void Knots_sample_where_weights_bend_and_stay_within_the_stated_error()
    {
        // All splats share µ = 0.5 and σ = 0.1, so that of 101 frames those at 0.5 ± 0, 0.1, 0.2, 0.3 and both ends are sampled.
        SplatCloud cloud = TestClouds.Moving(5);
        cloud.Column(SplatColumn.LogDurations).Fill(MathF.Log(0.1f));
        using var stage = new ParticleStage(cloud, new ParticleFieldOptions { OpacitySamples = OpacitySampling.Knots }, new ParticleTimeline(101));
        Assert.That(stage.Attribute("opacities").GetTimeSamples(), Is.EqualTo(new double[] { 0, 20, 30, 40, 50, 60, 70, 80, 100 }));
        double worst = 0;
        for (int frame = 0; frame <= 100; frame++)
        {
            float[] exact = OpacitiesAt(cloud, frame / 100.0), found = stage.Floats("opacities", frame);
            for (int i = 0; i < exact.Length; i++) worst = Math.Max(worst, Math.Abs(exact[i] - found[i]) / SplatOpacity.FromLogit(cloud.Column(SplatColumn.OpacityLogits)[i]));
        }

        Assert.That(worst, Is.InRange(0.07, ParticleFieldAuthor.KnotError));
    }

    [Test]
    public void The_cloud_comes_back_bit_by_bit()
    {
        GoldenCheckpoint golden = Golden;
        using ParticleStage stage = ParticleStage.Of(golden, null, new ParticleTimeline(Frames));
        using ISplatSource cloud = SplatFile.Open(golden.File);
        (string Name, SplatColumn Column)[] kept =
        [
            (ParticleFieldNames.TimePositions, SplatColumn.Positions), (ParticleFieldNames.LogScales, SplatColumn.LogScales),
            (ParticleFieldNames.Rotations, SplatColumn.RotationsXyzw), (ParticleFieldNames.OpacityLogits, SplatColumn.OpacityLogits),
            (ParticleFieldNames.TimeCenters, SplatColumn.Times), (ParticleFieldNames.LogDurations, SplatColumn.LogDurations),
            (ParticleFieldNames.Velocities, SplatColumn.Velocities),
        ];
        foreach ((string name, SplatColumn column) in kept) Assert.That(Bits(stage.Floats(name)), Is.EqualTo(Bits(Columns.Read(cloud, column))), name);
        float[] harmonics = stage.Floats(ParticleFieldNames.ShCoefficients);
        Assert.That(Bits([.. harmonics.Chunk(48).SelectMany(splat => splat[..3])]), Is.EqualTo(Bits(Columns.Read(cloud, SplatColumn.ShDc))));
        Assert.That(Bits([.. harmonics.Chunk(48).SelectMany(splat => splat[3..])]), Is.EqualTo(Bits(Columns.Read(cloud, SplatColumn.ShRest))));
    }

    [Test]
    public void Clouds_that_stand_still_have_no_samples_of_positions()
    {
        SplatCloud cloud = TestClouds.Moving(5);
        cloud.Column(SplatColumn.Velocities).Clear();
        using var stage = new ParticleStage(cloud, null, new ParticleTimeline(Frames));
        Assert.That(stage.Attribute("positions").GetNumTimeSamples(), Is.Zero);
        Assert.That(stage.Attribute("opacities").GetNumTimeSamples(), Is.EqualTo(Frames));
    }

    [Test]
    public void The_extent_holds_at_all_times()
    {
        using var stage = new ParticleStage(TestClouds.Moving(3), null, new ParticleTimeline(Frames));

        // Splats 0 to 2 at x = i, of sigma 0.01, move by 1 about time 0.5.
        Assert.That(stage.Floats("extent"), Is.EqualTo(new[] { -0.53f, -0.03f, -0.03f, 2.53f, 0.03f, 0.03f }).Within(1e-6));
        Assert.That(stage.Report.Bounds!.Value.Max.X, Is.EqualTo(2.53f).Within(1e-6));
    }

    [Test]
    public void One_prim_a_frame_shows_each_frame_alone()
    {
        GoldenCheckpoint golden = Golden;
        using ParticleStage stage = ParticleStage.Of(golden, new ParticleFieldOptions { Animation = ParticleAnimation.Prims }, new ParticleTimeline(Frames, 5));
        using ISplatSource cloud = SplatFile.Open(golden.File);
        Assert.That(stage.Report.Paths.Select(p => p.GetString()), Is.EqualTo(Enumerable.Range(0, Frames).Select(i => $"{ParticleStage.Path}/frame_{i:D4}")));
        for (int frame = 0; frame < Frames; frame++)
        {
            string path = stage.Report.Paths[frame].GetString();
            Assert.That(stage.Floats("positions", path: path), Is.EqualTo(Columns.Read(new InstantSplatSource(cloud, frame / 6.0), SplatColumn.Positions)));
            Assert.That(stage.Floats("opacities", path: path), Is.EqualTo(OpacitiesAt(cloud, frame / 6.0)).Within(1e-6));
            Assert.That(stage.Attribute("opacities", path).GetNumTimeSamples(), Is.Zero);
            Assert.That(Seen(stage, 5 + frame), Is.EqualTo(new[] { frame }));
            Assert.That(Seen(stage, 5.5 + frame), Is.EqualTo(new[] { frame }), "between frames");
        }

        Assert.That(Seen(stage, -100), Is.EqualTo(new[] { 0 }));
        Assert.That(Seen(stage, 100), Is.EqualTo(new[] { Frames - 1 }));
        Assert.That(Seen(stage, null), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void Prims_of_frames_share_what_stays_in_crates()
    {
        using var folder = new SceneFolder();
        long Length(int frames)
        {
            using ParticleStage stage = ParticleStage.Of(Golden, new ParticleFieldOptions { Animation = ParticleAnimation.Prims }, new ParticleTimeline(frames));
            string file = folder.File($"{frames}.usdc");
            stage.Stage.GetRootLayer().Export(file);
            return new FileInfo(file).Length;
        }

        // Four bytes of opacity and twelve of position a splat and frame, and a few hundred for each prim.
        Assert.That((Length(12) - Length(2)) / 10.0, Is.InRange(16 * Golden.Count, (16 * Golden.Count) + 1000));
    }

    [Test]
    public void Harmonics_that_change_are_sampled_at_their_own_times()
    {
        using var stage = new ParticleStage(new ChangingHarmonics(Plain(4), sets: 3), null, new ParticleTimeline(5));
        UsdAttribute harmonics = stage.Attribute(ParticleFieldNames.ShCoefficients);
        Assert.That(harmonics.GetTimeSamples(), Is.EqualTo(new double[] { 0, 2, 4 }));
        foreach (double time in (double[])[0, 1, 2, 3.5, 4])
        {
            Assert.That(stage.Floats(ParticleFieldNames.ShCoefficients, time).Chunk(12).SelectMany(s => s[3..]), Is.All.EqualTo(time / 2).Within(1e-6), $"{time}");
        }
    }

    [Test]
    public void Harmonics_that_change_go_to_the_nearest_prim()
    {
        var cloud = new ChangingHarmonics(Plain(4), sets: 3);
        using var stage = new ParticleStage(cloud, new ParticleFieldOptions { Animation = ParticleAnimation.Prims }, new ParticleTimeline(5));
        IEnumerable<float> sets = stage.Report.Paths.Select(path => stage.Floats(ParticleFieldNames.ShCoefficients, path: path.GetString())[3]);
        Assert.That(sets, Is.EqualTo(new float[] { 0, 0, 1, 2, 2 }), "halves to even");
    }

    private static int[] Seen(ParticleStage stage, double? time) =>
    [
        .. Enumerable.Range(0, Frames).Where(i =>
            new UsdGeomImageable(stage.Stage.GetPrimAtPath(stage.Report.Paths[i])).ComputeVisibility(time is { } t ? t : UsdTimeCode.Default()) == UsdGeomTokens.inherited),
    ];

    private static float[] OpacitiesAt(ISplatSource cloud, double time)
    {
        float[] opacities = Columns.Read(new InstantSplatSource(cloud, time), SplatColumn.OpacityLogits);
        SplatActivations.ToOpacities(opacities);
        return opacities;
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    /// <summary>Moving splats without colour.</summary>
    private static SplatCloud Plain(int count)
    {
        SplatCloud cloud = TestClouds.Moving(count);
        cloud.Column(SplatColumn.ShDc).Clear();
        return cloud;
    }
}
