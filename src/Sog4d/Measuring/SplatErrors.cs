using System.Numerics.Tensors;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>The errors of splats, an attribute at a time. All spans are of as many splats.</summary>
internal static class SplatErrors
{
    /// <summary>Absolute differences, value by value.</summary>
    internal static void Differences(ReadOnlySpan<float> input, ReadOnlySpan<float> written, Span<float> errors)
    {
        TensorPrimitives.Subtract(input, written, errors);
        TensorPrimitives.Abs(errors, errors);
    }

    /// <summary>Distances of points of 3 floats.</summary>
    internal static void Distances(ReadOnlySpan<float> input, ReadOnlySpan<float> written, Span<float> errors)
    {
        for (int i = 0; i < errors.Length; i++)
        {
            float x = input[3 * i] - written[3 * i], y = input[(3 * i) + 1] - written[(3 * i) + 1], z = input[(3 * i) + 2] - written[(3 * i) + 2];
            errors[i] = MathF.Sqrt((x * x) + (y * y) + (z * z));
        }
    }

    /// <summary>Angles between rotations, degrees.</summary>
    /// <param name="input">x, y, z, w of any length; one without direction is the identity. Changed.</param>
    /// <param name="written">x, y, z, w of unit length.</param>
    /// <param name="errors">Takes the angles.</param>
    /// <remarks>With unit quaternions p and q of one half of the sphere, |p − q| = 2·sin(θ/4), which keeps small angles' digits.</remarks>
    internal static void Angles(Span<float> input, ReadOnlySpan<float> written, Span<float> errors)
    {
        Rotations.Repair(input);
        for (int i = 0; i < errors.Length; i++)
        {
            Span<float> p = input.Slice(4 * i, 4);
            ReadOnlySpan<float> q = written.Slice(4 * i, 4);
            double square = 0, dot = 0;
            for (int k = 0; k < 4; k++)
            {
                square += (double)p[k] * p[k];
                dot += (double)p[k] * q[k];
            }

            double scale = (dot < 0 ? -1 : 1) / Math.Sqrt(square), chord = 0;
            for (int k = 0; k < 4; k++)
            {
                double difference = (p[k] * scale) - q[k];
                chord += difference * difference;
            }

            errors[i] = (float)(4 * Math.Asin(Math.Min(1, Math.Sqrt(chord) / 2)) * (180 / Math.PI));
        }
    }

    /// <summary>Root mean squared differences of a part of each record.</summary>
    /// <param name="input">Records of the input.</param>
    /// <param name="inputWidth">Their floats.</param>
    /// <param name="written">Records of the file.</param>
    /// <param name="writtenWidth">Their floats.</param>
    /// <param name="offset">The part's first float in both.</param>
    /// <param name="floats">Its length.</param>
    /// <param name="errors">Takes an error a record.</param>
    internal static void RootMeanSquares(
        ReadOnlySpan<float> input, int inputWidth, ReadOnlySpan<float> written, int writtenWidth, int offset, int floats, Span<float> errors)
    {
        float root = MathF.Sqrt(floats);
        for (int i = 0; i < errors.Length; i++)
            errors[i] = TensorPrimitives.Distance(input.Slice((i * inputWidth) + offset, floats), written.Slice((i * writtenWidth) + offset, floats)) / root;
    }

    /// <summary>From logits to opacities, in place. Those that readers keep away from 0 and 1 are 0 and 1.</summary>
    internal static void ToOpacities(Span<float> logits)
    {
        foreach (ref float value in logits)
        {
            float opacity = SplatOpacity.FromLogit(value);
            value = opacity <= SmallestOpacity ? 0 : opacity >= LargestOpacity ? 1 : opacity;
        }
    }

    // Just beyond the margin, since a logit of single precision is a little off.
    private const float SmallestOpacity = (float)(SplatOpacity.Margin * 1.001), LargestOpacity = (float)(1 - (SplatOpacity.Margin * 1.1));
}
