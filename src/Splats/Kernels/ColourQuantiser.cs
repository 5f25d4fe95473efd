using System.Runtime.InteropServices;
using System.Runtime.CompilerServices;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Colour coefficients and opacities rounded to bytes.</summary>
internal static class ColourQuantiser
{
    /// <summary>Looks coefficients up; see <see cref="ISplatKernels.QuantiseColours"/>.</summary>
    internal static void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels)
    {
        ref float table = ref MemoryMarshal.GetReference(limits);
        for (int i = 0; i < shDc.Length / 3; i++)
        {
            ReadOnlySpan<float> colour = shDc.Slice(3 * i, 3);
            pixels[i] = Code(ref table, colour[0]) | (Code(ref table, colour[1]) << 8) | (Code(ref table, colour[2]) << 16);
        }
    }

    /// <summary>Rounds opacities; see <see cref="ISplatKernels.QuantiseOpacities"/>.</summary>
    internal static void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels)
    {
        for (int i = 0; i < opacities.Length; i++)
        {
            float opacity = opacities[i];
            if (!(opacity >= zeroBelow && opacity > 0)) opacity = 0;
            uint alpha = (uint)MathF.Round(Math.Min(opacity, 1) * 255);
            pixels[i] = (pixels[i] & ~RgbaWords.Opaque) | (alpha << 24);
        }
    }

    /// <summary>How many of the 255 limits lie below a value, found in eight halvings without branches.</summary>
    private static uint Code(ref float limits, float value)
    {
        uint code = 0;
        for (int bit = 7; bit >= 0; bit--)
            code += (Unsafe.Add(ref limits, code + (1u << bit) - 1) < value ? 1u : 0u) << bit;
        return code;
    }
}
