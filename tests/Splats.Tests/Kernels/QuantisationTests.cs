using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Kernels;

/// <summary>The test vectors are those of sog4d, section 18.</summary>
public sealed class QuantisationTests
{
    private static readonly CpuSplatKernels Kernels = new();

    [Test]
    public void A_position_is_split_into_high_and_low_bytes()
    {
        var high = new uint[1];
        var low = new uint[1];

        Kernels.QuantisePositions([0.5f, -1, 3], new PositionRange(new Vector3(-1), new Vector3(3)), high, low);

        Assert.That(high[0], Is.EqualTo(RgbaWords.Of(96, 0, 255, 255)));
        Assert.That(low[0], Is.EqualTo(RgbaWords.Of(0, 0, 255, 255)));
    }

    [Test]
    public void Positions_outside_the_range_go_to_its_faces_and_flat_axes_to_zero()
    {
        var high = new uint[2];
        var low = new uint[3];
        low[2] = 7;
        float[] positions = [-5, 8, 4, float.NaN, float.PositiveInfinity, 5];

        Kernels.QuantisePositions(positions, new PositionRange(new Vector3(0, 0, 4), new Vector3(1, 1, 4)), high, low);

        Assert.That(high, Is.EqualTo(new[] { RgbaWords.Of(0, 255, 0, 255), RgbaWords.Of(0, 255, 0, 255) }));
        Assert.That(low, Is.EqualTo(new[] { RgbaWords.Of(0, 255, 0, 255), RgbaWords.Of(0, 255, 0, 255), 7u }));
    }

    [Test]
    public void Positions_are_rounded_as_numpy_rounds_them()
    {
        const int Count = 5000;
        var random = new Random(3);
        float[] positions = Floats(3 * Count, () => (float)((random.NextDouble() * 20) - 7));
        PositionRange range = Kernels.RangeOf(positions, [])!.Value;
        uint[] high = new uint[Count], low = new uint[Count];

        Kernels.QuantisePositions(positions, range, high, low);

        string expected = Numpy(positions, """
            p = data.reshape(-1, 3)
            lo, hi = p.min(0), p.max(0)
            q = np.clip(np.round(np.clip((p - lo) / (hi - lo), 0, 1).astype(np.float32) * np.float32(65535)), 0, 65535).astype(int)
            print(' '.join(str(v) for v in q.reshape(-1)))
            """);
        IEnumerable<uint> found = Enumerable.Range(0, 3 * Count).Select(i => Byte(high[i / 3], i % 3) << 8 | Byte(low[i / 3], i % 3));
        Assert.That(string.Join(' ', found), Is.EqualTo(expected));
    }

    [TestCase(1, 0, 0, 0, 255, 128, 128, 128)]
    [TestCase(0.5f, -0.5f, 0.5f, 0.5f, 192, 64, 192, 192)]
    [TestCase(-0.5f, 0.5f, -0.5f, 0.5f, 192, 64, 192, 64)]
    [TestCase(0, 0, 0, -1, 128, 128, 128, 0)]
    [TestCase(0, 0, 0, 0, 255, 128, 128, 128)]
    [TestCase(0, 1e-9f, 0, 0, 255, 128, 128, 128)]
    [TestCase(float.NaN, 1, 0, 0, 255, 128, 128, 128)]
    [TestCase(float.PositiveInfinity, 1, 0, 0, 255, 128, 128, 128)]
    public void A_rotation_becomes_bytes(float w, float x, float y, float z, byte red, byte green, byte blue, byte alpha)
    {
        var pixel = new uint[1];
        foreach (RotationRounding rounding in Enum.GetValues<RotationRounding>())
        {
            Kernels.QuantiseRotations([x, y, z, w], rounding, pixel);
            Assert.That(pixel[0], Is.EqualTo(RgbaWords.Of(red, green, blue, alpha)), rounding.ToString());
        }
    }

    [Test]
    public void Rotations_are_rounded_as_numpy_rounds_them()
    {
        const int Count = 3001;
        var random = new Random(4);
        float[] rotations = Floats(4 * Count, () => (float)(random.NextDouble() - 0.5) * 3);
        var pixels = new uint[Count];

        Kernels.QuantiseRotations(rotations, RotationRounding.Nearest, pixels);

        string expected = Numpy(rotations, """
            q = data.reshape(-1, 4)[:, [3, 0, 1, 2]]
            q = q / np.sqrt((((q[:,0]*q[:,0] + q[:,1]*q[:,1]) + q[:,2]*q[:,2]) + q[:,3]*q[:,3]))[:, None]
            q = np.where(q[:, :1] < 0, -q, q)
            b = np.clip(np.round(np.clip(q, -1, 1) * np.float32(128) + np.float32(128)), 0, 255).astype(int)
            print(' '.join(str(v) for v in b.reshape(-1)))
            """);
        Assert.That(string.Join(' ', Enumerable.Range(0, 4 * Count).Select(i => Byte(pixels[i / 4], i % 4))), Is.EqualTo(expected));
    }

    [Test]
    public void The_smallest_angle_is_the_smallest_among_all_neighbours()
    {
        const int Count = 203;
        var random = new Random(6);
        float[] rotations = Floats(4 * Count, () => (float)(random.NextDouble() - 0.5));
        uint[] plain = new uint[Count], better = new uint[Count];

        Kernels.QuantiseRotations(rotations, RotationRounding.Nearest, plain);
        Kernels.QuantiseRotations(rotations, RotationRounding.SmallestAngle, better);

        for (int i = 0; i < Count; i++)
        {
            double[] rotation = [rotations[(4 * i) + 3], rotations[4 * i], rotations[(4 * i) + 1], rotations[(4 * i) + 2]];
            double smallest = double.PositiveInfinity;
            for (int n = 0; n < 81; n++)
            {
                int[] bytes = [.. Enumerable.Range(0, 4).Select(c => Math.Clamp((int)Byte(plain[i], c) + (n / (int)Math.Pow(3, c) % 3) - 1, 0, 255))];
                smallest = Math.Min(smallest, Angle(rotation, bytes));
            }

            int[] chosen = [.. Enumerable.Range(0, 4).Select(c => (int)Byte(better[i], c))];
            Assert.That(Angle(rotation, chosen), Is.EqualTo(smallest).Within(1e-6));
        }
    }

    [Test]
    public void The_smallest_angle_lowers_the_mean_error_by_a_quarter_at_least()
    {
        const int Count = 20000;
        var random = new Random(7);
        float[] rotations = Floats(4 * Count, () => (float)TestGaussian.Next(random));
        double[] errors = new double[2];
        foreach (RotationRounding rounding in Enum.GetValues<RotationRounding>())
        {
            var pixels = new uint[Count];
            Kernels.QuantiseRotations(rotations, rounding, pixels);
            for (int i = 0; i < Count; i++)
            {
                double[] rotation = [rotations[(4 * i) + 3], rotations[4 * i], rotations[(4 * i) + 1], rotations[(4 * i) + 2]];
                errors[(int)rounding] += Angle(rotation, [.. Enumerable.Range(0, 4).Select(c => (int)Byte(pixels[i], c))]) / Count * 180 / Math.PI;
            }
        }

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean angles: {errors[0]:F4} and {errors[1]:F4} degrees"));
        Assert.That(errors[0], Is.EqualTo(0.43).Within(0.01), "the spec's measurement of plain rounding");
        Assert.That(errors[1], Is.LessThan(0.75 * errors[0]));
    }

    [TestCase(0, 128)]
    [TestCase(0.5f, 163)]
    [TestCase(-1, 56)]
    [TestCase(3, 255)]
    [TestCase(-3, 0)]
    [TestCase(float.PositiveInfinity, 255)]
    [TestCase(float.NaN, 0)]
    public void A_colour_of_the_fixed_codebook_is_its_byte(float coefficient, byte code)
    {
        var pixel = new[] { 0xFFFF_FFFF };
        Sh0Codebook book = Sh0Codebook.Fit([0f], Sh0CodebookKind.BaseRgb);
        Kernels.QuantiseColours([coefficient, coefficient, 0], book.Limits, pixel);
        Assert.That(pixel[0], Is.EqualTo(RgbaWords.Of(code, code, 128, 0)));
    }

    [Test]
    public void Colours_of_a_sorted_codebook_are_the_nearest_with_ties_to_the_lower_index() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            float[] book = Floats(256, () => random.Next(4) == 0 ? random.Next(-3, 4) : (float)random.NextDouble());
            Array.Sort(book);
            float[] values = Floats(99, () => random.Next(2) == 0 ? random.Next(-8, 9) / 2f : (float)((random.NextDouble() * 8) - 4));
            var pixels = new uint[33];

            Kernels.QuantiseColours(values, Sh0Codebook.NearestLimits(book), pixels);

            for (int i = 0; i < values.Length; i++)
            {
                int nearest = 0;
                for (int k = 1; k < 256; k++)
                {
                    if (Math.Abs((double)values[i] - book[k]) < Math.Abs((double)values[i] - book[nearest])) nearest = k;
                }

                Assert.That(Byte(pixels[i / 3], i % 3), Is.EqualTo(nearest));
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Opacities_become_alpha_and_leave_colours_alone()
    {
        uint[] pixels = [0x0011_2233, 0xFF11_2233, 0x0011_2233, 0, 0, 0, 0, 0];
        float two = Splats.Operations.SplatOpacity.FromLogit(2), minusThree = Splats.Operations.SplatOpacity.FromLogit(-3);

        Kernels.QuantiseOpacities([two, minusThree, 0.003f, 1f / 255, 1.5f / 255, 2.5f / 255, 7, float.NaN], 1f / 255, pixels);

        Assert.That(pixels, Is.EqualTo(new uint[] { 0xE111_2233, 0x0C11_2233, 0x0011_2233, 0x0100_0000, 0x0200_0000, 0x0200_0000, 0xFF00_0000, 0 }));
    }

    [Test]
    public void Opacities_without_threshold_round_to_even()
    {
        var pixels = new uint[3];
        Kernels.QuantiseOpacities([0.003f, 0.5f, 0.001f], 0, pixels);
        Assert.That(pixels.Select(p => p >> 24), Is.EqualTo(new[] { 1, 128, 0 }));
    }

    [Test]
    public void Labels_become_pixels()
    {
        var pixels = new uint[2];
        RgbaWords.FromIndices([0x1234], pixels);
        Assert.That(pixels, Is.EqualTo(new[] { RgbaWords.Of(0x34, 0x12, 0, 255), 0u }));
    }

    [Test]
    public void Half_precision_rounds_as_numpy_rounds()
    {
        var random = new Random(8);
        float[] values = [.. Floats(4000, () => (float)(Math.Pow(10, (random.NextDouble() * 14) - 9) * (random.Next(2) - 0.5))), 0.5f + (1f / 4096), 65519, 65520, -0f];
        var halves = new Half[values.Length];

        Kernels.RoundToHalf(values, halves);

        string expected = Numpy(values, "print(' '.join(str(v) for v in data.astype(np.float16).view(np.uint16)))");
        Assert.That(string.Join(' ', halves.Select(BitConverter.HalfToUInt16Bits)), Is.EqualTo(expected));
    }

    private static uint Byte(uint pixel, int channel) => (pixel >> (8 * channel)) & 0xFF;

    private static double Angle(double[] wxyz, int[] bytes)
    {
        double dot = 0, norm = 0, length = 0;
        for (int c = 0; c < 4; c++)
        {
            double b = (bytes[c] - 128) / 128.0;
            dot += b * wxyz[c];
            norm += b * b;
            length += wxyz[c] * wxyz[c];
        }

        double squaredSine = 1 - (dot * dot / (norm * length));
        return 2 * Math.Asin(Math.Sqrt(Math.Max(0, squaredSine)));
    }

    private static float[] Floats(int count, Func<float> value) => [.. Enumerable.Range(0, count).Select(_ => value())];

    private static string Numpy(float[] data, string script) => NumpyOracle.Run(data, script);
}
