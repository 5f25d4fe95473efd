using FsCheck;
using FsCheck.Fluent;
using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

/// <summary>A cloud with a transform on its prim and the same cloud baked by it are one scene in the world.</summary>
public sealed class BakedAndTransformedTests
{
    [Test]
    public void Both_have_the_same_centres_covariances_and_colours_in_the_world() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        GfMatrix4d matrix = RandomSimilarity(random);
        SplatCloud cloud = RandomCloud(random);
        using var transformed = new ParticleStage(cloud, transform: matrix);
        using var baked = new ParticleStage(new TransformedSplatSource(cloud, SplatTransform.FromRowMatrix(Numbers(matrix))));
        double[] camera = [.. Enumerable.Range(0, 3).Select(_ => (random.NextDouble() * 40) - 20)];
        for (int i = 0; i < cloud.Count; i++)
        {
            Seen a = Look(transformed, i, camera), b = Look(baked, i, camera);
            Assert.That(b.Centre, Is.EqualTo(a.Centre).Within(2e-5));
            Assert.That(b.Covariance, Is.EqualTo(a.Covariance).Within(1e-5 * a.Covariance.Max(Math.Abs)));
            Assert.That(b.Colour, Is.EqualTo(a.Colour).Within(1e-4));
            Assert.That(baked.Floats("opacities")[i], Is.EqualTo(transformed.Floats("opacities")[i]));
        }

        // Boxes of boxes are larger than boxes of what is in them, never smaller.
        Splats.Surveys.SplatBox loose = transformed.Report.Bounds!.Value, tight = baked.Report.Bounds!.Value;
        Assert.That(tight.Min.X, Is.GreaterThanOrEqualTo(loose.Min.X - 1e-3));
        Assert.That(tight.Max.Y, Is.LessThanOrEqualTo(loose.Max.Y + 1e-3));
    }).QuickCheckThrowOnFailure();

    /// <summary>What a renderer that follows the prim's transform sees of a splat.</summary>
    private sealed record Seen(double[] Centre, double[] Covariance, double[] Colour);

    private static Seen Look(ParticleStage stage, int index, double[] camera)
    {
        GfMatrix4d world = new UsdGeomXformable(stage.Prim).ComputeLocalToWorldTransform(UsdTimeCode.Default());
        GfVec3d p = world.Transform(Vector(stage.Floats("positions"), index));
        double[] centre = [p[0], p[1], p[2]];
        double[] linear = [.. Enumerable.Range(0, 9).Select(i => world[i % 3, i / 3])];
        double[] q = [.. stage.Floats("orientations").AsSpan(4 * index, 4).ToArray().Select(v => (double)v)];
        double[] scales = [.. stage.Floats("scales").AsSpan(3 * index, 3).ToArray().Select(v => (double)v)];
        double[] axes = Product(linear, [.. Rotation(q).Select((v, i) => v * scales[i % 3])]);
        double[] away = [.. centre.Zip(camera, (c, v) => c - v)];
        double[] local = Transposed(linear, away);
        double length = Math.Sqrt(local.Sum(v => v * v));
        var basis = new double[16];
        SphericalHarmonics.Evaluate(3, local[0] / length, local[1] / length, local[2] / length, basis);
        float[] coefficients = stage.Floats(ParticleFieldNames.ShCoefficients);
        double[] colour = [.. Enumerable.Range(0, 3).Select(c => Math.Max(0, 0.5 + Enumerable.Range(0, 16).Sum(k => basis[k] * coefficients[(48 * index) + (3 * k) + c])))];
        return new Seen(centre, Product(axes, Transpose(axes)), colour);
    }

    private static SplatCloud RandomCloud(Random random)
    {
        var cloud = new SplatCloud("random", new SplatSchema(4, 3, HasMotion: false));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (float)((random.NextDouble() * 4) - 2);
        }

        return cloud;
    }

    private static GfMatrix4d RandomSimilarity(Random random)
    {
        double[] q = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
        double scale = Math.Exp((random.NextDouble() * 2) - 1), mirror = random.Next(2) == 0 ? 1 : -1;
        double[] r = [.. Rotation(q).Select((v, i) => v * scale * (i % 3 == 2 ? mirror : 1))];
        return new GfMatrix4d(
            r[0], r[3], r[6], 0, r[1], r[4], r[7], 0, r[2], r[5], r[8], 0, random.NextDouble() * 5, random.NextDouble() * -5, random.NextDouble(), 1);
    }

    private static double[] Numbers(GfMatrix4d matrix) => [.. Enumerable.Range(0, 16).Select(i => matrix[i / 4, i % 4])];

    private static GfVec3d Vector(float[] values, int index) => new(values[3 * index], values[(3 * index) + 1], values[(3 * index) + 2]);

    private static double[] Transposed(double[] m, double[] v) =>
        [.. Enumerable.Range(0, 3).Select(i => (m[i] * v[0]) + (m[3 + i] * v[1]) + (m[6 + i] * v[2]))];

    private static double[] Transpose(double[] m) => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];

    private static double[] Product(double[] a, double[] b) =>
        [.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, 3).Sum(k => a[(3 * (i / 3)) + k] * b[(3 * k) + (i % 3)]))];

    private static double[] Rotation(double[] xyzw)
    {
        double x = xyzw[0], y = xyzw[1], z = xyzw[2], w = xyzw[3], s = 2 / ((x * x) + (y * y) + (z * z) + (w * w));
        return
        [
            1 - (s * ((y * y) + (z * z))), s * ((x * y) - (z * w)), s * ((x * z) + (y * w)),
            s * ((x * y) + (z * w)), 1 - (s * ((x * x) + (z * z))), s * ((y * z) - (x * w)),
            s * ((x * z) - (y * w)), s * ((y * z) + (x * w)), 1 - (s * ((x * x) + (y * y))),
        ];
    }
}
