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

    [Test]
    public void Degree_cannot_rise()
    {
        SplatCloud cloud = TestClouds.Random(1, 1, motion: false, seed: 6);
        Assert.That(() => new ShDegreeSplatSource(cloud, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ShDegreeSplatSource(cloud, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
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
            s => new RepairedSplatSource(s), s => new InstantSplatSource(s, 0.5), s => new ShDegreeSplatSource(s, 1),
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
