using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Kernels;

public sealed class ThreadTests
{
    private const int Count = 100_003;

    [Test]
    public void A_whole_frame_has_the_same_bits_at_any_number_of_threads([Values(2, 5)] int threads) =>
        Assert.That(Bake(threads).AsSpan().SequenceEqual(Bake(1)));

    [Test]
    public void Pixels_beyond_the_splats_are_left_alone()
    {
        var kernels = new CpuSplatKernels();
        uint[] pixels = [.. Enumerable.Repeat(77u, 13)];
        kernels.QuantiseRotations(new float[40], RotationRounding.SmallestAngle, pixels);
        kernels.QuantiseColours(new float[36], new float[255], pixels);
        kernels.QuantiseOpacities(new float[12], 0, pixels);
        kernels.QuantisePositions(new float[36], default, pixels, pixels);
        Assert.That(pixels[12], Is.EqualTo(77));
    }

    [Test]
    public void Spans_that_do_not_fit_are_refused()
    {
        var kernels = new CpuSplatKernels();
        MotionColumns motion = MotionColumns.From(TestClouds.Random(Count, 0, motion: true, seed: 21));
        Assert.That(() => kernels.BakeFrame(motion, 0, new float[3], new float[Count]), Throws.ArgumentException);
        Assert.That(() => kernels.RangeOf(new float[6], new bool[3]), Throws.ArgumentException);
        Assert.That(() => kernels.QuantisePositions(new float[6], default, new uint[2], new uint[1]), Throws.ArgumentException);
        Assert.That(() => kernels.QuantiseRotations(new float[6], RotationRounding.Nearest, new uint[2]), Throws.ArgumentException);
        Assert.That(() => kernels.QuantiseColours(new float[6], new float[256], new uint[2]), Throws.ArgumentException);
        Assert.That(() => kernels.QuantiseOpacities(new float[6], 0, new uint[2]), Throws.ArgumentException);
        Assert.That(() => kernels.RoundToHalf(new float[6], new Half[2]), Throws.ArgumentException);
        Assert.That(() => new KMeansState([], 2, [1, 2]), Throws.ArgumentException);
        Assert.That(() => new KMeansState([1, 2], 2, [1]), Throws.ArgumentException);
    }

    private static uint[] Bake(int threads)
    {
        var kernels = new CpuSplatKernels(threads);
        float[] positions = new float[3 * Count], opacities = new float[Count];
        var words = new uint[4 * Count];
        SplatCloud cloud = TestClouds.Random(Count, 1, motion: true, seed: 21);
        kernels.BakeFrame(MotionColumns.From(cloud), 0.37f, positions, opacities);
        PositionRange range = kernels.RangeOf(positions, [.. opacities.Select(o => o > 0.1f)])!.Value;
        kernels.QuantisePositions(positions, range, words, words.AsSpan(Count));
        kernels.QuantiseRotations(cloud.Column(SplatColumn.RotationsXyzw), RotationRounding.SmallestAngle, words.AsSpan(2 * Count));
        Sh0Codebook book = Sh0Codebook.Fit(cloud, Sh0CodebookKind.LloydMax, 5000);
        kernels.QuantiseColours(cloud.Column(SplatColumn.ShDc), book.Limits, words.AsSpan(3 * Count));
        kernels.QuantiseOpacities(opacities, 1f / 255, words.AsSpan(3 * Count));
        return words;
    }
}
