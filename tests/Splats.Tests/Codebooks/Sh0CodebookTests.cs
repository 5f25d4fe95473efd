using System.Globalization;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Tests.Kernels;

namespace UsdGsplat.Splats.Tests.Codebooks;

public sealed class Sh0CodebookTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(300)]
    [TestCase(5001)]
    public void Quantiles_are_those_of_numpy(int count)
    {
        float[] values = Gaussians(count, 0.5, 1);
        string numpys = NumpyOracle.Run(values, """
            q = np.quantile(data.astype(np.float64), np.arange(256) / 255).astype(np.float32)
            print(' '.join(repr(float(v)) for v in np.maximum.accumulate(q)))
            """);

        Sh0Codebook book = Sh0Codebook.Fit(values, Sh0CodebookKind.Quantile);

        float[] expected = [.. numpys.Split(' ').Select(v => (float)double.Parse(v, CultureInfo.InvariantCulture))];
        for (int k = 0; k < 256; k++) Assert.That(book.Values[k], Is.EqualTo(expected[k]).Within(1).Ulps);
    }

    [Test]
    public void The_fixed_codebook_is_rounded_as_numpy_rounds_it()
    {
        float[] values = [.. Gaussians(3000, 1, 2), .. Enumerable.Range(0, 300).Select(k => (float)(((k - 20.5) / 255) - 0.5) / 0.28209479f)];
        var pixels = new uint[values.Length / 3];
        string numpys = NumpyOracle.Run(values, """
            c = np.clip(np.float32(0.5) + np.float32(0.28209479177387814) * data, 0, 1)
            print(' '.join(str(int(v)) for v in np.round(c * np.float32(255))))
            """);

        new CpuSplatKernels().QuantiseColours(values, Sh0Codebook.Fit([0f], Sh0CodebookKind.BaseRgb).Limits, pixels);

        Assert.That(string.Join(' ', values.Select((_, i) => (pixels[i / 3] >> (8 * (i % 3))) & 0xFF)), Is.EqualTo(numpys));
    }

    [Test]
    public void The_fixed_codebook_has_the_spread_that_the_spec_gives()
    {
        Sh0Codebook book = Sh0Codebook.Fit([0f], Sh0CodebookKind.BaseRgb);
        Assert.That(book.Values[0], Is.EqualTo(-1.772453850905516f));
        Assert.That(book.Values[255], Is.EqualTo(1.772453850905516f));
        Assert.That(book.Values[101] - book.Values[100], Is.EqualTo(0.0139016f).Within(1e-6f));
    }

    [Test]
    public void Lloyd_max_is_the_optimum_that_plain_dynamic_programming_finds()
    {
        foreach ((int seed, double sigma, bool heavy) in new[] { (1, 0.5, false), (2, 0.1, true), (3, 2, true) })
        {
            float[] values = Gaussians(400, sigma, seed);
            if (heavy) values = [.. values.Select(v => v * v * v)];
            string optimum = NumpyOracle.Run(values, """
                K = 12
                x = np.sort(data.astype(np.float64))
                n = len(x)
                s, q = np.concatenate([[0], x.cumsum()]), np.concatenate([[0], (x * x).cumsum()])
                i, j = np.arange(n + 1)[:, None], np.arange(n + 1)[None, :]
                m = np.maximum(j - i, 1)
                cost = np.where(j > i, (q[j] - q[i]) - (s[j] - s[i]) ** 2 / m, np.where(j == i, 0, np.inf))
                best = cost[0]
                for _ in range(K - 1): best = (best[:, None] + cost).min(0)
                print(repr(float(best[n])))
                """);

            Array.Sort(values);
            float[] codes = LloydMax.Fit(values, 12);

            double error = values.Sum(v => codes.Min(c => ((double)v - c) * ((double)v - c)));
            Assert.That(error / double.Parse(optimum, CultureInfo.InvariantCulture), Is.EqualTo(1).Within(1e-6), $"seed {seed}");
        }
    }

    [Test]
    public void Lloyd_max_of_few_different_values_is_these_values()
    {
        Sh0Codebook book = Sh0Codebook.Fit([3, 1, 3, 2, 1], Sh0CodebookKind.LloydMax);
        Assert.That(book.Values.ToArray().Distinct(), Is.EqualTo(new[] { 1f, 2f, 3f }));
        Assert.That((book.MeanError, book.MaxError), Is.EqualTo((0.0, 0.0)));
        var pixel = new uint[1];
        new CpuSplatKernels().QuantiseColours([3, 1, 2], book.Limits, pixel);
        Assert.That(pixel[0], Is.EqualTo(RgbaWords.Of(2, 0, 1, 0)));
    }

    [Test]
    public void Lloyd_max_of_many_equal_values_wastes_no_code_on_them()
    {
        float[] values = [.. new float[5000], .. Gaussians(2000, 1, 6)];
        Sh0Codebook book = Sh0Codebook.Fit(values, Sh0CodebookKind.LloydMax);
        Assert.That(book.Values.ToArray().Distinct().Count(), Is.EqualTo(256));
        Assert.That(book.MeanError, Is.LessThan(0.003));
    }

    [Test]
    public void Errors_are_those_of_the_values_looked_up([Values] Sh0CodebookKind kind)
    {
        float[] values = Gaussians(3000, 0.5, 3);
        Sh0Codebook book = Sh0Codebook.Fit([.. values], kind);
        var pixels = new uint[1000];
        new CpuSplatKernels().QuantiseColours(values, book.Limits, pixels);
        double[] errors = [.. values.Select((v, i) => Math.Abs((double)v - book.Values[(int)((pixels[i / 3] >> (8 * (i % 3))) & 0xFF)]))];
        Assert.That(book.MeanError, Is.EqualTo(errors.Average()).Within(1e-9));
        Assert.That(book.MaxError, Is.EqualTo(errors.Max()));
        Assert.That(book.Kind, Is.Not.EqualTo(Sh0CodebookKind.Auto));
    }

    [TestCase(0.05, Sh0CodebookKind.LloydMax, TestName = "A narrow range of colours gets codes of its own")]
    [TestCase(3, Sh0CodebookKind.LloydMax, TestName = "Colours beyond the fixed range get codes of their own")]
    public void The_automatic_choice_follows_the_errors(double sigma, Sh0CodebookKind kind) =>
        Assert.That(Sh0Codebook.Fit(Gaussians(30000, sigma, 4), Sh0CodebookKind.Auto).Kind, Is.EqualTo(kind));

    [Test]
    public void Lloyd_max_of_many_values_comes_near_the_bound_of_high_resolution()
    {
        // Panter and Dite: (√3·π / 2)·σ² / K² for normally distributed values, approached from below as K grows.
        float[] values = Gaussians(200_000, 1, 9);
        Array.Sort(values);
        float[] codes = LloydMax.Fit(values, 256);
        double error = values.Average(v => codes.Min(c => ((double)v - c) * ((double)v - c)));
        Assert.That(error * 256 * 256, Is.InRange(0.9 * 2.7207, 2.7207));
    }

    [Test]
    public void The_automatic_choice_weighs_mean_and_largest_error([Values(0.02, 0.3, 0.5, 0.6, 2)] double sigma)
    {
        Sh0CodebookKind[] kinds = [Sh0CodebookKind.BaseRgb, Sh0CodebookKind.Quantile, Sh0CodebookKind.LloydMax];
        double least = kinds.Select(k => Sh0Codebook.Fit(Gaussians(5000, sigma, 4), k)).Min(b => b.MeanError + (b.MaxError / 16));
        Sh0Codebook chosen = Sh0Codebook.Fit(Gaussians(5000, sigma, 4), Sh0CodebookKind.Auto);
        Assert.That(chosen.MeanError + (chosen.MaxError / 16), Is.EqualTo(least));
    }

    [Test]
    public void A_sample_of_a_cloud_stands_for_it()
    {
        SplatCloud cloud = TestClouds.Random(70000, 0, motion: false, seed: 5);
        Sh0Codebook all = Sh0Codebook.Fit(cloud, Sh0CodebookKind.LloydMax), some = Sh0Codebook.Fit(cloud, Sh0CodebookKind.LloydMax, 20000, 1);
        Assert.That(some.MeanError, Is.EqualTo(all.MeanError).Within(10).Percent);
        Assert.That(some.Values.SequenceEqual(all.Values), Is.False);
        Assert.That(() => Sh0Codebook.Fit(cloud, Sh0CodebookKind.LloydMax, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Sh0Codebook.Fit([], Sh0CodebookKind.LloydMax), Throws.ArgumentException);
    }

    private static float[] Gaussians(int count, double sigma, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(sigma * TestGaussian.Next(random)))];
    }

    [Test]
    public void Given_entries_take_what_is_nearest_to_them()
    {
        float[] entries = [.. Enumerable.Range(0, 256).Select(i => i * 0.5f)];
        Sh0Codebook book = Sh0Codebook.Of(entries);
        Assert.Multiple(() =>
        {
            Assert.That(book.Values.ToArray(), Is.EqualTo(entries));
            Assert.That(book.Limits[3], Is.EqualTo(1.75f), "halfway goes to the lower entry");
            Assert.That(book.Kind, Is.Null);
            Assert.That(() => Sh0Codebook.Of(entries.AsSpan(1)), Throws.ArgumentException);
            Assert.That(() => Sh0Codebook.Of([1, .. entries[1..]]), Throws.ArgumentException.With.Message.Contains("at 1"));
        });
    }
}
