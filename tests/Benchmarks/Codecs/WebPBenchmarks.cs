using BenchmarkDotNet.Attributes;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Benchmarks.Codecs;

/// <summary>A resident image of two megapixels becomes a lossless WebP file, and back.</summary>
[MemoryDiagnoser]
public class WebPBenchmarks
{
    private const int Width = 2048, Height = 1024;
    private static readonly AssetLocation Here = new("benchmark.webp");

    private RgbaImage image = null!;
    private byte[] file = [];

    /// <summary>What the image shows.</summary>
    [Params("smooth", "noise", "palette")]
    public string Content { get; set; } = "";

    /// <summary>What is spent.</summary>
    [Params(0, WebPEncodeOptions.DefaultEffort, 5)]
    public int Effort { get; set; }

    /// <summary>Makes the image, from a seed.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var pixels = new byte[4 * Width * Height];
        random.NextBytes(pixels);
        for (int i = 0; i < pixels.Length && Content != "noise"; i += 4)
        {
            (int y, int x) = Math.DivRem(i / 4, Width);
            double wave = Math.Sin(x * 0.01) + Math.Cos(y * 0.013);
            byte ramp = (byte)(128 + (60 * wave) + (pixels[i] & 3)), index = (byte)((int)(16 * (wave + 2)) * 4);
            (pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]) =
                Content == "smooth" ? (ramp, (byte)(ramp / 2), (byte)(255 - ramp), (byte)255) : (index, (byte)(index * 7), (byte)~index, (byte)255);
        }

        image = new RgbaImage(Width, Height, pixels);
        file = Encode();
    }

    /// <summary>Image to file.</summary>
    [Benchmark]
    public byte[] Encode() => WebPLossless.Encode(image, new WebPEncodeOptions { Effort = Effort });

    /// <summary>File to image.</summary>
    [Benchmark]
    public RgbaImage Decode() => WebPLossless.Decode(file, Here);
}
