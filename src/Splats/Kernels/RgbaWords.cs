namespace UsdGsplat.Splats.Kernels;

/// <summary>Pixels as 32-bit words: red in the lowest byte, then green, blue, alpha.</summary>
public static class RgbaWords
{
    /// <summary>Alpha 255, and black.</summary>
    public const uint Opaque = 0xFF00_0000;

    /// <summary>A pixel of four bytes.</summary>
    public static uint Of(byte red, byte green, byte blue, byte alpha) => red | ((uint)green << 8) | ((uint)blue << 16) | ((uint)alpha << 24);

    /// <summary>Pixels of 16-bit indices: red the low byte, green the high one, blue 0, alpha 255.</summary>
    /// <param name="indices">The indices of a codebook's entries.</param>
    /// <param name="pixels">At least as long; what lies beyond is left alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pixels are fewer.</exception>
    public static void FromIndices(ReadOnlySpan<ushort> indices, Span<uint> pixels)
    {
        pixels = pixels[..indices.Length];
        for (int i = 0; i < indices.Length; i++) pixels[i] = indices[i] | Opaque;
    }
}
