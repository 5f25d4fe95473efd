using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Tests;

public sealed class TransformedSplatSourceTests
{
    /// <summary>Half a turn about X and the two quarter turns of the coordinate frames' description, as row matrices, with q′ of (w, x, y, z).</summary>
    private static IEnumerable<TestCaseData> FixedConversions()
    {
        double a = Math.Sqrt(0.5);
        yield return new("F1", Row([1, 0, 0, 0, -1, 0, 0, 0, -1]), (Func<double, double, double, double, double[]>)((w, x, y, z) => [-x, w, -z, y]));
        yield return new("F2", Row([-1, 0, 0, 0, -1, 0, 0, 0, 1]), (Func<double, double, double, double, double[]>)((w, x, y, z) => [-z, -y, x, w]));
        yield return new("F3", Row([1, 0, 0, 0, 0, -1, 0, 1, 0]), (Func<double, double, double, double, double[]>)((w, x, y, z) => [a * (w - x), a * (w + x), a * (y - z), a * (y + z)]));
        yield return new("F4", Row([1, 0, 0, 0, 0, 1, 0, -1, 0]), (Func<double, double, double, double, double[]>)((w, x, y, z) => [a * (w + x), a * (x - w), a * (y + z), a * (z - y)]));
        yield return new("C", Row([-1, 0, 0, 0, 0, -1, 0, -1, 0]), (Func<double, double, double, double, double[]>)((w, x, y, z) => [a * (z - y), a * (y + z), a * (w - x), a * (-w - x)]));
    }

    [TestCaseSource(nameof(FixedConversions))]
    public void Fixed_conversions_have_the_closed_forms(string name, double[] matrix, Func<double, double, double, double, double[]> expected)
    {
        SplatCloud cloud = TestClouds.Random(50, 1, motion: false, seed: 4);
        float[][] before = TestClouds.Split(cloud, SplatColumn.RotationsXyzw);
        float[][] after = TestClouds.Split(new TransformedSplatSource(cloud, SplatSimilarity.FromRowMatrix(matrix)), SplatColumn.RotationsXyzw);
        for (int i = 0; i < before.Length; i++)
        {
            float[] q = before[i], found = after[i];
            double[] wxyz = expected(q[3], q[0], q[1], q[2]);
            double sign = (wxyz[0] * found[3]) + (wxyz[1] * found[0]) + (wxyz[2] * found[1]) + (wxyz[3] * found[2]) < 0 ? -1 : 1;
            Assert.That(new double[] { found[3], found[0], found[1], found[2] }, Is.EqualTo(wxyz.Select(v => sign * v)).Within(2e-6), name);
        }
    }

    [TestCase(0, "++-|-++-+|+-++-+-")]
    [TestCase(1, "-++|--+++|---++++")]
    [TestCase(2, "+-+|+-+-+|+-+-+-+")]
    public void Flips_have_the_tabled_signs_and_the_closed_form(int axis, string signs)
    {
        double[] flip = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        flip[4 * axis] = -1;
        SplatCloud cloud = TestClouds.Random(20, 3, motion: true, seed: 5);
        var mirrored = new TransformedSplatSource(cloud, SplatSimilarity.FromRowMatrix(Row(flip)));
        float[] before = TestClouds.Read(cloud, SplatColumn.ShRest), after = TestClouds.Read(mirrored, SplatColumn.ShRest);
        string flat = signs.Replace("|", "", StringComparison.Ordinal);
        for (int i = 0; i < before.Length; i++) Assert.That(after[i], Is.EqualTo(flat[i % 45 / 3] == '-' ? -before[i] : before[i]).Within(1e-5), $"{i}");

        // q' = (w, my·mz·x, mx·mz·y, mx·my·z)
        float[] m = [flip[0] < 0 ? -1 : 1, flip[4] < 0 ? -1 : 1, flip[8] < 0 ? -1 : 1];
        float[][] q = TestClouds.Split(cloud, SplatColumn.RotationsXyzw), turned = TestClouds.Split(mirrored, SplatColumn.RotationsXyzw);
        for (int i = 0; i < q.Length; i++)
        {
            // Both describe the same ellipsoid if they differ by half a turn about an axis of the splat's own.
            float[] expected = [m[1] * m[2] * q[i][0], m[0] * m[2] * q[i][1], m[0] * m[1] * q[i][2], q[i][3]];
            Assert.That(Covariance(turned[i], [1, 4, 9]), Is.EqualTo(Covariance(expected, [1, 4, 9])).Within(1e-5));
        }
    }

    [Test]
    public void Rest_coefficients_turn_to_the_golden_values()
    {
        // R of q = (0.8, 0.2, -0.4, -0.4), as a row matrix, on c_k = 0.1·k.
        double[] r = [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6];
        var cloud = new SplatCloud("golden", new SplatSchema(1, 3, HasMotion: false));
        for (int k = 0; k < 15; k++) cloud.Column(SplatColumn.ShRest)[3 * k] = 0.1f * (k + 1);
        float[] found = TestClouds.Read(new TransformedSplatSource(cloud, SplatSimilarity.FromRowMatrix(Row(r))), SplatColumn.ShRest);
        Assert.That(Enumerable.Range(0, 15).Select(k => found[3 * k]), Is.EqualTo(new[]
        {
            -0.18, -0.088, 0.316, -0.736, 0.548, -0.569054, 0.192431, 0.834954, -1.902799, 0.971948, 0.307324, -0.220145, -1.357065, 1.714317, 0.933412,
        }).Within(1e-6));
    }

    [Test]
    public void Any_similarity_moves_centres_shapes_speeds_and_colours() => Prop.ForAll<int>(Moves_all).QuickCheckThrowOnFailure();

    private static void Moves_all(int seed)
    {
        var random = new Random(seed);
        double[] matrix = RandomSimilarity(random, out double[] linear, out double scale);
        SplatCloud cloud = TestClouds.Random(5, 3, motion: true, seed);
        var moved = new TransformedSplatSource(cloud, SplatSimilarity.FromRowMatrix(matrix));
        double[] direction = Unit(random), local = Transposed(linear, direction, 1 / scale);
        for (int i = 0; i < cloud.Count; i++)
        {
            Assert.That(At(moved, SplatColumn.Positions, i), Is.EqualTo(Apply(linear, At(cloud, SplatColumn.Positions, i), matrix[12..15])).Within(1e-4));
            Assert.That(At(moved, SplatColumn.Velocities, i), Is.EqualTo(Apply(linear, At(cloud, SplatColumn.Velocities, i), [0, 0, 0])).Within(1e-4));
            double[] sigma = Covariance(At(cloud, SplatColumn.RotationsXyzw, i), Squares(At(cloud, SplatColumn.LogScales, i)));
            double[] expected = Product(Product(linear, sigma), Transpose(linear));
            double[] found = Covariance(At(moved, SplatColumn.RotationsXyzw, i), Squares(At(moved, SplatColumn.LogScales, i)));
            Assert.That(found, Is.EqualTo(expected).Within(1e-5 * expected.Max(Math.Abs)));
            Assert.That(Colour(moved, i, direction), Is.EqualTo(Colour(cloud, i, local)).Within(1e-5));
            foreach (SplatColumn column in (SplatColumn[])[SplatColumn.OpacityLogits, SplatColumn.ShDc, SplatColumn.Times, SplatColumn.LogDurations])
            {
                Assert.That(At(moved, column, i), Is.EqualTo(At(cloud, column, i)));
            }
        }
    }

    [TestCase(1, 0, 0, 0, 1, 0, 0, 0, 2, TestName = "Scales that differ are refused")]
    [TestCase(1, 0.5, 0, 0, 1, 0, 0, 0, 1, TestName = "Shears are refused")]
    [TestCase(0, 0, 0, 0, 0, 0, 0, 0, 0, TestName = "Zeros are refused")]
    [TestCase(double.NaN, 0, 0, 0, 1, 0, 0, 0, 1, TestName = "What is not finite is refused")]
    public void What_is_no_similarity_is_refused(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        Assert.That(() => SplatSimilarity.FromRowMatrix(Row([a, b, c, d, e, f, g, h, i])), Throws.ArgumentException.With.Message.Contains("scales all axes alike"));

    [Test]
    public void A_column_matrix_is_refused()
    {
        double[] matrix = Row([1, 0, 0, 0, 1, 0, 0, 0, 1]);
        matrix[3] = 5;
        Assert.That(() => SplatSimilarity.FromRowMatrix(matrix), Throws.ArgumentException.With.Message.Contains("last column"));
    }

    [Test]
    public void The_identity_keeps_every_bit()
    {
        SplatCloud cloud = TestClouds.Random(20, 2, motion: true, seed: 9, badShare: 0.2);
        var same = new TransformedSplatSource(cloud, SplatSimilarity.FromRowMatrix(Row([1, 0, 0, 0, 1, 0, 0, 0, 1])));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            Assert.That(TestClouds.Read(same, column).Select(BitConverter.SingleToInt32Bits), Is.EqualTo(TestClouds.Read(cloud, column).Select(BitConverter.SingleToInt32Bits)));
        }
    }

    /// <summary>The row matrix of a 3×3 for column vectors.</summary>
    private static double[] Row(double[] m) => [m[0], m[3], m[6], 0, m[1], m[4], m[7], 0, m[2], m[5], m[8], 0, 0, 0, 0, 1];

    private static double[] RandomSimilarity(Random random, out double[] linear, out double scale)
    {
        float[] q = [.. Enumerable.Range(0, 4).Select(_ => (float)(random.NextDouble() - 0.5))];
        scale = Math.Exp((random.NextDouble() * 4) - 2);
        double sign = random.Next(2) == 0 ? 1 : -1, s = scale;
        linear = [.. Rotation(q).Select((v, i) => v * s * (i % 3 == 1 ? sign : 1))];
        double[] matrix = Row(linear);
        for (int i = 12; i < 15; i++) matrix[i] = (random.NextDouble() * 10) - 5;
        return matrix;
    }

    private static float[] At(ISplatSource source, SplatColumn column, int index)
    {
        var values = new float[source.Schema.Width(column)];
        source.Read(column, index, values);
        return values;
    }

    private static double[] Colour(ISplatSource source, int index, double[] direction)
    {
        var basis = new double[16];
        SphericalHarmonics.Evaluate(3, direction[0], direction[1], direction[2], basis);
        float[] rest = At(source, SplatColumn.ShRest, index);
        return [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 15).Sum(k => basis[k + 1] * rest[(3 * k) + c]))];
    }

    private static double[] Unit(Random random)
    {
        double z = (random.NextDouble() * 2) - 1, angle = random.NextDouble() * 2 * Math.PI, r = Math.Sqrt(1 - (z * z));
        return [r * Math.Cos(angle), r * Math.Sin(angle), z];
    }

    private static double[] Squares(float[] logScales) => [.. logScales.Select(v => Math.Exp(2.0 * v))];

    private static double[] Apply(double[] m, float[] v, double[] t) =>
        [.. Enumerable.Range(0, 3).Select(i => (m[3 * i] * v[0]) + (m[(3 * i) + 1] * v[1]) + (m[(3 * i) + 2] * v[2]) + t[i])];

    private static double[] Transposed(double[] m, double[] v, double factor) =>
        [.. Enumerable.Range(0, 3).Select(i => factor * ((m[i] * v[0]) + (m[3 + i] * v[1]) + (m[6 + i] * v[2])))];

    private static double[] Transpose(double[] m) => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];

    private static double[] Product(double[] a, double[] b) =>
        [.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, 3).Sum(k => a[(3 * (i / 3)) + k] * b[(3 * k) + (i % 3)]))];

    private static double[] Covariance(float[] xyzw, double[] squares)
    {
        double[] r = Rotation(xyzw);
        return Product([.. r.Select((v, i) => v * squares[i % 3])], Transpose(r));
    }

    private static double[] Rotation(float[] xyzw)
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
