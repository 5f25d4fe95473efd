using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>From the bytes of images to the columns of clouds. Source: sog4d, section 5.</summary>
internal static class FrameDecoder
{
    /// <summary>Rule: min + q / 65535 · (max − min), in single precision.</summary>
    internal static void Positions(ReadOnlySpan<byte> high, ReadOnlySpan<byte> low, Vector3 min, Vector3 max, Span<float> into)
    {
        Vector3 extent = max - min;
        for (int pixel = 0, at = 0; at < into.Length; pixel += 4, at += 3)
        {
            ReadOnlySpan<byte> h = high.Slice(pixel, 3), l = low.Slice(pixel, 3);
            var q = new Vector3((h[0] << 8) | l[0], (h[1] << 8) | l[1], (h[2] << 8) | l[2]);
            (min + (q / ushort.MaxValue * extent)).CopyTo(into[at..]);
        }
    }

    internal static void LogScales(ReadOnlySpan<ushort> indices, Vector3[] logScales, Span<float> into)
    {
        for (int i = 0; i < indices.Length; i++) logScales[indices[i]].CopyTo(into[(3 * i)..]);
    }

    /// <summary>Rule: (byte − 128) / 128 in the order w, x, y, z, normalised, with w not negative.</summary>
    /// <remarks>The squares are multiples of 2⁻¹⁴ up to 1, so their sum is exact in whatever order a machine adds them.</remarks>
    internal static void RotationsXyzw(ReadOnlySpan<byte> rgba, Span<float> into)
    {
        Span<Vector128<float>> rotations = MemoryMarshal.Cast<float, Vector128<float>>(into);
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba)[..rotations.Length];
        for (int i = 0; i < rotations.Length; i++)
        {
            Vector128<byte> bytes = Vector128.CreateScalar(pixels[i]).AsByte();
            Vector128<float> wxyz = Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
            Vector128<float> q = (Vector128.Shuffle(wxyz, Vector128.Create(1, 2, 3, 0)) - Vector128.Create(128f)) * (1 / 128f);
            float length = MathF.Sqrt(Vector128.Dot(q, q));
            if (length == 0) q = Vector128.Create(0f, 0f, 0f, 1f); // the shortest other one is 1/128 long
            else q /= q[3] < 0 ? -length : length;
            rotations[i] = q;
        }
    }

    internal static void OpacityLogits(ReadOnlySpan<byte> rgba, Span<float> into)
    {
        float[] logits = FrameTables.OpacityLogits;
        for (int i = 0; i < into.Length; i++) into[i] = logits[rgba[(4 * i) + 3]];
    }

    internal static void Opacities(ReadOnlySpan<byte> rgba, Span<float> into)
    {
        for (int i = 0; i < into.Length; i++) into[i] = rgba[(4 * i) + 3] / 255f;
    }

    /// <summary>From opacities to their logits; what the player does not show counts as 0.</summary>
    internal static void ToLogits(Span<float> opacities)
    {
        const float FaintestShown = 1 / 255f;
        foreach (ref float value in opacities) value = SplatOpacity.ToLogit(value < FaintestShown ? 0 : value);
    }

    internal static void ShDc(ReadOnlySpan<byte> rgba, float[] codebook, Span<float> into)
    {
        for (int pixel = 0, at = 0; at < into.Length; pixel += 4, at += 3)
        {
            into[at] = codebook[rgba[pixel]];
            into[at + 1] = codebook[rgba[pixel + 1]];
            into[at + 2] = codebook[rgba[pixel + 2]];
        }
    }

    /// <summary>Copies each splat's entry of one palette into its place among the coefficients.</summary>
    /// <param name="labels">One a splat.</param>
    /// <param name="palette">The entries.</param>
    /// <param name="entryFloats">Floats an entry.</param>
    /// <param name="into">All coefficients of the splats.</param>
    /// <param name="width">Floats a splat.</param>
    /// <param name="offset">The entry's place among them.</param>
    internal static void ShRest(ReadOnlySpan<ushort> labels, float[] palette, int entryFloats, Span<float> into, int width, int offset)
    {
        for (int i = 0; i < labels.Length; i++)
            palette.AsSpan(labels[i] * entryFloats, entryFloats).CopyTo(into[((i * width) + offset)..]);
    }
}
