using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Tests;

public sealed class WrappingSourcesTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Lower_degree_keeps_the_first_coefficients(int degree)
    {
        SplatCloud cloud = TestClouds.Random(3000, 3, motion: true, seed: 6);
        using var lower = new ShDegreeSplatSource(cloud, degree);

        Assert.That(lower.Schema, Is.EqualTo(cloud.Schema with { ShDegree = degree }));
        float[] expected = [.. TestClouds.Split(cloud, SplatColumn.ShRest).SelectMany(rest => rest.Take(lower.Schema.Width(SplatColumn.ShRest)))];
        Assert.That(TestClouds.Read(lower, SplatColumn.ShRest), Is.EqualTo(expected));
        Assert.That(TestClouds.Read(lower, SplatColumn.Velocities), Is.EqualTo(cloud.Column(SplatColumn.Velocities).ToArray()));
        if (degree == 0) return;
        var part = new float[1500 * lower.Schema.Width(SplatColumn.ShRest)];
        lower.Read(SplatColumn.ShRest, 700, part);
        Assert.That(part.AsSpan().SequenceEqual(expected.AsSpan(700 * lower.Schema.Width(SplatColumn.ShRest), part.Length)));
    }

    [TestCase(0, 3)]
    [TestCase(1, 2)]
    [TestCase(2, 2)]
    public void Higher_degree_adds_zeros(int from, int to)
    {
        SplatCloud cloud = TestClouds.Random(3000, from, motion: true, seed: 7);
        using var higher = new ShDegreeSplatSource(cloud, to);

        Assert.That(higher.Schema, Is.EqualTo(cloud.Schema with { ShDegree = to }));
        int zeros = higher.Schema.Width(SplatColumn.ShRest) - cloud.Schema.Width(SplatColumn.ShRest);
        float[][] rests = from == 0 ? [.. Enumerable.Repeat<float[]>([], 3000)] : TestClouds.Split(cloud, SplatColumn.ShRest);
        float[] expected = [.. rests.SelectMany(rest => rest.Concat(new float[zeros]))];
        Assert.That(TestClouds.Read(higher, SplatColumn.ShRest), Is.EqualTo(expected));
        Assert.That(TestClouds.Read(higher, SplatColumn.Times), Is.EqualTo(cloud.Column(SplatColumn.Times).ToArray()));
        Assert.That(() => new ShDegreeSplatSource(cloud, 4), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ShDegreeSplatSource(cloud, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_lasting_cloud_is_the_same_at_every_time()
    {
        SplatCloud cloud = TestClouds.Random(500, 1, motion: false, seed: 8);
        using var lasting = new LastingSplatSource(cloud);
        Assert.That(lasting.Schema.HasMotion);
        foreach (double time in (double[])[0, 0.3, 1])
        {
            var at = new InstantSplatSource(lasting, time);
            Assert.That(TestClouds.Read(at, SplatColumn.Positions), Is.EqualTo(cloud.Column(SplatColumn.Positions).ToArray()));
            Assert.That(TestClouds.Read(at, SplatColumn.OpacityLogits), Is.EqualTo(cloud.Column(SplatColumn.OpacityLogits).ToArray()).Within(1e-6));
        }

        Assert.That(() => new LastingSplatSource(lasting), Throws.ArgumentException);
    }

    [Test]
    public void Invalid_rotations_read_as_the_identity()
    {
        float[][] rotations =
        [
            [0, 0, 0, 0], [1e-9f, 0, 0, 0], [float.NaN, 0, 0, 1], [0, float.PositiveInfinity, 0, 1],
            [2e-8f, 0, 0, 0], [1e30f, 0, -1e30f, 0], [0.1f, 0.2f, 0.3f, -0.4f],
        ];
        var cloud = new SplatCloud("rotations", new SplatSchema(rotations.Length, 0, false));
        rotations.SelectMany(q => q).ToArray().CopyTo(cloud.Column(SplatColumn.RotationsXyzw));
        using var repaired = new RepairedSplatSource(cloud);

        float[][] found = TestClouds.Split(repaired, SplatColumn.RotationsXyzw);

        Assert.That(found[..4], Is.All.EqualTo(new float[] { 0, 0, 0, 1 }));
        Assert.That(found[4..], Is.EqualTo(rotations[4..]));
    }

    [Test]
    public void Wrappers_keep_name_and_warnings_and_dispose_the_cloud()
    {
        foreach (Func<ISplatSource, ISplatSource> wrap in new Func<ISplatSource, ISplatSource>[]
        {
            s => new RepairedSplatSource(s), s => new InstantSplatSource(s, 0.5), s => new ShDegreeSplatSource(s, 1), s => new ShDegreeSplatSource(s, 3),
            s => new LastingSplatSource(new StillSplatSource(s)), s => new StillSplatSource(s), s => new TransformedSplatSource(s, SplatTransform.Identity),
        })
        {
            var probe = new ProbeSource(TestClouds.Random(10, 2, motion: true, seed: 1));
            using (ISplatSource source = wrap(probe))
            {
                Assert.That(source.Name, Is.EqualTo("probe"));
                Assert.That(source.Warnings, Is.EqualTo(new[] { "a warning" }));
                var wrong = new float[6];
                Assert.That(() => source.Read(SplatColumn.Positions, 9, wrong), Throws.InstanceOf<ArgumentException>());
            }

            Assert.That(probe.Disposals, Is.EqualTo(1));
        }
    }
}
