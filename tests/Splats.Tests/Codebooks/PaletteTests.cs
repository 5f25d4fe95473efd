using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Codebooks;

public sealed class PaletteTests
{
    private static readonly CpuSplatKernels Kernels = new(2);

    [Test]
    public void Scales_are_looked_up_in_logarithmic_space()
    {
        SplatCloud cloud = TestClouds.Random(70000, 0, motion: false, seed: 1);
        ScaleCodebook book = ScaleCodebook.Fit(Kernels, cloud, new KMeansOptions { Clusters = 200, Iterations = 20 });
        var indices = new ushort[cloud.Count];

        book.Assign(Kernels, cloud, indices);

        Assert.That(book.Count, Is.EqualTo(200));
        for (int k = 0; k < book.Scales.Length; k++) Assert.That(book.Scales[k], Is.EqualTo(Math.Exp(book.LogScales[k])).Within(1e-5).Percent);
        float[][] entries = [.. book.LogScales.ToArray().Chunk(3)];
        foreach (int i in Enumerable.Range(0, 300).Select(i => i * 233))
        {
            ReadOnlySpan<float> scale = cloud.Column(SplatColumn.LogScales).Slice(3 * i, 3);
            Assert.That(indices[i], Is.EqualTo(Nearest(scale, entries)));
        }
    }

    [Test]
    public void Flat_and_giant_scales_stay_finite()
    {
        var cloud = new SplatCloud("flat", new SplatSchema(2, 0, false));
        float[] scales = [float.NegativeInfinity, -30, 0, 200, 0, 0];
        scales.CopyTo(cloud.Column(SplatColumn.LogScales));
        ScaleCodebook book = ScaleCodebook.Fit(Kernels, cloud, new KMeansOptions { Clusters = 65535 });
        var indices = new ushort[2];
        book.Assign(Kernels, cloud, indices);
        Assert.That(book.Count, Is.EqualTo(2));
        Assert.That(book.Scales.ToArray(), Has.All.Matches<float>(s => float.IsFinite(s) && s >= 0.99e-8f));
        Assert.That(indices[0], Is.Not.EqualTo(indices[1]));
    }

    [TestCase(1, 0, 9)]
    [TestCase(2, 9, 15)]
    [TestCase(3, 24, 21)]
    public void A_band_has_its_place(int band, int offset, int floats) =>
        Assert.That(RecordPart.ShBand(band), Is.EqualTo(new RecordPart(offset, floats)));

    [Test]
    public void All_bands_have_9_24_or_45_floats()
    {
        Assert.That(new[] { 1, 2, 3 }.Select(b => RecordPart.ShBands(b)), Is.EqualTo(new RecordPart[] { new(0, 9), new(0, 24), new(0, 45) }));
        Assert.That(() => RecordPart.ShBand(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => RecordPart.ShBands(4), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Entries_are_half_precision_before_labels_are_assigned([Values(1, 2, 3)] int band)
    {
        SplatCloud cloud = TestClouds.Random(3000, 3, motion: false, seed: 2);
        RecordPart part = RecordPart.ShBand(band);
        ShPalette palette = ShPalette.Fit(Kernels, [cloud], part, roundToHalf: true, new KMeansOptions { Clusters = 60 });
        var labels = new ushort[cloud.Count];

        palette.Assign(Kernels, cloud, labels);

        Assert.That(palette.Centroids.ToArray(), Has.All.Matches<float>(v => (float)(Half)v == v));
        float[][] entries = [.. palette.Centroids.ToArray().Chunk(part.Floats)];
        for (int i = 0; i < 300; i++)
            Assert.That(labels[i], Is.EqualTo(Nearest(cloud.Column(SplatColumn.ShRest).Slice((45 * i) + part.Offset, part.Floats), entries)));
    }

    [Test]
    public void Frames_share_a_palette()
    {
        SplatCloud one = TestClouds.Random(500, 1, motion: true, seed: 3), two = TestClouds.Random(500, 1, motion: true, seed: 4);
        foreach (ref float value in two.Column(SplatColumn.ShRest)) value += 100;
        ShPalette palette = ShPalette.Fit(Kernels, [one, two], RecordPart.ShBands(1), false, new KMeansOptions { Clusters = 2 });
        ushort[] first = new ushort[500], second = new ushort[500];
        palette.Assign(Kernels, one, first);
        palette.Assign(Kernels, two, second);
        Assert.That(first, Has.All.EqualTo(0));
        Assert.That(second, Has.All.EqualTo(1), "entries are sorted along the axis of largest variance");
    }

    [Test]
    public void Coefficients_beyond_half_precision_stay_finite()
    {
        var cloud = new SplatCloud("large", new SplatSchema(2, 1, false));
        cloud.Column(SplatColumn.ShRest)[0] = 1e6f;
        cloud.Column(SplatColumn.ShRest)[9] = -1e6f;
        ShPalette palette = ShPalette.Fit(Kernels, [cloud], RecordPart.ShBands(1), true, new KMeansOptions());
        Assert.That(palette.Centroids.ToArray().Where(v => v != 0), Is.EqualTo(new[] { -65504f, 65504f }));
    }

    [Test]
    public void Entries_that_rounding_makes_equal_are_stored_once()
    {
        var cloud = new SplatCloud("close", new SplatSchema(3, 1, false));
        cloud.Column(SplatColumn.ShRest).Fill(1);
        cloud.Column(SplatColumn.ShRest)[0] = 1.0001f;
        cloud.Column(SplatColumn.ShRest)[26] = 2;
        Assert.That(ShPalette.Fit(Kernels, [cloud], RecordPart.ShBands(1), true, new KMeansOptions()).Count, Is.EqualTo(2));
        Assert.That(ShPalette.Fit(Kernels, [cloud], RecordPart.ShBands(1), false, new KMeansOptions()).Count, Is.EqualTo(3));
    }

    [Test]
    public void Palettes_do_not_depend_on_threads()
    {
        SplatCloud cloud = TestClouds.Random(20000, 3, motion: false, seed: 6);
        (float[], ushort[]) Bake(int threads)
        {
            var kernels = new CpuSplatKernels(threads);
            ShPalette palette = ShPalette.Fit(kernels, [cloud], RecordPart.ShBands(3), true, new KMeansOptions { Clusters = 64, Iterations = 4 });
            var labels = new ushort[cloud.Count];
            palette.Assign(kernels, cloud, labels);
            return (palette.Centroids.ToArray(), labels);
        }

        Assert.That(Bake(2), Is.EqualTo(Bake(1)));
    }

    [Test]
    public void Sorted_entries_lie_along_their_principal_axis()
    {
        var random = new Random(1);
        float[] entries = [.. Enumerable.Range(0, 50).OrderBy(_ => random.Next()).SelectMany(i => new[] { 0.1f * (i % 3), 3f * i, -2f * i })];
        float[] sorted = PaletteOrder.SortDistinct([.. entries, .. entries], 3);
        Assert.That(sorted.Where((_, i) => i % 3 == 1), Is.EqualTo(Enumerable.Range(0, 50).Select(i => 3f * i)));
    }

    [Test]
    public void Clouds_without_the_coefficients_are_refused()
    {
        SplatCloud cloud = TestClouds.Random(10, 1, motion: false, seed: 7);
        ShPalette palette = ShPalette.Fit(Kernels, [cloud], RecordPart.ShBand(1), false, new KMeansOptions());
        Assert.That(() => ShPalette.Fit(Kernels, [cloud], RecordPart.ShBand(2), true, new KMeansOptions()), Throws.ArgumentException);
        Assert.That(() => palette.Assign(Kernels, cloud, new ushort[9]), Throws.ArgumentException);
        Assert.That(() => ShPalette.Fit(Kernels, [], RecordPart.ShBand(1), true, new KMeansOptions()), Throws.ArgumentException);
    }

    private static int Nearest(ReadOnlySpan<float> point, float[][] entries)
    {
        float[] values = point.ToArray();
        return Enumerable.Range(0, entries.Length).MinBy(k => values.Select((v, d) => ((double)v - entries[k][d]) * ((double)v - entries[k][d])).Sum());
    }
}
