using System.Globalization;

namespace UsdGsplat.Codecs.WebP;

/// <summary>A resident image of eight bits a channel: red, green, blue and straight (not premultiplied) alpha.</summary>
/// <remarks>Colour under alpha 0 is data like any other and is kept.</remarks>
public sealed class RgbaImage
{
    /// <summary>Wraps pixels; nothing is copied.</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">Bytes R, G, B, A of every pixel, rows from the top, without padding.</param>
    /// <exception cref="ArgumentException">The sides are not positive, or the bytes do not fit them.</exception>
    public RgbaImage(int width, int height, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.LongLength != 4L * width * height)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"expected {4L * width * height} bytes for {width} x {height} pixels, found {pixels.LongLength}"), nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Bytes R, G, B, A of every pixel, rows from the top, without padding. The array itself, not a copy.</summary>
    public byte[] Pixels { get; }
}
