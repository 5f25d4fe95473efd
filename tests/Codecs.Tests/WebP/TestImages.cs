using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>Small images of every kind that a codec may treat apart.</summary>
internal static class TestImages
{
    public static readonly string[] Kinds = ["noise", "opaque-noise", "smooth", "tiles", "constant", "gray", "palette2", "palette3", "palette4", "palette16", "palette17", "palette256", "clear"];

    public static RgbaImage Make(string kind, int width, int height, int seed = 1)
    {
        var random = new Random(seed);
        var pixels = new byte[4 * width * height];
        random.NextBytes(pixels);
        int colors = kind.StartsWith("palette", StringComparison.Ordinal) ? int.Parse(kind["palette".Length..], System.Globalization.CultureInfo.InvariantCulture) : 1;
        var palette = new byte[4 * colors];
        random.NextBytes(palette);
        for (int i = 0; i < width * height; i++)
        {
            Span<byte> pixel = pixels.AsSpan(4 * i, 4);
            (int y, int x) = Math.DivRem(i, width);
            Paint(kind, pixel, x, y, palette);
        }

        return new RgbaImage(width, height, pixels);
    }

    private static void Paint(string kind, Span<byte> pixel, int x, int y, ReadOnlySpan<byte> palette)
    {
        int noise = pixel[0], ramp = (int)(128 + (60 * Math.Sin(x * 0.05)) + (60 * Math.Cos(y * 0.07)));
        switch (kind)
        {
            case "noise": break;
            case "opaque-noise": pixel[3] = 255; break;
            case "smooth":
                Set(pixel, (byte)(ramp + (noise & 3)), (byte)(ramp / 2 + (noise & 1)), (byte)(255 - ramp), 255);
                break;
            case "tiles":
                Set(pixel, (byte)((x / 5) * 37 + (y / 3)), (byte)((x % 7) * (y % 4)), (byte)(y / 9), (byte)((x ^ y) & 8));
                break;
            case "gray":
                Set(pixel, (byte)ramp, (byte)ramp, (byte)ramp, 255);
                break;
            case "clear":
                pixel[3] = 0;
                break;
            case "constant":
                palette[..4].CopyTo(pixel);
                break;
            default:
                int index = (noise & 0xF0) == 0 ? noise % (palette.Length / 4) : ((x / 3) + (y / 2)) % (palette.Length / 4);
                palette.Slice(4 * index, 4).CopyTo(pixel);
                break;
        }
    }

    private static void Set(Span<byte> pixel, byte red, byte green, byte blue, byte alpha)
    {
        pixel[0] = red;
        pixel[1] = green;
        pixel[2] = blue;
        pixel[3] = alpha;
    }
}
