using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Tests;

public sealed class TransformedSplatSourceTests
{
    private static readonly double[] F1 = [1, 0, 0, 0, -1, 0, 0, 0, -1];
    private static readonly double[] F2 = [-1, 0, 0, 0, -1, 0, 0, 0, 1];
    private static readonly double[] F3 = [1, 0, 0, 0, 0, -1, 0, 1, 0];
    private static readonly double[] F4 = [1, 0, 0, 0, 0, 1, 0, -1, 0];
    private static readonly double[] C = [-1, 0, 0, 0, 0, -1, 0, -1, 0];

    private static IEnumerable<TestCaseData> FixedConversions()
    {
        double a = Math.Sqrt(0.5);
        yield return new TestCaseData(F1, (double w, double x, double y, double z) => (-x, w, -z, y)).SetArgDisplayNames("F1");
        yield return new TestCaseData(F2, (double w, double x, double y, double z) => (-z, -y, x, w)).SetArgDisplayNames("F2");
        yield return new TestCaseData(F3, (double w, double x, double y, double z) => (a * (w - x), a * (w + x), a * (y - z), a * (y + z))).SetArgDisplayNames("F3");
        yield return new TestCaseData(F4, (double w, double x, double y, double z) => (a * (w + x), a * (x - w), a * (y + z), a * (z - y))).SetArgDisplayNames("F4");
        yield return new TestCaseData(C, (double w, double x, double y, double z) => (a * (z - y), a * (y + z), a * (w - x), a * (-w - x))).SetArgDisplayNames("C");
    }

    [TestCaseSource(nameof(FixedConversions))]
    public void Rotations_take_the_tabled_forms(double[] linear, Func<double, double, double, double, (double W, double X, double Y, double Z)> form)
    {
        SplatCloud cloud = TestClouds.Random(50, 0, motion: false, seed: 3);
        using ISplatSource turned = Transform(cloud, linear);

        float[][] before = TestClouds.Split(cloud, SplatColumn.RotationsXyzw), after = TestClouds.Split(turned, SplatColumn.RotationsXyzw);
        for (int i = 0; i < before.Length; i++)
        {
            (double w, double x, double y, double z) = form(before[i][3], before[i][0], before[i][1], before[i][2]);
            double sign = Math.Sign((w * after[i][3]) + (x * after[i][0]) + (y * after[i][1]) + (z * after[i][2]));
            double[] expected = [sign * x, sign * y, sign * z, sign * w];
            Assert.That(after[i], Is.EqualTo(expected).Within(1e-6));
        }
    }

    [Test]
    public void Golden_rotation_turns_quaternions_and_harmonics()
    {
        double[] linear = [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6];
        double[] expected =
        [
            -0.18, -0.088, 0.316, -0.736, 0.548, -0.569054, 0.192431, 0.834954, -1.902799, 0.971948, 0.307324, -0.220145, -1.357065, 1.714317, 0.933412,
        ];
        var cloud = new SplatCloud("golden", new SplatSchema(1, 3, false));
        for (int k = 0; k < 15; k++) cloud.Column(SplatColumn.ShRest)[(3 * k) + 1] = 0.1f * (k + 1);
        cloud.Column(SplatColumn.RotationsXyzw)[3] = 1;
        using ISplatSource turned = Transform(cloud, linear);

        Assert.That(TestClouds.Read(turned, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0.2, -0.4, -0.4, 0.8 }).Within(1e-7));
        float[] harmonics = TestClouds.Read(turned, SplatColumn.ShRest);
        Assert.That(Enumerable.Range(0, 15).Select(k => harmonics[(3 * k) + 1]), Is.EqualTo(expected).Within(1e-6));
        Assert.That(harmonics.Where((_, i) => i % 3 != 1), Is.All.EqualTo(0).Within(1e-12));
    }

    [TestCase("x", "++-", "-++-+", "+-++-+-")]
    [TestCase("y", "-++", "--+++", "---++++")]
    [TestCase("z", "+-+", "+-+-+", "+-+-+-+")]
    [TestCase("yz", "--+", "-++-+", "-+--+-+")]
    [TestCase("xy", "-+-", "+-+-+", "-+-+-+-")]
    public void Flips_give_harmonics_the_tabled_signs(string axes, string band1, string band2, string band3)
    {
        double[] linear = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        foreach (char axis in axes) linear[4 * (axis - 'x')] = -1;
        SplatCloud cloud = TestClouds.Random(20, 3, motion: false, seed: 5);
        using ISplatSource flipped = Transform(cloud, linear);

        float[] before = TestClouds.Read(cloud, SplatColumn.ShRest), after = TestClouds.Read(flipped, SplatColumn.ShRest);
        string signs = band1 + band2 + band3;
        for (int i = 0; i < before.Length; i++) Assert.That(after[i], Is.EqualTo(signs[i / 3 % 15] == '-' ? -before[i] : before[i]).Within(1e-6));
        Assert.That(flipped.Warnings, axes.Length == 1 ? Is.EqualTo(new[] { "the transform mirrors the splats" }) : Is.Empty);
        CheckEllipsoids(cloud, flipped, linear);
    }

    [Test]
    public void Similarities_carry_ellipsoids_colours_and_motion([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        double[] rotation = RandomRotation(random), shift = [random.NextDouble() * 9, -3, random.NextDouble()];
        if (seed % 2 == 0) rotation = [.. rotation.Select(v => -v)];
        double scale = Math.Exp((random.NextDouble() * 4) - 2);
        double[] linear = [.. rotation.Select(v => v * scale)];
        SplatCloud cloud = TestClouds.Random(300, 3, motion: true, seed);
        using ISplatSource moved = Transform(cloud, linear, shift);

        CheckEllipsoids(cloud, moved, linear);
        CheckColours(cloud, moved, rotation, random);
        CheckCentres(cloud, moved, linear, shift);
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.OpacityLogits, SplatColumn.ShDc, SplatColumn.Times, SplatColumn.LogDurations])
            Assert.That(TestClouds.Read(moved, column), Is.EqualTo(TestClouds.Read(cloud, column)));
    }

    [Test]
    public void Distortions_carry_ellipsoids_and_centres([Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        double[] linear = [.. Enumerable.Range(0, 9).Select(_ => (random.NextDouble() * 4) - 2)], shift = [1, 2, 3];
        SplatCloud cloud = TestClouds.Random(300, 2, motion: true, seed);
        using ISplatSource moved = Transform(cloud, linear, shift);

        CheckEllipsoids(cloud, moved, linear);
        CheckCentres(cloud, moved, linear, shift);
        Assert.That(moved.Warnings, Has.Some.Contains("scales directions differently"));
        foreach (float[] q in TestClouds.Split(moved, SplatColumn.RotationsXyzw)) Assert.That(q.Sum(v => (double)v * v), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void Distortions_turn_colours_by_the_rotation_in_them()
    {
        double[] rotation = RandomRotation(new Random(8)), stretch = [2, 0.5, 0, 0.5, 1, 0.25, 0, 0.25, 3];
        SplatCloud cloud = TestClouds.Random(40, 3, motion: false, seed: 8);
        using ISplatSource stretched = Transform(cloud, Multiply(rotation, stretch));
        CheckColours(cloud, stretched, rotation, new Random(9));
    }

    [Test]
    public void Thin_axes_keep_their_digits_under_distortions()
    {
        double[] linear = [1, 0.5, 0, 0, 2, 0, 0.25, 0, 1];
        double logVolume = Math.Log(2);
        SplatCloud cloud = TestClouds.Random(200, 0, motion: false, seed: 11);
        for (int i = 0; i < cloud.Count; i++) cloud.Column(SplatColumn.LogScales)[3 * i] = -16;
        using ISplatSource moved = Transform(cloud, linear);

        float[][] before = TestClouds.Split(cloud, SplatColumn.LogScales), after = TestClouds.Split(moved, SplatColumn.LogScales);
        for (int i = 0; i < before.Length; i++) Assert.That(after[i].Sum(v => (double)v), Is.EqualTo(before[i].Sum(v => (double)v) + logVolume).Within(1e-5));
    }

    [TestCase(new[] { 0f, float.NegativeInfinity, 1f })]
    [TestCase(new[] { float.NegativeInfinity, float.NegativeInfinity, 0.5f })]
    [TestCase(new[] { 1f, float.NegativeInfinity, float.NegativeInfinity })]
    public void Flat_splats_stay_flat_under_distortions(float[] logScales)
    {
        SplatCloud cloud = TestClouds.Random(1, 0, motion: false, seed: 12);
        logScales.CopyTo(cloud.Column(SplatColumn.LogScales));
        double[] linear = [1, 0.5, 0, 0, 2, 0, 0.25, 0, 1];
        using ISplatSource moved = Transform(cloud, linear);

        CheckEllipsoids(cloud, moved, linear);
        Assert.That(TestClouds.Read(moved, SplatColumn.LogScales).Count(float.IsNegativeInfinity), Is.EqualTo(logScales.Count(float.IsNegativeInfinity)));
        Assert.That(TestClouds.Read(moved, SplatColumn.RotationsXyzw).Sum(v => (double)v * v), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void Values_that_are_not_finite_stay_so()
    {
        SplatCloud cloud = TestClouds.Random(3, 0, motion: false, seed: 13);
        cloud.Column(SplatColumn.LogScales)[1] = float.NaN;
        cloud.Column(SplatColumn.LogScales)[3] = float.PositiveInfinity;
        cloud.Column(SplatColumn.RotationsXyzw).Slice(8, 4).Clear();
        cloud.Column(SplatColumn.Positions)[0] = float.NaN;
        using ISplatSource moved = Transform(cloud, [1, 0.5, 0, 0, 2, 0, 0.25, 0, 1]);

        float[] scales = TestClouds.Read(moved, SplatColumn.LogScales);
        Assert.That(scales, Is.EqualTo(cloud.Column(SplatColumn.LogScales).ToArray()));
        Assert.That(TestClouds.Read(moved, SplatColumn.RotationsXyzw)[8..], Is.All.Zero);
        Assert.That(TestClouds.Read(moved, SplatColumn.Positions)[0], Is.NaN);
        Assert.That(TestClouds.Read(moved, SplatColumn.Positions)[3..], Is.All.Matches<float>(float.IsFinite));
    }

    [Test]
    public void Ranges_agree_with_the_whole()
    {
        SplatCloud cloud = TestClouds.Random(9001, 1, motion: true, seed: 14);
        foreach (double[] linear in (double[][])[C, [1, 0.5, 0, 0, 2, 0, 0.25, 0, 1]])
        {
            using ISplatSource moved = Transform(cloud, linear, [1, -1, 0.5]);
            foreach (SplatColumn column in moved.Schema.Columns)
            {
                int width = moved.Schema.Width(column);
                var part = new float[4500 * width];
                moved.Read(column, 4321, part);
                Assert.That(part.AsSpan().SequenceEqual(TestClouds.Read(moved, column).AsSpan(4321 * width, part.Length)), $"{column}");
            }
        }
    }

    [Test]
    public void Half_turns_are_taken_back_with_every_bit()
    {
        SplatCloud cloud = TestClouds.Random(100, 3, motion: true, seed: 17);
        SplatTransform half = SplatTransform.FromRowMatrix(Row(F1, [0, 0, 0]));
        using var back = new TransformedSplatSource(new TransformedSplatSource(cloud, half), half.WithOppositeQuaternion());
        foreach (SplatColumn column in back.Schema.Columns) Assert.That(TestClouds.Read(back, column), Is.EqualTo(TestClouds.Read(cloud, column)), $"{column}");
    }

    [Test]
    public void Identity_keeps_every_bit()
    {
        SplatCloud cloud = TestClouds.Random(100, 3, motion: true, seed: 15, badShare: 0.1);
        using var same = new TransformedSplatSource(cloud, SplatTransform.Identity);
        foreach (SplatColumn column in same.Schema.Columns) Assert.That(TestClouds.Read(same, column), Is.EqualTo(TestClouds.Read(cloud, column)));
        Assert.That(SplatTransform.FromRowMatrix(Row([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0])).IsIdentity);
    }

    [Test]
    public void Reading_allocates_nothing_a_splat()
    {
        SplatCloud cloud = TestClouds.Random(4000, 3, motion: true, seed: 16);
        foreach (double[] linear in (double[][])[C, [1, 0.5, 0, 0, 2, 0, 0.25, 0, 1]])
        {
            using ISplatSource moved = Transform(cloud, linear);
            var values = new float[4000 * 45];
            long before = 0;
            for (int round = 0; round < 2; round++)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
                foreach (SplatColumn column in Enum.GetValues<SplatColumn>()) moved.Read(column, 0, values.AsSpan(0, 4000 * moved.Schema.Width(column)));
            }

            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4000));
        }
    }

    [Test]
    public void Matrices_without_an_answer_are_refused()
    {
        Assert.That(() => SplatTransform.FromRowMatrix(new double[9]), Throws.ArgumentException);
        Assert.That(() => SplatTransform.FromRowMatrix(Row([1, 0, 0, 0, 1, 0, 0, 0, 0], [0, 0, 0])), Throws.ArgumentException.With.Message.Contains("singular"));
        Assert.That(() => SplatTransform.FromRowMatrix(Row([1, 0, 0, 0, double.NaN, 0, 0, 0, 1], [0, 0, 0])), Throws.ArgumentException.With.Message.Contains("finite"));
        double[] projective = Row([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);
        projective[3] = 0.5;
        Assert.That(() => SplatTransform.FromRowMatrix(projective), Throws.ArgumentException.With.Message.Contains("(0.5, 0, 0, 1)"));
    }

    private static TransformedSplatSource Transform(ISplatSource cloud, double[] linear, params double[] shift) =>
        new(cloud, SplatTransform.FromRowMatrix(Row(linear, shift.Length == 0 ? [0, 0, 0] : shift)));

    private static double[] Row(double[] linear, double[] shift) =>
    [
        linear[0], linear[3], linear[6], 0, linear[1], linear[4], linear[7], 0, linear[2], linear[5], linear[8], 0, shift[0], shift[1], shift[2], 1,
    ];

    private static double[] Multiply(double[] a, double[] b) =>
        [.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, 3).Sum(k => a[(3 * (i / 3)) + k] * b[(3 * k) + (i % 3)]))];

    private static double[] Transpose(double[] m) => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];

    /// <summary>Σ′ = A·Σ·Aᵀ, computed plainly.</summary>
    private static void CheckEllipsoids(ISplatSource before, ISplatSource after, double[] linear)
    {
        double[][] old = Covariances(before), found = Covariances(after);
        for (int i = 0; i < old.Length; i++)
        {
            double[] expected = Multiply(Multiply(linear, old[i]), Transpose(linear));
            Assert.That(found[i], Is.EqualTo(expected).Within(3e-6 * expected.Max(Math.Abs)), $"splat {i}");
        }
    }

    private static double[][] Covariances(ISplatSource cloud) =>
    [
        .. TestClouds.Split(cloud, SplatColumn.RotationsXyzw).Zip(TestClouds.Split(cloud, SplatColumn.LogScales), (q, scales) =>
        {
            double[] r = RotationOf(q);
            double[] squares = [.. scales.Select(s => Math.Exp(2.0 * s))];
            return Multiply(Multiply(r, [squares[0], 0, 0, 0, squares[1], 0, 0, 0, squares[2]]), Transpose(r));
        }),
    ];

    private static double[] RotationOf(float[] q)
    {
        double n = Math.Sqrt(q.Sum(v => (double)v * v)), x = q[0] / n, y = q[1] / n, z = q[2] / n, w = q[3] / n;
        return
        [
            1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)),
            2 * ((x * y) + (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (w * x)),
            2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), 1 - (2 * ((x * x) + (y * y))),
        ];
    }

    /// <summary>The colour seen along Q·d is that seen along d before.</summary>
    private static void CheckColours(ISplatSource before, ISplatSource after, double[] orthogonal, Random random)
    {
        float[][] old = TestClouds.Split(before, SplatColumn.ShRest), found = TestClouds.Split(after, SplatColumn.ShRest);
        double[] basis = new double[16], turned = new double[16];
        for (int i = 0; i < old.Length; i++)
        {
            double[] d = [random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5];
            double length = Math.Sqrt(d.Sum(v => v * v));
            d = [.. d.Select(v => v / length)];
            double[] e = [.. Enumerable.Range(0, 3).Select(r => Enumerable.Range(0, 3).Sum(k => orthogonal[(3 * r) + k] * d[k]))];
            SphericalHarmonics.Evaluate(before.Schema.ShDegree, d[0], d[1], d[2], basis);
            SphericalHarmonics.Evaluate(before.Schema.ShDegree, e[0], e[1], e[2], turned);
            for (int channel = 0; channel < 3; channel++)
            {
                double expected = Enumerable.Range(0, old[i].Length / 3).Sum(k => old[i][(3 * k) + channel] * basis[k + 1]);
                Assert.That(Enumerable.Range(0, old[i].Length / 3).Sum(k => found[i][(3 * k) + channel] * turned[k + 1]), Is.EqualTo(expected).Within(1e-5));
            }
        }
    }

    /// <summary>Centres at two moments of a moving cloud lie where the map takes them.</summary>
    private static void CheckCentres(ISplatSource before, ISplatSource after, double[] linear, double[] shift)
    {
        foreach (double time in (double[])[0, 0.7])
        {
            double[][] old = Centres(before, time), found = Centres(after, time);
            for (int i = 0; i < old.Length; i++)
            {
                double[] expected = [.. Enumerable.Range(0, 3).Select(r => shift[r] + Enumerable.Range(0, 3).Sum(k => linear[(3 * r) + k] * old[i][k]))];
                Assert.That(found[i], Is.EqualTo(expected).Within(3e-6 * (1 + expected.Max(Math.Abs) + (20 * linear.Max(Math.Abs)))));
            }
        }
    }

    private static double[][] Centres(ISplatSource cloud, double time)
    {
        float[][] p = TestClouds.Split(cloud, SplatColumn.Positions), v = TestClouds.Split(cloud, SplatColumn.Velocities);
        float[] mu = TestClouds.Read(cloud, SplatColumn.Times);
        return [.. Enumerable.Range(0, p.Length).Select(i => Enumerable.Range(0, 3).Select(k => p[i][k] + (v[i][k] * (time - mu[i]))).ToArray())];
    }

    private static double[] RandomRotation(Random random)
    {
        float[] q = [.. Enumerable.Range(0, 4).Select(_ => (float)(random.NextDouble() - 0.5))];
        return RotationOf(q);
    }
}
