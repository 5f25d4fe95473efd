using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Codecs.Tests.WebP;

public sealed class WebPMalformedTests
{
    private static readonly AssetLocation Here = new("image.webp");

    private static byte[][] Seeds =>
    [
        .. from kind in TestImages.Kinds
           from effort in (int[])[0, 4, 7]
           select WebPLossless.Encode(TestImages.Make(kind, 33, 21), new WebPEncodeOptions { Effort = effort }),
    ];

    [Test]
    public void Every_truncation_is_a_format_error()
    {
        foreach (byte[] file in Seeds)
        {
            for (int length = 0; length < file.Length; length++)
            {
                byte[] cut = file[..length];
                Assert.Throws<AssetFormatException>(() => WebPLossless.Decode(cut, Here), $"{length} of {file.Length} bytes");
            }
        }
    }

    [Test]
    public void Every_truncation_of_the_stream_inside_a_whole_file_is_a_format_error()
    {
        foreach (byte[] file in Seeds)
        {
            int size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(16));
            for (int length = 0; length < size - 1; length++)
            {
                byte[] cut = File(("VP8L", file.AsSpan(20, length).ToArray()));
                Assert.Throws<AssetFormatException>(() => WebPLossless.Decode(cut, Here), $"{length} of {size} bytes");
            }
        }
    }

    [Test]
    public void Mutations_raise_only_asset_errors()
    {
        const int BudgetMilliseconds = 4000;
        var random = new Random(20);
        byte[][] seeds = Seeds;
        long started = Stopwatch.GetTimestamp();
        int tried = 0, refused = 0;
        while (Stopwatch.GetElapsedTime(started).TotalMilliseconds < BudgetMilliseconds && tried < 40_000)
        {
            byte[] file = (byte[])seeds[tried++ % seeds.Length].Clone();
            int first = tried % 4 == 0 ? 12 : 25; // mostly past the sides, so that images stay small
            for (int i = random.Next(1, 6); i > 0; i--) file[random.Next(first, Math.Min(file.Length, random.Next(2) == 0 ? 120 : file.Length))] ^= (byte)(1 << random.Next(8));
            try
            {
                WebPLossless.Decode(file, Here, maxPixels: 1 << 16);
            }
            catch (AssetException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(tried / 20).And.LessThan(tried));
    }

    [Test]
    public void Noise_behind_a_true_header_raises_only_asset_errors()
    {
        var random = new Random(21);
        for (int i = 0; i < 4000; i++)
        {
            var stream = new byte[random.Next(6, 300)];
            random.NextBytes(stream);
            stream.AsSpan(0, 5).Clear();
            stream[0] = 0x2F;
            stream[1] = (byte)random.Next(64);
            stream[3] = (byte)random.Next(8);
            try
            {
                WebPLossless.Decode(File(("VP8L", stream)), Here);
            }
            catch (AssetException)
            {
                // what most of them are
            }
        }

        Assert.Pass();
    }

    [Test]
    public void A_lossy_image_is_named()
    {
        var error = Assert.Throws<AssetUnsupportedException>(() => WebPLossless.Decode(File(("VP8 ", new byte[30])), Here));
        Assert.That(error!.Message, Does.Contain("lossy").And.Contain("WEBP-LOSSY"));
    }

    [Test]
    public void An_animation_is_named()
    {
        byte[] flags = [0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var error = Assert.Throws<AssetUnsupportedException>(() => WebPLossless.Decode(File(("VP8X", flags), ("ANIM", new byte[6])), Here));
        Assert.That(error!.Message, Does.Contain("animation"));
        Assert.Throws<AssetUnsupportedException>(() => WebPLossless.Decode(File(("ANMF", new byte[16])), Here));
    }

    [Test]
    public void Unknown_chunks_of_odd_length_and_bytes_after_the_end_are_passed_over()
    {
        RgbaImage image = TestImages.Make("smooth", 12, 9);
        byte[] plain = WebPLossless.Encode(image);
        byte[] stream = plain.AsSpan(20, BinaryPrimitives.ReadInt32LittleEndian(plain.AsSpan(16))).ToArray();
        byte[] file = File(("VP8X", new byte[10]), ("abcd", new byte[7]), ("VP8L", [.. stream, 1, 2, 3]), ("EXIF", new byte[3]));

        RgbaImage read = WebPLossless.Decode([.. file, 9, 9, 9], Here);

        Assert.That(read.Pixels, Is.EqualTo(image.Pixels));
    }

    [Test]
    public void A_file_without_an_image_or_of_another_kind_is_a_format_error()
    {
        Assert.That(Assert.Throws<AssetFormatException>(() => WebPLossless.Decode(File(("EXIF", new byte[4])), Here))!.Code, Is.EqualTo("WEBP-NO-IMAGE"));
        Assert.That(Assert.Throws<AssetFormatException>(() => WebPLossless.Decode("RIFF\x04\0\0\0WAVE"u8, Here))!.Code, Is.EqualTo("WEBP-RIFF"));
        Assert.That(Assert.Throws<AssetFormatException>(() => WebPLossless.Decode(File(("VP8L", [0x2E, 0, 0, 0, 0])), Here))!.Code, Is.EqualTo("WEBP-SIGNATURE"));
        Assert.That(Assert.Throws<AssetUnsupportedException>(() => WebPLossless.Decode(File(("VP8L", [0x2F, 0, 0, 0, 0x20])), Here))!.Code, Is.EqualTo("WEBP-VERSION"));
    }

    [Test]
    public void More_pixels_than_allowed_are_refused_before_they_are_allocated()
    {
        // 16384 x 16384 pixels in a few bytes: a constant image would be true to its word.
        byte[] file = File(("VP8L", [0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0, 0]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<AssetUnsupportedException>(() => WebPLossless.Decode(file, Here));

        Assert.That(error!.Message, Does.Contain("16384 x 16384"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
        Assert.That(WebPLossless.ReadSize(file, Here), Is.EqualTo((16384, 16384)));
    }

    [Test]
    public void The_error_says_where()
    {
        byte[] file = WebPLossless.Encode(TestImages.Make("noise", 20, 20));
        byte[] cut = File(("VP8L", file.AsSpan(20, 300).ToArray()));
        var error = Assert.Throws<AssetFormatException>(() => WebPLossless.Decode(cut, Here));

        Assert.That(error!.Location.ByteOffset, Is.EqualTo(320));
        Assert.That(error.Message, Does.StartWith("image.webp @ 0x140 [VP8L]: expected more bits").And.EndsWith("(WEBP-TRUNCATED)"));
    }

    private static byte[] File(params (string Name, byte[] Content)[] chunks)
    {
        var body = new List<byte>(Encoding.ASCII.GetBytes("WEBP"));
        foreach ((string name, byte[] content) in chunks)
        {
            body.AddRange(Encoding.ASCII.GetBytes(name));
            body.AddRange(BitConverter.GetBytes(content.Length));
            body.AddRange(content);
            if (content.Length % 2 != 0) body.Add(0);
        }

        return [.. Encoding.ASCII.GetBytes("RIFF"), .. BitConverter.GetBytes(body.Count), .. body];
    }
}
