using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

/// <summary>Output in COLMAP's space, against formulas in double precision.</summary>
public sealed class Splat4dColmapSpaceTests
{
    private const double Scale = 2.5;
    private static readonly double[] Offset = [0.5, -1.25, 3];

    [TestCase(0.3, 0.5, -0.2, 0.7)]
    [TestCase(1, 0, 0, 0)]
    [TestCase(0.1, 0.9, 0.05, -0.02)]
    [TestCase(0.02, 0.05, 0.1, 0.9)]
    [TestCase(0, 0, 0, 1)]
    public void Splats_go_back_by_the_inverse_of_the_similarity(double x, double y, double z, double w)
    {
        double[] rotation = Matrix(x, y, z, w), t = Similarity(rotation);
        using SplatCloud cloud = RandomCloud(200, 1);
        byte[] file = Write(cloud, new Splat4dWriteOptions { ColmapSpace = new Splat4dColmapSpace(t) });
        using Splat4dSource found = Open(file);
        float[] positions = Column(found, SplatColumn.Positions), velocities = Column(found, SplatColumn.Velocities);
        float[] logScales = Column(found, SplatColumn.LogScales), rotations = Column(found, SplatColumn.RotationsXyzw);

        Assert.That(found.ReadColmapToTraining(), Is.EqualTo(t.Select(v => (float)v)));
        Assert.That(logScales, Is.EqualTo(cloud.Column(SplatColumn.LogScales).ToArray().Select(s => (float)(s - Math.Log(Scale)))).Within(1e-6));
        for (int i = 0; i < 200; i++)
        {
            // What is written, taken through T, is what was given.
            double[] back = Apply(rotation, positions.AsSpan(3 * i, 3)), turned = Apply(rotation, velocities.AsSpan(3 * i, 3));
            for (int k = 0; k < 3; k++)
            {
                Assert.That((Scale * back[k]) + Offset[k], Is.EqualTo(cloud.Column(SplatColumn.Positions)[(3 * i) + k]).Within(2e-6));
                Assert.That(Scale * turned[k], Is.EqualTo(cloud.Column(SplatColumn.Velocities)[(3 * i) + k]).Within(2e-6));
            }

            CheckRotation(rotation, rotations.AsSpan(4 * i, 4), cloud.Column(SplatColumn.RotationsXyzw).Slice(4 * i, 4));
        }
    }

    [TestCase(0.3, 0.5, -0.2, 0.7, ShCentroidsType.F32, 1e-5)]
    [TestCase(-0.6, 0.1, 0.4, 0.2, ShCentroidsType.F16, 1e-2)]
    public void Colours_turn_with_the_splats(double x, double y, double z, double w, ShCentroidsType type, double tolerance)
    {
        double[] rotation = Matrix(x, y, z, w);
        using SplatCloud cloud = RandomCloud(40, 2);
        Splat4dSh sh = RandomSh(40, 3, 3, type: type);
        using Splat4dSource trained = Open(Write(cloud, new Splat4dWriteOptions { Sh = sh }));
        using Splat4dSource found = Open(Write(cloud, new Splat4dWriteOptions { Sh = sh, ColmapSpace = new Splat4dColmapSpace(Similarity(rotation)) }));
        float[] before = Column(trained, SplatColumn.ShRest), after = Column(found, SplatColumn.ShRest);
        var random = new Random(4);
        for (int i = 0; i < 40; i++)
        {
            // A direction in COLMAP's space is R·d in the trainer's, and the colour is the same.
            float[] d = Direction(random);
            double[] there = Apply(rotation, d);
            for (int channel = 0; channel < 3; channel++)
            {
                double expected = Color(before.AsSpan(45 * i, 45), channel, there[0], there[1], there[2]);
                Assert.That(Color(after.AsSpan(45 * i, 45), channel, d[0], d[1], d[2]), Is.EqualTo(expected).Within(tolerance));
            }
        }
    }

    [Test]
    public void Windows_move_before_they_are_taken_back()
    {
        double[] rotation = Matrix(0.3, 0.5, -0.2, 0.7);
        using SplatCloud cloud = RandomCloud(100, 5);
        var options = new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Window, FormatVersion = 2 };
        byte[] trained = Write(cloud, options), colmap = Write(cloud, options with { ColmapSpace = new Splat4dColmapSpace(Similarity(rotation)) });
        using Splat4dSource a = Open(trained), b = Open(colmap);
        float[] expected = Column(a.AtInstant(0.4), SplatColumn.Positions), found = Column(b.AtInstant(0.4), SplatColumn.Positions);
        for (int i = 0; i < 100; i++)
        {
            double[] back = Apply(rotation, found.AsSpan(3 * i, 3));
            for (int k = 0; k < 3; k++) Assert.That((Scale * back[k]) + Offset[k], Is.EqualTo(expected[(3 * i) + k]).Within(4e-6));
        }
    }

    [Test]
    public void A_matrix_that_is_a_similarity_but_for_rounding_is_made_one()
    {
        double[] t = [.. Similarity(Matrix(0.3, 0.5, -0.2, 0.7)).Select(v => (double)(float)v)];
        t[1] += 1e-5;
        var space = new Splat4dColmapSpace(t);

        Assert.That(space.Scale, Is.EqualTo(Scale).Within(1e-5));
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double dot = 0;
                for (int k = 0; k < 3; k++) dot += space.Rotation[(3 * i) + k] * space.Rotation[(3 * j) + k];
                Assert.That(dot, Is.EqualTo(i == j ? 1 : 0).Within(1e-14));
            }
        }
    }

    [Test]
    public void Matrices_that_are_no_similarity_are_refused()
    {
        double[] good = Similarity(Matrix(0.3, 0.5, -0.2, 0.7));
        (int At, double Value)[] changes = [(0, 9), (0, double.NaN), (3, double.PositiveInfinity), (12, 1), (15, 2)];
        foreach ((int at, double value) in changes)
        {
            var wrong = (double[])good.Clone();
            wrong[at] = value;
            Assert.That(() => new Splat4dColmapSpace(wrong), Throws.ArgumentException, $"{at} {value}");
        }

        Assert.That(() => new Splat4dColmapSpace([-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]), Throws.ArgumentException, "mirrored");
        Assert.That(() => new Splat4dColmapSpace(new double[16]), Throws.ArgumentException);
        Assert.That(() => new Splat4dColmapSpace([1, 2, 3]), Throws.ArgumentException);
    }

    /// <summary>The trainer's rotation is R times the one written, up to the quantisation of bytes.</summary>
    private static void CheckRotation(double[] rotation, ReadOnlySpan<float> found, ReadOnlySpan<float> trained)
    {
        double[] expected = Matrix(trained[0], trained[1], trained[2], trained[3]), written = Matrix(found[0], found[1], found[2], found[3]);
        double trace = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double product = 0;
                for (int k = 0; k < 3; k++) product += rotation[(3 * i) + k] * written[(3 * k) + j];
                trace += product * expected[(3 * i) + j];
            }
        }

        double degrees = Math.Acos(Math.Clamp((trace - 1) / 2, -1, 1)) * 180 / Math.PI;
        Assert.That(degrees, Is.LessThan(0.9));
    }

    private static double Color(ReadOnlySpan<float> rest, int channel, double x, double y, double z)
    {
        // The basis of the format's description, written out again.
        double[] basis =
        [
            -0.4886025119029199 * y, 0.4886025119029199 * z, -0.4886025119029199 * x,
            1.0925484305920792 * x * y, -1.0925484305920792 * y * z, 0.31539156525252005 * ((2 * z * z) - (x * x) - (y * y)),
            -1.0925484305920792 * x * z, 0.5462742152960396 * ((x * x) - (y * y)),
            -0.5900435899266435 * y * ((3 * x * x) - (y * y)), 2.890611442640554 * x * y * z, -0.4570457994644658 * y * ((4 * z * z) - (x * x) - (y * y)),
            0.3731763325901154 * z * ((2 * z * z) - (3 * x * x) - (3 * y * y)), -0.4570457994644658 * x * ((4 * z * z) - (x * x) - (y * y)),
            1.445305721320277 * z * ((x * x) - (y * y)), -0.5900435899266435 * x * ((x * x) - (3 * y * y)),
        ];
        double sum = 0;
        for (int k = 0; k < basis.Length; k++) sum += basis[k] * rest[(3 * k) + channel];
        return sum;
    }

    private static float[] Direction(Random random)
    {
        double z = (random.NextDouble() * 2) - 1, a = random.NextDouble() * 2 * Math.PI, r = Math.Sqrt(1 - (z * z));
        return [(float)(r * Math.Cos(a)), (float)(r * Math.Sin(a)), (float)z];
    }

    private static double[] Apply(double[] m, ReadOnlySpan<float> v) =>
    [
        (m[0] * v[0]) + (m[1] * v[1]) + (m[2] * v[2]),
        (m[3] * v[0]) + (m[4] * v[1]) + (m[5] * v[2]),
        (m[6] * v[0]) + (m[7] * v[1]) + (m[8] * v[2]),
    ];

    private static double[] Similarity(double[] r) =>
    [
        Scale * r[0], Scale * r[1], Scale * r[2], Offset[0],
        Scale * r[3], Scale * r[4], Scale * r[5], Offset[1],
        Scale * r[6], Scale * r[7], Scale * r[8], Offset[2],
        0, 0, 0, 1,
    ];

    private static double[] Matrix(double x, double y, double z, double w)
    {
        double n = Math.Sqrt((x * x) + (y * y) + (z * z) + (w * w));
        (x, y, z, w) = (x / n, y / n, z / n, w / n);
        return
        [
            1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (z * w)), 2 * ((x * z) + (y * w)),
            2 * ((x * y) + (z * w)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (x * w)),
            2 * ((x * z) - (y * w)), 2 * ((y * z) + (x * w)), 1 - (2 * ((x * x) + (y * y))),
        ];
    }
}
