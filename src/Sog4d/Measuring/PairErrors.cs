using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>The errors of the attributes that bundles and <c>.splat4d</c> files have in common, of a stretch of pairs. Of one thread.</summary>
internal sealed class PairErrors(PairReader reader)
{
    private readonly float[] errors = new float[3 * ErrorTotals.ChunkSplats];

    internal PairReader Reader => reader;

    /// <summary>Differences of the logarithms of scales, in the range that files can hold.</summary>
    internal void LogScales(ErrorPart part, int first, int count, float inputOffset = 0)
    {
        Span<float> input = reader.Input(SplatColumn.LogScales, first, count), written = reader.Written(SplatColumn.LogScales, first, count);
        foreach (ref float value in input) value += inputOffset;
        ScaleCodebook.Clamp(input);
        foreach (ref float value in written) value = Math.Max(value, ScaleCodebook.SmallestLogScale);
        Differences(part, AttributeErrorKind.LogScale, input, written);
    }

    /// <summary>Absolute differences, value by value.</summary>
    internal void Differences(ErrorPart part, AttributeErrorKind kind, ReadOnlySpan<float> input, ReadOnlySpan<float> written)
    {
        SplatErrors.Differences(input, written, errors.AsSpan(0, input.Length));
        part.Add(kind, errors.AsSpan(0, input.Length));
    }

    /// <summary>Distances of points or vectors of 3 floats.</summary>
    internal void Distances(ErrorPart part, AttributeErrorKind kind, ReadOnlySpan<float> input, ReadOnlySpan<float> written)
    {
        SplatErrors.Distances(input, written, errors.AsSpan(0, input.Length / 3));
        part.Add(kind, errors.AsSpan(0, input.Length / 3));
    }

    /// <summary>Angles between rotations.</summary>
    /// <param name="part">Takes them.</param>
    /// <param name="input">x, y, z, w of any length. Changed.</param>
    /// <param name="written">x, y, z, w of unit length.</param>
    internal void Angles(ErrorPart part, Span<float> input, ReadOnlySpan<float> written)
    {
        SplatErrors.Angles(input, written, errors.AsSpan(0, input.Length / 4));
        part.Add(AttributeErrorKind.Rotation, errors.AsSpan(0, input.Length / 4));
    }

    /// <summary>Differences of opacities of the file's own steps.</summary>
    /// <param name="part">Takes them.</param>
    /// <param name="input">Opacities, 0 to 1.</param>
    /// <param name="written">Opacities, 0 to 1.</param>
    /// <param name="zeroBelow">Opacities below it were to be written as 0.</param>
    internal void Opacities(ErrorPart part, ReadOnlySpan<float> input, ReadOnlySpan<float> written, float zeroBelow)
    {
        // How far an opacity may be off that two programs evaluate in single precision.
        const float Slack = 1e-6f;
        for (int i = 0; i < input.Length; i++)
        {
            float raw = MathF.Abs(input[i] - written[i]), zeroed = written[i];
            errors[i] = input[i] < zeroBelow - Slack ? zeroed : input[i] < zeroBelow + Slack ? MathF.Min(raw, zeroed) : raw;
        }

        part.Add(AttributeErrorKind.Opacity, errors.AsSpan(0, input.Length));
    }

    /// <summary>Root mean squared differences of a part of the higher coefficients.</summary>
    internal void Rest(ErrorPart part, AttributeErrorKind kind, RecordPart coefficients, ReadOnlySpan<float> input, ReadOnlySpan<float> written)
    {
        (int inputWidth, int writtenWidth) = reader.RestWidths;
        Span<float> into = errors.AsSpan(0, input.Length / inputWidth);
        SplatErrors.RootMeanSquares(input, inputWidth, written, writtenWidth, coefficients.Offset, coefficients.Floats, into);
        part.Add(kind, into);
    }
}
