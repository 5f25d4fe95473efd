using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Tests;

public sealed class ShTests
{
    private static readonly double[] C = [-1, 0, 0, 0, 0, -1, 0, -1, 0];
    private static readonly double[] F3 = [1, 0, 0, 0, 0, -1, 0, 1, 0];
    private static readonly double[] F4 = [1, 0, 0, 0, 0, 1, 0, -1, 0];

    private static IEnumerable<TestCaseData> GoldenBases()
    {
        yield return new(new double[] { 0, 0, 1 }, new[] { 0.2820948, 0, 0.4886025, 0, 0, 0, 0.6307831, 0, 0, 0, 0, 0, 0.7463527, 0, 0, 0 });
        yield return new(new double[] { 1, 0, 0 }, new[] { 0.2820948, 0, 0, -0.4886025, 0, 0, -0.3153916, 0, 0.5462742, 0, 0, 0, 0, 0.4570458, 0, -0.5900436 });
        yield return new(new double[] { 0, 1, 0 }, new[] { 0.2820948, -0.4886025, 0, 0, 0, 0, -0.3153916, 0, -0.5462742, 0.5900436, 0, 0.4570458, 0, 0, 0, 0 });
    }

    [TestCaseSource(nameof(GoldenBases))]
    public void Basis_has_the_golden_values(double[] direction, double[] expected)
    {
        for (int degree = 0; degree <= 3; degree++)
        {
            double[] found = [.. Enumerable.Repeat(double.NaN, 16)];
            SphericalHarmonics.Evaluate(degree, direction[0], direction[1], direction[2], found);
            int count = (degree + 1) * (degree + 1);
            Assert.That(found[..count], Is.EqualTo(expected[..count]).Within(5e-8));
            Assert.That(found[count..], Is.All.NaN);
        }
    }

    private static IEnumerable<TestCaseData> GoldenRotations()
    {
        yield return new(ShRotation.FromQuaternion(0.2, -0.4, -0.4, 0.8), new[]
        {
            -0.18, -0.088, 0.316, -0.736, 0.548, -0.569054, 0.192431, 0.834954, -1.902799, 0.971948, 0.307324, -0.220145, -1.357065, 1.714317, 0.933412,
        });
        yield return new(ShRotation.FromMatrix(C), new[]
        {
            0.2, 0.1, -0.3, -0.7, 0.5, -0.99282, -0.4, -0.119615, -0.091362, -1.0, -1.841644, -1.385122, 1.777369, -0.318491, 0.88372,
        });
        yield return new(ShRotation.FromMatrix(F3), new[]
        {
            0.2, -0.1, 0.3, 0.7, -0.5, -0.99282, -0.4, -0.119615, -0.091362, -1.0, -1.841644, 1.385122, -1.777369, 0.318491, -0.88372,
        });
    }

    [TestCaseSource(nameof(GoldenRotations))]
    public void Turned_coefficients_have_the_golden_values(ShRotation rotation, double[] expected)
    {
        float[] coefficients = [.. Enumerable.Range(1, 15).SelectMany(k => new[] { 0.1f * k, 0f, -0.2f * k })];
        float[] twice = [.. coefficients, .. coefficients];

        rotation.Apply(3, twice);

        for (int splat = 0; splat < 2; splat++)
        {
            for (int k = 0; k < 15; k++)
            {
                Assert.That(twice[(45 * splat) + (3 * k)], Is.EqualTo(expected[k]).Within(1e-6));
                Assert.That(twice[(45 * splat) + (3 * k) + 1], Is.Zero.Within(1e-12));
                Assert.That(twice[(45 * splat) + (3 * k) + 2], Is.EqualTo(-2 * expected[k]).Within(2e-6));
            }
        }
    }

    [Test]
    public void Turns_about_the_axes_have_the_tabled_matrices()
    {
        double s = Math.Sqrt(3) / 2, a = Math.Sqrt(5.0 / 8), b = Math.Sqrt(3.0 / 8), e = Math.Sqrt(15) / 4;
        double[] ofC1 = [0, 1, 0, 1, 0, 0, 0, 0, -1], ofF3 = [0, 1, 0, -1, 0, 0, 0, 0, 1], ofF4 = [0, -1, 0, 1, 0, 0, 0, 0, 1];
        double[] Band2(double seven, double five, double four) =>
            [0, 0, 0, seven, 0, 0, five, 0, 0, 0, 0, 0, -0.5, 0, -s, four, 0, 0, 0, 0, 0, 0, -s, 0, 0.5];
        double[] Band3(double one, double two, double three, double four) =>
        [
            0, 0, 0, -a * one, 0, b * one, 0,
            0, -1, 0, 0, 0, 0, 0,
            0, 0, 0, -b * one, 0, -a * one, 0,
            -a * two, 0, -b * two, 0, 0, 0, 0,
            0, 0, 0, 0, three / 4, 0, e * three,
            b * four, 0, -a * four, 0, 0, 0, 0,
            0, 0, 0, 0, e * three, 0, -three / 4,
        ];

        CheckBands(C, ofC1, Band2(-1, 1, -1), Band3(1, 1, 1, 1));
        CheckBands(F3, ofF3, Band2(1, -1, -1), Band3(1, -1, -1, -1));
        CheckBands(F4, ofF4, Band2(-1, -1, 1), Band3(-1, 1, -1, 1));
    }

    [Test]
    public void Turned_coefficients_seen_straight_equal_coefficients_seen_turned() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            double[] matrix = RandomRotation(random);
            ShRotation rotation = ShRotation.FromMatrix(matrix);
            double[] d = Direction(random), back = [.. Enumerable.Range(0, 3).Select(i => (matrix[i] * d[0]) + (matrix[3 + i] * d[1]) + (matrix[6 + i] * d[2]))];
            double[] straight = new double[16], turned = new double[16];
            SphericalHarmonics.Evaluate(3, d[0], d[1], d[2], straight);
            SphericalHarmonics.Evaluate(3, back[0], back[1], back[2], turned);
            for (int band = 1; band <= 3; band++)
            {
                int size = (2 * band) + 1, first = band * band;
                double[] c = [.. Enumerable.Range(0, size).Select(_ => (random.NextDouble() * 2) - 1)];
                double[] product = Multiply(rotation.Band(band).ToArray(), c, size, 1);
                double left = Enumerable.Range(0, size).Sum(i => product[i] * straight[first + i]);
                double right = Enumerable.Range(0, size).Sum(i => c[i] * turned[first + i]);
                Assert.That(left, Is.EqualTo(right).Within(1e-12));
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Matrices_are_orthogonal_and_compose() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            double[] r1 = RandomRotation(random), r2 = RandomRotation(random);
            ShRotation first = ShRotation.FromMatrix(r1), second = ShRotation.FromMatrix(r2), both = ShRotation.FromMatrix(Multiply(r1, r2, 3, 3));
            for (int band = 1; band <= 3; band++)
            {
                int size = (2 * band) + 1;
                double[] a = first.Band(band).ToArray(), b = second.Band(band).ToArray();
                double[] transposed = [.. Enumerable.Range(0, size * size).Select(i => a[(i % size * size) + (i / size)])];
                double[] identity = [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1.0 : 0)];
                Assert.That(Multiply(a, transposed, size, size), Is.EqualTo(identity).Within(1e-12));
                Assert.That(Multiply(a, b, size, size), Is.EqualTo(both.Band(band).ToArray()).Within(1e-12));
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Misuse_is_refused()
    {
        Assert.That(() => ShRotation.FromMatrix([1, 0, 0, 0, 1, 0, 0, 0, -1]), Throws.ArgumentException, "a mirror");
        Assert.That(() => ShRotation.FromMatrix([2, 0, 0, 0, 2, 0, 0, 0, 2]), Throws.ArgumentException, "a scale");
        Assert.That(() => ShRotation.FromMatrix([1, 0, 0]), Throws.ArgumentException);
        Assert.That(() => ShRotation.FromQuaternion(0, 0, 0, 0), Throws.ArgumentException);
        Assert.That(() => ShRotation.FromQuaternion(double.NaN, 0, 0, 1), Throws.ArgumentException);
        ShRotation rotation = ShRotation.FromMatrix(C);
        Assert.That(() => rotation.Apply(1, new float[10]), Throws.ArgumentException);
        Assert.That(() => rotation.Apply(4, new float[72]), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => rotation.Band(0).Length, Throws.InstanceOf<ArgumentException>());
        Assert.That(() => SphericalHarmonics.Evaluate(2, 0, 0, 1, new double[8]), Throws.ArgumentException);
    }

    private static void CheckBands(double[] rotation, params double[][] expected)
    {
        ShRotation found = ShRotation.FromMatrix(rotation);
        for (int band = 1; band <= 3; band++) Assert.That(found.Band(band).ToArray(), Is.EqualTo(expected[band - 1]).Within(1e-14), $"band {band}");
    }

    private static double[] Multiply(double[] a, double[] b, int size, int columns)
    {
        var product = new double[size * columns];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < columns; j++) product[(i * columns) + j] = Enumerable.Range(0, size).Sum(k => a[(i * size) + k] * b[(k * columns) + j]);
        }

        return product;
    }

    private static double[] Direction(Random random)
    {
        double z = (random.NextDouble() * 2) - 1, angle = random.NextDouble() * 7, radius = Math.Sqrt(1 - (z * z));
        return [radius * Math.Cos(angle), radius * Math.Sin(angle), z];
    }

    /// <summary>A rotation by Rodrigues' formula.</summary>
    private static double[] RandomRotation(Random random)
    {
        double[] u = Direction(random);
        (double s, double c) = Math.SinCos(random.NextDouble() * 7);
        double[] cross = [0, -u[2], u[1], u[2], 0, -u[0], -u[1], u[0], 0];
        return [.. Enumerable.Range(0, 9).Select(i => (i % 4 == 0 ? c : 0) + (s * cross[i]) + ((1 - c) * u[i / 3] * u[i % 3]))];
    }
}
