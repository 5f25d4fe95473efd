using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.Splats.Synthesis;

namespace UsdGsplat.Splats.Tests;

public sealed class ProceduralSceneTests
{
    [Test]
    public void Any_range_equals_that_part_of_the_whole([Values] bool motion)
    {
        using ProceduralScene scene = ProceduralScene.Create(2500, 2, motion, seed: 4);
        SplatCloud whole = SplatCloud.From(scene);
        foreach (SplatColumn column in scene.Schema.Columns)
        {
            int width = scene.Schema.Width(column);
            for (int first = 0; first < 2500; first += 333)
            {
                var part = new float[Math.Min(777, 2500 - first) * width];
                scene.Read(column, first, part);
                Assert.That(part.AsSpan().SequenceEqual(whole.Column(column).Slice(first * width, part.Length)), $"{column} from {first}");
            }
        }
    }

    [TestCase(false, "743ACE864ACB48B3FBD099448CB3F0B8619DDF3E05B67A39F3A8EAE3ECDE36AF")]
    [TestCase(true, "B6166B238B9E838982803E8090CD96FDE91B6C91A2F1B7D5DD804FA7289C2B77")]
    public void Bytes_are_the_same_on_every_machine(bool motion, string sha256)
    {
        SplatCloud cloud = SplatCloud.From(ProceduralScene.Create(3000, 3, motion, seed: 42));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SplatColumn column in cloud.Schema.Columns) hash.AppendData(MemoryMarshal.AsBytes(cloud.Column(column)));
        Assert.That(Convert.ToHexString(hash.GetCurrentHash()), Is.EqualTo(sha256));
    }

    [Test]
    public void Every_splat_is_usable_at_any_size([Values(0, 1, 2, 7, 50, 101, 1000, 30_000)] int splats, [Values] bool motion)
    {
        using ProceduralScene scene = ProceduralScene.Create(splats, 3, motion, seed: 1);
        SplatSurvey survey = SplatSurvey.Run(scene);
        Assert.That(scene.Schema, Is.EqualTo(new SplatSchema(splats, 3, motion)));
        Assert.That(survey.Kept.DroppedCount, Is.Zero);
        Assert.That(survey.RepairedRotations, Is.Zero);
        Assert.That(survey.SaturatedOpacities, Is.Zero);
    }

    [Test]
    public void Scene_is_four_units_across_and_stands_on_its_ground()
    {
        SplatBox box = SplatSurvey.Run(ProceduralScene.Create(20_000, 0)).CentreBounds!.Value;
        Assert.That(box.Max.X - box.Min.X, Is.EqualTo(4).Within(0.05));
        Assert.That(box.Max.Z - box.Min.Z, Is.EqualTo(4).Within(0.05));
        Assert.That(box.Max.Y, Is.EqualTo(0.6).Within(0.1), "the ground is lowest, and y points down");
        Assert.That(box.Min.Y, Is.LessThan(-1));
    }

    [Test]
    public void Ground_splats_lie_in_their_surface()
    {
        SplatCloud cloud = SplatCloud.From(ProceduralScene.Create(10_000, 0));
        for (int i = 0; i < 3800; i++)
        {
            Quaternion q = Quaternion.Normalize(MemoryMarshal.Cast<float, Quaternion>(cloud.Column(SplatColumn.RotationsXyzw))[i]);
            Assert.That(Vector3.Transform(Vector3.UnitZ, q).Y, Is.LessThan(-0.9), "the thin axis points up");
        }

        ReadOnlySpan<float> scales = cloud.Column(SplatColumn.LogScales);
        for (int i = 0; i < scales.Length - 300; i += 3)
        {
            if (i / 3 is < 9000) Assert.That(scales[i + 2], Is.LessThan(scales[i] - 2), "flat along its own z");
        }
    }

    [Test]
    public void Highlight_brightens_the_mirror_direction()
    {
        // The middle of the ground looks up, (0, −1, 0); light comes along (0.5, 1, 0.6), so it leaves along (0.5, −1, 0.6).
        SplatCloud cloud = SplatCloud.From(ProceduralScene.Create(10_000, 3));
        ReadOnlySpan<float> rest = cloud.Column(SplatColumn.ShRest)[..45];
        Vector3 leaves = Vector3.Normalize(new Vector3(0.5f, -1, 0.6f));
        Assert.That(Light(rest, -leaves), Is.GreaterThan(Light(rest, leaves) + 0.02));
        Assert.That(Light(rest, -leaves), Is.GreaterThan(Light(rest, new Vector3(0.5f, 1, 0.6f)) + 0.02));
    }

    [Test]
    public void Moving_splats_have_sensible_times()
    {
        SplatCloud cloud = SplatCloud.From(ProceduralScene.Create(20_000, 0, motion: true));
        int moving = 0;
        for (int i = 0; i < cloud.Count; i++)
        {
            Assert.That(cloud.Column(SplatColumn.Times)[i], Is.InRange(0f, 1f));
            Vector3 velocity = MemoryMarshal.Cast<float, Vector3>(cloud.Column(SplatColumn.Velocities))[i];
            Assert.That(velocity.Length(), Is.LessThan(8));
            if (velocity == Vector3.Zero) continue;
            moving++;
            Assert.That(cloud.Column(SplatColumn.LogDurations)[i], Is.InRange(MathF.Log(0.02f), MathF.Log(0.1f)));
        }

        Assert.That(moving, Is.EqualTo(2000), "petals and fireflies are a tenth");
    }

    [Test]
    public void Seed_changes_the_scene()
    {
        float[] one = TestClouds.Read(ProceduralScene.Create(1000, 0, seed: 1), SplatColumn.ShDc);
        Assert.That(TestClouds.Read(ProceduralScene.Create(1000, 0, seed: 2), SplatColumn.ShDc), Is.Not.EqualTo(one));
    }

    [Test]
    public void Huge_scene_needs_no_memory()
    {
        using ProceduralScene scene = ProceduralScene.Create(5_000_000_000, 3, motion: true);
        var into = new float[64 * 45];
        scene.Read(SplatColumn.ShRest, 0, into);
        long before = GC.GetAllocatedBytesForCurrentThread();
        scene.Read(SplatColumn.ShRest, 4_999_999_936, into);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000), "unoptimised code boxes constants");
        Assert.That(into, Is.All.Matches<float>(float.IsFinite));
    }

    [Test]
    public void Misuse_is_refused()
    {
        Assert.That(() => ProceduralScene.Create(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ProceduralScene.Create(1, 4), Throws.InstanceOf<ArgumentOutOfRangeException>());
        using ProceduralScene scene = ProceduralScene.Create(10, 0);
        Assert.That(() => scene.Read(SplatColumn.Positions, 8, new float[9]), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => scene.Read(SplatColumn.ShRest, 0, new float[9]), Throws.ArgumentException);
    }

    private static double Light(ReadOnlySpan<float> rest, Vector3 seenAlong)
    {
        Span<double> basis = stackalloc double[16];
        seenAlong = Vector3.Normalize(seenAlong);
        SphericalHarmonics.Evaluate(3, seenAlong.X, seenAlong.Y, seenAlong.Z, basis);
        double sum = 0;
        for (int k = 1; k < 16; k++) sum += basis[k] * rest[3 * (k - 1)];
        return sum;
    }
}
