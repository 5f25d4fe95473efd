using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Kernels;

public sealed class NearestCodesTests
{
    [Test]
    public void Nearest_codes_are_those_of_a_brute_force_search_with_ties_to_the_lower_index() =>
        Prop.ForAll<int, int, int>((a, b, seed) =>
        {
            int points = 1 + (Math.Abs(a) % 60), codes = 1 + (Math.Abs(b) % 90);
            var random = new Random(seed);
            int dimensions = random.Next(1, 50);

            // Coarse grids make many exact ties; a large offset makes scores cancel.
            float step = random.Next(2) == 0 ? 1f : 0.001f, offset = random.Next(3) * 1000f;
            float Value() => offset + (random.Next(3) == 0 ? random.Next(-2, 3) : (float)random.NextDouble()) * step;
            Compare(Fill(points * dimensions, Value), Fill(codes * dimensions, Value), dimensions);
        }).QuickCheckThrowOnFailure();

    [TestCase(1, 0)]
    [TestCase(700, 3)]
    [TestCase(33, 45)]
    [TestCase(5000, 9)]
    public void Nearest_codes_do_not_depend_on_blocks(int codes, int seed)
    {
        var random = new Random(seed);
        int dimensions = 1 + (seed % 50);
        Compare(
            Fill(600 * dimensions, () => (float)random.NextDouble()),
            Fill(codes * dimensions, () => (float)random.NextDouble()), dimensions);
    }

    [TestCase(1e-30f)]
    [TestCase(1e-22f)]
    [TestCase(1e18f)]
    [TestCase(1e22f)]
    [TestCase(3e38f)]
    public void Values_at_the_ends_of_single_precision_find_their_codes(float scale)
    {
        var random = new Random(5);
        Compare(
            Fill(50 * 3, () => ((float)random.NextDouble() - 0.5f) * scale),
            Fill(40 * 3, () => ((float)random.NextDouble() - 0.5f) * scale), 3);
    }

    [TestCase(3)]
    [TestCase(15)]
    [TestCase(45)]
    public void Points_halfway_between_codes_go_to_the_nearer_by_a_hair(int dimensions)
    {
        var random = new Random(11);
        float[] codes = Fill(64 * dimensions, () => (float)random.NextDouble());
        for (int d = 0; d < 32 * dimensions; d++) codes[d + (32 * dimensions)] = codes[d] + (0.01f * (float)random.NextDouble());
        float[] points = Fill(32 * dimensions, () => 0);
        for (int i = 0; i < points.Length; i++) points[i] = (codes[i] + codes[i + (32 * dimensions)]) / 2;
        Compare(points, codes, dimensions);
    }

    [Test]
    public void Vectors_of_either_width_find_the_same([Values(3, 45)] int dimensions, [Values] bool wide)
    {
        var random = new Random(9);
        float[] codes = Fill(333 * dimensions, () => random.Next(40)), values = Fill(250 * dimensions, () => random.Next(40));
        var search = new NearestCodes(new CodeTiles(codes, dimensions, wide));
        var found = new Nearest[250];

        search.Find(new PointRows(values, dimensions), [.. Enumerable.Range(0, 250)], new NearestScratch(dimensions), found);

        for (int i = 0; i < found.Length; i++)
        {
            ReadOnlySpan<float> point = values.AsSpan(i * dimensions, dimensions);
            (int index, double distance) = BruteForce(point, codes);
            double[] others = [.. Distances(point, codes).Where((_, k) => k != index)];
            Assert.That((found[i].Index, found[i].SquaredDistance), Is.EqualTo((index, distance)));
            Assert.That((double)found[i].Others, Is.LessThanOrEqualTo(Math.Sqrt(others.Min())).And.GreaterThan((0.99 * Math.Sqrt(distance)) - 0.1));
        }
    }

    [Test]
    public void Equal_codes_go_to_the_first_of_them()
    {
        float[] codes = [1, 1, 2, 2, 1, 1, 2, 2];
        Assert.That(Assign([1, 1, 2, 2, 1.4f, 1.5f, 1.5f, 1.5f], codes, 2).Indices, Is.EqualTo(new[] { 0, 1, 0, 0 }));
    }

    [Test]
    public void A_point_that_is_not_a_number_gets_the_first_code()
    {
        (int[] indices, float[] distances) = Assign([float.NaN, 2], [5, 2, 3], 1);
        Assert.That(indices, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(distances, Is.EqualTo(new[] { float.NaN, 0f }));
    }

    [Test]
    public void Points_inside_wider_records_are_found()
    {
        float[] records = [9, 9, 1, 2, 9, 9, 9, 3, 4, 9];
        var points = new PointRows(records, 5, 2, 2);
        var indices = new int[2];
        new CpuSplatKernels().AssignNearest(points, [3, 4, 1, 2], indices, []);
        Assert.That(indices, Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void Spans_that_do_not_fit_are_refused()
    {
        var kernels = new CpuSplatKernels();
        Assert.That(() => kernels.AssignNearest(new PointRows(new float[6], 3), new float[4], new int[2], []), Throws.ArgumentException);
        Assert.That(() => kernels.AssignNearest(new PointRows(new float[6], 3), [], new int[2], []), Throws.ArgumentException);
        Assert.That(() => kernels.AssignNearest(new PointRows(new float[6], 3), new float[3], new int[3], []), Throws.ArgumentException);
        Assert.That(() => new PointRows(new float[7], 3).Count, Throws.ArgumentException);
        Assert.That(() => new PointRows(new float[8], 4, 3, 2).Count, Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new CpuSplatKernels(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static void Compare(float[] points, float[] codes, int dimensions)
    {
        (int[] indices, float[] distances) = Assign(points, codes, dimensions);
        for (int i = 0; i < indices.Length; i++)
        {
            (int expected, double distance) = BruteForce(points.AsSpan(i * dimensions, dimensions), codes);
            Assert.That(indices[i], Is.EqualTo(expected), $"point {i} of {dimensions} dimensions");
            Assert.That(distances[i], Is.EqualTo((float)distance));
        }
    }

    private static (int Index, double Distance) BruteForce(ReadOnlySpan<float> point, float[] codes)
    {
        (int Index, double Distance) best = (0, double.PositiveInfinity);
        foreach ((int k, double distance) in Distances(point, codes).Index())
        {
            if (distance < best.Distance) best = (k, distance);
        }

        return best;
    }

    private static double[] Distances(ReadOnlySpan<float> point, float[] codes)
    {
        var distances = new double[codes.Length / point.Length];
        for (int k = 0; k < distances.Length; k++)
        {
            var parts = new double[4];
            for (int d = 0; d < point.Length; d++)
            {
                double difference = (double)point[d] - codes[(k * point.Length) + d];
                parts[d % 4] += difference * difference;
            }

            distances[k] = parts[0] + parts[1] + (parts[2] + parts[3]);
        }

        return distances;
    }

    private static (int[] Indices, float[] Distances) Assign(float[] points, float[] codes, int dimensions)
    {
        var rows = new PointRows(points, dimensions);
        var indices = new int[rows.Count];
        var distances = new float[rows.Count];
        new CpuSplatKernels().AssignNearest(rows, codes, indices, distances);
        return (indices, distances);
    }

    private static float[] Fill(int count, Func<float> value) => [.. Enumerable.Range(0, count).Select(_ => value())];
}
