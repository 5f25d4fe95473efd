using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.NuRec;

/// <summary>Turns ranges of a cloud's columns into the stored 16-bit floats. Used by several threads at once.</summary>
internal sealed class NuRecColumnEncoder(ISplatSource source, NuRecPayloadOptions options)
{
    /// <summary>logit 1e-6; the other end is its negative.</summary>
    internal const float LogitLimit = 13.81551f;

    /// <summary>ln 1e-8.</summary>
    internal const float LeastLogScale = -18.420681f;

    /// <summary>From half the way between 65504 and the next step on, a float rounds to infinity.</summary>
    private const float HalfOverflow = 65520;

    private readonly Lock gate = new();
    private readonly bool safe = options.Profile.SafeValues;
    private readonly ISplatKernels kernels = options.Kernels ?? new CpuSplatKernels(1);
    private long zeroRotations;
    private long opacitiesClamped;
    private long logScalesClamped;
    private float largestPosition;

    internal NuRecPayloadReport Report(NuRecPayloadLayout layout) =>
        new(layout.Length, layout.ShDegree, zeroRotations, opacitiesClamped, logScalesClamped, largestPosition);

    /// <summary>Encodes a range of one tensor.</summary>
    /// <param name="tensor">Which.</param>
    /// <param name="first">Index of the first splat.</param>
    /// <param name="into">Filled whole, little-endian.</param>
    internal void Encode(NuRecTensor tensor, long first, Span<Half> into)
    {
        if (into.IsEmpty) return;
        int splats = into.Length / tensor.Width;
        int width = source.Schema.Width(tensor.Column);
        float[] rented = ArrayPool<float>.Shared.Rent(Math.Max(width, tensor.Width) * splats);
        try
        {
            Span<float> values = rented.AsSpan(0, splats * width);
            source.Read(tensor.Column, first, values);
            switch (tensor.Column)
            {
                case SplatColumn.Positions:
                    Move(values);
                    break;
                case SplatColumn.RotationsXyzw:
                    Rotate(values);
                    break;
                case SplatColumn.LogScales when safe:
                    ClampScales(values);
                    break;
                case SplatColumn.OpacityLogits when safe:
                    ClampOpacities(values);
                    break;
                case SplatColumn.ShRest:
                    values = NuRecBands.Resize(rented, splats, width, tensor.Width);
                    break;
            }

            if (safe) CheckRange(tensor, first, values);
            kernels.RoundToHalf(values, into);
            if (!BitConverter.IsLittleEndian) ReverseEndianness(into);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private void Move(Span<float> positions)
    {
        (double x, double y, double z) = options.Centre;
        if ((x, y, z) != (0, 0, 0))
        {
            for (int i = 0; i + 2 < positions.Length; i += 3)
            {
                positions[i] = (float)(positions[i] - x);
                positions[i + 1] = (float)(positions[i + 1] - y);
                positions[i + 2] = (float)(positions[i + 2] - z);
            }
        }

        float largest = TensorPrimitives.MaxMagnitude<float>(positions);
        lock (gate) largestPosition = Math.Max(largestPosition, Math.Abs(largest));
    }

    /// <summary>x, y, z, w becomes w, x, y, z, of unit length when values are to be safe; in double, where no float overflows.</summary>
    private void Rotate(Span<float> rotations)
    {
        long zeros = 0;
        foreach (ref Vector128<float> rotation in MemoryMarshal.Cast<float, Vector128<float>>(rotations))
        {
            Vector128<float> wxyz = Vector128.Shuffle(rotation, Vector128.Create(3, 0, 1, 2));
            if (safe)
            {
                (Vector128<double> low, Vector128<double> high) = Vector128.Widen(wxyz);
                Vector256<double> wide = Vector256.Create(low, high);
                double square = Vector256.Dot(wide, wide);
                if (square == 0)
                {
                    zeros++;
                    wxyz = Vector128.Create(1f, 0, 0, 0);
                }
                else
                {
                    wide /= Vector256.Create(Math.Sqrt(square));
                    wxyz = Vector128.Narrow(wide.GetLower(), wide.GetUpper());
                }
            }

            rotation = wxyz;
        }

        if (zeros > 0) Interlocked.Add(ref zeroRotations, zeros);
    }

    private void ClampScales(Span<float> logScales)
    {
        long clamped = CountBelow(logScales, LeastLogScale);
        if (clamped == 0) return;
        TensorPrimitives.Max(logScales, LeastLogScale, logScales);
        Interlocked.Add(ref logScalesClamped, clamped);
    }

    private void ClampOpacities(Span<float> logits)
    {
        long clamped = CountBelow(logits, -LogitLimit);
        TensorPrimitives.Max(logits, -LogitLimit, logits);
        TensorPrimitives.Negate(logits, logits);
        clamped += CountBelow(logits, -LogitLimit);
        TensorPrimitives.Max(logits, -LogitLimit, logits);
        TensorPrimitives.Negate(logits, logits);
        if (clamped > 0) Interlocked.Add(ref opacitiesClamped, clamped);
    }

    private static long CountBelow(ReadOnlySpan<float> values, float limit)
    {
        long count = 0;
        var limits = new Vector<float>(limit);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (Vector<float> vector in vectors) count -= Vector.Sum(Vector.LessThan(vector, limits));
        foreach (float value in values[(vectors.Length * Vector<float>.Count)..]) count += value < limit ? 1 : 0;
        return count;
    }

    private void CheckRange(NuRecTensor tensor, long first, ReadOnlySpan<float> values)
    {
        float largest = TensorPrimitives.MaxMagnitude(values);
        if (MathF.Abs(largest) < HalfOverflow) return;
        int at = values.IndexOf(largest);
        if (float.IsNaN(largest))
        {
            for (at = 0; !float.IsNaN(values[at]); at++)
            {
            }
        }

        throw new AssetUnsupportedException(
            new AssetLocation(source.Name, Scope: tensor.Key),
            "NUREC-RANGE",
            string.Create(
                CultureInfo.InvariantCulture,
                $"a NuRec payload holds magnitudes up to 65504, found {largest} in splat {first + (at / tensor.Width)}; drop such splats, or move or partition the scene"));
    }

    private static void ReverseEndianness(Span<Half> values)
    {
        Span<short> bits = MemoryMarshal.Cast<Half, short>(values);
        System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
