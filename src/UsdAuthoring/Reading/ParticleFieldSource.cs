using System.Buffers;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>The splats of a ParticleField prim as its arrays hold them: scales and opacities are those that are seen, not what trainers store.</summary>
/// <param name="name">The name to use in messages.</param>
/// <param name="arrays">The arrays, which stay in their file.</param>
internal sealed class ParticleFieldSource(string name, ParticleFieldArrays arrays) : ISplatSource
{
    /// <summary>The thickness of discs, which their schema does not have, as a share of their smaller radius.</summary>
    private const float DiscThickness = 1e-4f;

    private const int ScratchSplats = 1024;

    public string Name => name;

    public SplatSchema Schema { get; } = new(arrays.Count, arrays.ShDegree, HasMotion: false);

    public IReadOnlyList<string> Warnings => [];

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        SplatRange.Check(Schema, column, first, into.Length);
        switch (column)
        {
            case SplatColumn.Positions:
                arrays.Positions.Read((int)first, into);
                break;
            case SplatColumn.LogScales:
                ReadScales((int)first, into);
                break;
            case SplatColumn.RotationsXyzw:
                ReadRotations((int)first, into);
                break;
            case SplatColumn.OpacityLogits when arrays.Opacities is { } opacities:
                opacities.Read((int)first, into);
                break;
            case SplatColumn.OpacityLogits:
                into.Fill(1);
                break;
            case SplatColumn.ShDc:
                ReadCoefficients((int)first, skip: 0, width: 3, into);
                break;
            case SplatColumn.ShRest:
                ReadCoefficients((int)first, skip: 3, Schema.Width(column), into);
                break;
        }
    }

    public void Dispose()
    {
    }

    private void ReadScales(int first, Span<float> into)
    {
        if (arrays.Scales is { } scales) scales.Read(first, into);
        else into.Fill(1);
        if (!arrays.IsSurflet) return;
        for (int i = 0; i < into.Length; i += 3) into[i + 2] = DiscThickness * Math.Min(into[i], into[i + 1]);
    }

    private void ReadRotations(int first, Span<float> into)
    {
        if (arrays.Orientations is { } orientations)
        {
            orientations.Read(first, into);
            return;
        }

        into.Clear();
        for (int i = 3; i < into.Length; i += 4) into[i] = 1;
    }

    /// <summary>Takes some numbers of each splat's record.</summary>
    private void ReadCoefficients(int first, int skip, int width, Span<float> into)
    {
        if (into.IsEmpty) return;
        if (arrays.Coefficients is not { } coefficients)
        {
            into.Clear();
            return;
        }

        int stride = arrays.CoefficientStride, splats = into.Length / width;
        if (skip == 0 && width == 3 * stride)
        {
            coefficients.Read(first, into);
            return;
        }

        int chunk = Math.Clamp(ScratchSplats * 16 / stride, 1, splats);
        float[] rented = ArrayPool<float>.Shared.Rent(chunk * 3 * stride);
        try
        {
            for (int done = 0; done < splats; done += chunk)
            {
                int count = Math.Min(chunk, splats - done);
                Span<float> records = rented.AsSpan(0, count * 3 * stride);
                coefficients.Read((first + done) * stride, records);
                for (int i = 0; i < count; i++) records.Slice((i * 3 * stride) + skip, width).CopyTo(into[((done + i) * width)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
