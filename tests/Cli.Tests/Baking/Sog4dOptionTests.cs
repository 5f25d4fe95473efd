using System.Numerics;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>Every option of <c>bake</c> to <c>.sog4d</c> acts, seen in the bundle by the format's reader.</summary>
public sealed class Sog4dOptionTests
{
    private readonly BakeFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Frames_are_even_or_at_given_times()
    {
        File.WriteAllLines(folder.File("times.txt"), ["0", "", " 0.25", "1"]);
        using Sog4dReader even = folder.Sog4d("--frame-count", "4"), listed = folder.Sog4d("--frame-times", "0,0.5,0.75"), read = folder.Sog4d("--time-mapping", "explicit", "--frame-times", folder.File("times.txt"));

        Assert.That((even.FrameCount, even.Meta.TimeMapping!.Type), Is.EqualTo((4, "uniform")));
        Assert.That(listed.Meta.TimeMapping!.FrameTimesNormalized, Is.EqualTo(new[] { 0, 0.5f, 0.75f }));
        Assert.That(read.Meta.TimeMapping!.FrameTimesNormalized, Is.EqualTo(new[] { 0, 0.25f, 1 }));
    }

    [TestCase(50, 40, "--layout-width", "50")]
    [TestCase(198, 10, "--layout-height", "10")]
    [TestCase(60, 70, "--layout-width", "60", "--layout-height", "70")]
    [TestCase(2048, 1)]
    public void The_layout_is_as_asked(int width, int height, params string[] options)
    {
        using Sog4dReader reader = folder.Sog4d(options);
        Assert.That((reader.SplatCount, reader.Meta.Layout!.Width, reader.Meta.Layout.Height), Is.EqualTo((BakeFolder.Seen.Length, width, height)));
    }

    [Test]
    public void Splats_are_chosen_by_base_opacity()
    {
        int opaque = BakeFolder.Seen.Count(i => BakeFolder.Golden.Tensor("opacities")[i] >= 0);
        using Sog4dReader half = folder.Sog4d("--base-opacity-threshold", "0.5"), few = folder.Sog4d("--max-splats", "100"), all = folder.Sog4d("--max-splats", "0");

        Assert.That(half.SplatCount, Is.EqualTo(opaque).And.LessThan(2000));
        Assert.That(few.SplatCount, Is.EqualTo(100));
        Assert.That(all.SplatCount, Is.EqualTo(BakeFolder.Seen.Length));
    }

    [Test]
    public void Opacities_below_the_threshold_are_zero()
    {
        using Sog4dReader reader = folder.Sog4d("--alpha-zero-threshold", "0.3");
        using ISplatSource frame = reader.OpenFrame(1);
        float[] opacities = [.. BakeFolder.Column(frame, SplatColumn.OpacityLogits).Select(SplatOpacity.FromLogit)];
        Assert.That(opacities.Where(o => o is > 2e-6f and < 0.299f), Is.Empty);
        Assert.That(opacities.Count(o => o > 0.299), Is.GreaterThan(50));
    }

    [Test]
    public void Splats_live_no_shorter_than_the_least_sigma()
    {
        using Sog4dReader usual = folder.Sog4d(), wide = folder.Sog4d("--min-sigma", "2");
        Assert.That(Seen(usual), Is.EqualTo(Expected(0.02)).Within(2));
        Assert.That(Seen(wide), Is.EqualTo(Expected(2)).Within(2).And.GreaterThan(Seen(usual) + 300));

        static int Expected(double minSigma) => Enumerable.Range(0, BakeFolder.Golden.Count).Count(i => BakeFolder.OpacityAt(i, 0, minSigma) >= 1 / 255.0);

        static int Seen(Sog4dReader reader)
        {
            using ISplatSource frame = reader.OpenFrame(0);
            return BakeFolder.Column(frame, SplatColumn.OpacityLogits).Count(l => SplatOpacity.FromLogit(l) > 0.003f);
        }
    }

    [Test]
    public void Effort_and_packing_make_files_smaller()
    {
        int quick = folder.Sog4dBytes("--webp-method", "0").Length, slow = folder.Sog4dBytes("--webp-method", "9").Length;
        using Sog4dReader stored = folder.Sog4d("--zip-compression", "stored"), deflated = folder.Sog4d("--zip-compression", "deflated");

        Assert.That(slow, Is.LessThan(quick));
        Assert.That(Sog4dStreamSize.Of(stored).Sum(s => s.StoredBytes), Is.EqualTo(Sog4dStreamSize.Of(stored).Sum(s => s.Bytes)));
        Assert.That(Sog4dStreamSize.Of(deflated).Sum(s => s.StoredBytes), Is.LessThan(Sog4dStreamSize.Of(deflated).Sum(s => s.Bytes)));
    }

    [Test]
    public void The_scale_codebook_has_the_size_and_the_sample_asked_for()
    {
        using Sog4dReader small = folder.Sog4d("--scale-codebook-size", "16"), sampled = folder.Sog4d("--scale-codebook-size", "16", "--scale-codebook-sample", "16"), named = folder.Sog4d("--scale-codebook-size", "16", "--scale-sample-count", "16");

        IReadOnlyList<Vector3> few = small.Meta.Streams!.Scale!.Codebook!, ofSample = sampled.Meta.Streams!.Scale!.Codebook!;
        Assert.That(few, Has.Count.EqualTo(16));
        Assert.That(ofSample, Has.Count.EqualTo(16).And.Not.EqualTo(few));
        Assert.That(named.Meta.Streams!.Scale!.Codebook, Is.EqualTo(ofSample));

        // Sixteen splats in sixteen clusters are the entries themselves.
        float[] scales = BakeFolder.Golden.Tensor("scales");
        Assert.That(ofSample.Count(e => Enumerable.Range(0, scales.Length / 3).Any(i => MathF.Abs(MathF.Log(e.X) - scales[3 * i]) < 1e-5f)), Is.EqualTo(16));
    }

    [Test]
    public void The_colour_codebook_is_of_the_kind_asked_for()
    {
        float[] colours = [.. BakeFolder.Golden.Tensor("sh0").Order()];
        IReadOnlyList<float> fixedOnes = Codebook("--sh0-codebook-method", "base-rgb"), quantiles = Codebook("--sh0-codebook-method", "quantile"), means = Codebook("--sh0-codebook-method", "kmeans");
        IReadOnlyList<float> sampled = Codebook("--sh0-codebook-method", "quantile", "--sh0-codebook-sample", "30");

        Assert.That(fixedOnes[255], Is.EqualTo(0.5 / 0.28209479177387814).Within(1e-6));
        Assert.That((quantiles[0], quantiles[255]), Is.EqualTo((colours[0], colours[^1])));
        Assert.That(Loss(means), Is.LessThan(Loss(quantiles)).And.LessThan(Loss(fixedOnes)));
        Assert.That(sampled[255], Is.AnyOf(colours).And.LessThan(colours[^1]));
        Assert.That(new[] { fixedOnes, quantiles, means }, Does.Contain(Codebook("--sh0-codebook-method", "auto")));

        IReadOnlyList<float> Codebook(params string[] options)
        {
            using Sog4dReader reader = folder.Sog4d(options);
            return reader.Meta.Streams!.Sh!.Sh0Codebook!;
        }

        double Loss(IReadOnlyList<float> book) => colours.Sum(c => book.Min(b => ((double)b - c) * (b - c)));
    }

    [Test]
    public void Frames_move_unless_told_not_to()
    {
        using Sog4dReader moving = folder.Sog4d("--use-velocity", "true", "--keep-order"), still = folder.Sog4d("--use-velocity", "false", "--keep-order");
        Assert.That(Travel(still), Is.LessThan(0.01));
        Assert.That(Travel(moving), Is.GreaterThan(0.1));

        static double Travel(Sog4dReader reader)
        {
            using ISplatSource first = reader.OpenFrame(0), middle = reader.OpenFrame(1);
            float[] from = BakeFolder.Column(first, SplatColumn.Positions), to = BakeFolder.Column(middle, SplatColumn.Positions), logits = BakeFolder.Column(middle, SplatColumn.OpacityLogits);
            return Enumerable.Range(0, from.Length).Where(i => logits[i / 3] > -5).Max(i => (double)Math.Abs(from[i] - to[i]));
        }
    }
}
