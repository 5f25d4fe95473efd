using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Codecs.Tests.WebP;

public sealed class WebPRoundTripTests
{
    private static readonly AssetLocation Here = new("image.webp");

    private static IEnumerable<object[]> EdgeSizes =>
        from kind in TestImages.Kinds
        from size in new (int Width, int Height)[] { (1, 1), (1, 77), (77, 1), (2, 2), (9, 33), (65, 64) }
        select new object[] { kind, size.Width, size.Height };

    [Test]
    public void Any_image_comes_back_at_any_effort() => Prop.ForAll(
        Gen.Elements(TestImages.Kinds).ToArbitrary(), Gen.Choose(1, 150).Two().ToArbitrary(), Gen.Choose(0, 9).Two().ToArbitrary(),
        (kind, size, effortAndSeed) =>
        {
            (int width, int height) = size;
            AssertRoundTrip(TestImages.Make(kind, width, height, effortAndSeed.Item2), effortAndSeed.Item1);
        }).QuickCheckThrowOnFailure();

    [TestCaseSource(nameof(EdgeSizes))]
    public void Edge_sizes_come_back(string kind, int width, int height)
    {
        foreach (int effort in (int[])[0, 2, 4, 7]) AssertRoundTrip(TestImages.Make(kind, width, height), effort);
    }

    [TestCase("smooth", 16383, 3)]
    [TestCase("noise", 3, 16383)]
    [TestCase("palette4", 16383, 2)]
    public void The_longest_sides_come_back(string kind, int width, int height) => AssertRoundTrip(TestImages.Make(kind, width, height), 2);

    [Test]
    public void Large_images_of_repeated_rows_come_back_with_long_copies()
    {
        RgbaImage row = TestImages.Make("noise", 700, 1);
        var pixels = new byte[700 * 4 * 600];
        for (int y = 0; y < 600; y++) row.Pixels.CopyTo(pixels, y * 2800);

        byte[] file = AssertRoundTrip(new RgbaImage(700, 600, pixels), 2);

        Assert.That(file, Has.Length.LessThan(2800 + 1000));
    }

    [Test]
    public void Color_under_alpha_0_is_kept()
    {
        RgbaImage image = TestImages.Make("clear", 40, 30);
        RgbaImage back = WebPLossless.Decode(WebPLossless.Encode(image), Here);

        Assert.That(back.Pixels.Where((_, i) => i % 4 != 3).Distinct().Count(), Is.GreaterThan(200));
        Assert.That(back.Pixels, Is.EqualTo(image.Pixels));
    }

    [Test]
    public void The_same_image_gives_the_same_bytes([Values(0, 2, 5, 9)] int effort)
    {
        RgbaImage image = TestImages.Make("smooth", 200, 170);
        var options = new WebPEncodeOptions { Effort = effort };
        byte[] first = WebPLossless.Encode(image, options);
        byte[][] again = [.. Enumerable.Range(0, 8).AsParallel().Select(_ => WebPLossless.Encode(image, options))];

        Assert.That(again, Has.All.EqualTo(first));
    }

    [Test]
    public void A_buffer_writer_takes_the_same_bytes_as_an_array()
    {
        RgbaImage image = TestImages.Make("tiles", 50, 40);
        var output = new ArrayBufferWriter<byte>();
        WebPLossless.Encode(output, image.Pixels, image.Width, image.Height);

        Assert.That(output.WrittenSpan.ToArray(), Is.EqualTo(WebPLossless.Encode(image)));
    }

    [Test]
    public void Greater_effort_is_smaller_on_a_structured_image()
    {
        RgbaImage image = TestImages.Make("tiles", 300, 300);
        int Size(int effort) => WebPLossless.Encode(image, new WebPEncodeOptions { Effort = effort }).Length;

        Assert.That(Size(9), Is.LessThan(Size(0)));
        Assert.That(Size(0), Is.LessThan(image.Pixels.Length / 10));
    }

    [Test]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new WebPEncodeOptions { Effort = 10 });
        Assert.Throws<ArgumentException>(() => _ = new RgbaImage(2, 2, new byte[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WebPLossless.Encode(new RgbaImage(16384, 1, new byte[4 * 16384])));
        Assert.Throws<ArgumentException>(() => WebPLossless.Encode(new ArrayBufferWriter<byte>(), new byte[15], 2, 2));
    }

    private static byte[] AssertRoundTrip(RgbaImage image, int effort)
    {
        byte[] file = WebPLossless.Encode(image, new WebPEncodeOptions { Effort = effort });
        RgbaImage back = WebPLossless.Decode(file, Here);
        Assert.That((back.Width, back.Height), Is.EqualTo((image.Width, image.Height)));
        Assert.That(back.Pixels.AsSpan().SequenceEqual(image.Pixels), "pixels differ");
        Assert.That(WebPLossless.ReadSize(file, Here), Is.EqualTo((image.Width, image.Height)));
        return file;
    }
}
