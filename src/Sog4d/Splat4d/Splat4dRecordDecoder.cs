using System.Buffers.Binary;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Columns out of records. Source: splat4d sections 1 and 5.4.</summary>
internal static class Splat4dRecordDecoder
{
    /// <summary>Alpha 0 and 255 are read as opacities this far from 0 and 1, so that logits stay finite.</summary>
    internal const double OpacityMargin = 1e-6;

    private static readonly float[] LogitOfAlpha = Table(b => Logit(Math.Clamp(b / 255.0, OpacityMargin, 1 - OpacityMargin)));
    private static readonly float[] ShDcOfColor = Table(b => ((b / 255.0) - 0.5) / SphericalHarmonics.C0);

    /// <summary>Decodes a column of as many records as <paramref name="into"/> holds.</summary>
    /// <param name="column">Any but <see cref="SplatColumn.ShRest"/>.</param>
    /// <param name="records">Whole records.</param>
    /// <param name="into">The column.</param>
    internal static void Decode(SplatColumn column, ReadOnlySpan<byte> records, Span<float> into)
    {
        switch (column)
        {
            case SplatColumn.Positions:
                Triples(records[Splat4dLayout.PositionAt..], into);
                break;
            case SplatColumn.LogScales:
                Triples(records[Splat4dLayout.ScaleAt..], into);
                Logarithms(into);
                break;
            case SplatColumn.RotationsXyzw:
                Rotations(records[Splat4dLayout.RotationAt..], into);
                break;
            case SplatColumn.OpacityLogits:
                for (int i = 0; i < into.Length; i++) into[i] = LogitOfAlpha[records[(i * Splat4dLayout.RecordBytes) + Splat4dLayout.AlphaAt]];
                break;
            case SplatColumn.ShDc:
                Colors(records[Splat4dLayout.ColorAt..], into);
                break;
            case SplatColumn.Times:
                Singles(records[Splat4dLayout.TimeAt..], into);
                ZeroNonFinite(into);
                break;
            case SplatColumn.LogDurations:
                Durations(records, Splat4dTimeModel.Gaussian, into);
                Logarithms(into);
                break;
            case SplatColumn.Velocities:
                Triples(records[Splat4dLayout.VelocityAt..], into);
                ZeroNonFinite(into);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(column), column, "not a column of records");
        }
    }

    /// <summary>The times as they are played: 0 for non-finite ones, within [0, 1] for windows.</summary>
    internal static void Times(ReadOnlySpan<byte> records, Splat4dTimeModel model, Span<float> into)
    {
        Singles(records[Splat4dLayout.TimeAt..], into);
        ZeroNonFinite(into);
        if (model == Splat4dTimeModel.Window) Clamp01(into);
    }

    /// <summary>The durations as they are played: within [0, 1] for windows, at least 1e-6 for Gaussians.</summary>
    internal static void Durations(ReadOnlySpan<byte> records, Splat4dTimeModel model, Span<float> into)
    {
        Singles(records[Splat4dLayout.DurationAt..], into);
        ZeroNonFinite(into);
        if (model == Splat4dTimeModel.Window)
        {
            Clamp01(into);
            return;
        }

        foreach (ref float value in into) value = Math.Max(value, Splat4dLayout.SmallestSigma);
    }

    private static void Singles(ReadOnlySpan<byte> field, Span<float> into)
    {
        for (int i = 0; i < into.Length; i++) into[i] = BinaryPrimitives.ReadSingleLittleEndian(field[(i * Splat4dLayout.RecordBytes)..]);
    }

    private static void Triples(ReadOnlySpan<byte> field, Span<float> into)
    {
        for (int at = 0, i = 0; i < into.Length; i += 3, at += Splat4dLayout.RecordBytes)
        {
            ReadOnlySpan<byte> raw = field.Slice(at, 12);
            into[i] = BinaryPrimitives.ReadSingleLittleEndian(raw);
            into[i + 1] = BinaryPrimitives.ReadSingleLittleEndian(raw[4..]);
            into[i + 2] = BinaryPrimitives.ReadSingleLittleEndian(raw[8..]);
        }
    }

    private static void Colors(ReadOnlySpan<byte> field, Span<float> into)
    {
        for (int at = 0, i = 0; i < into.Length; i += 3, at += Splat4dLayout.RecordBytes)
        {
            into[i] = ShDcOfColor[field[at]];
            into[i + 1] = ShDcOfColor[field[at + 1]];
            into[i + 2] = ShDcOfColor[field[at + 2]];
        }
    }

    /// <summary>Bytes w, x, y, z about 128 to unit quaternions x, y, z, w; those without a direction become the identity.</summary>
    private static void Rotations(ReadOnlySpan<byte> field, Span<float> into)
    {
        for (int at = 0, i = 0; i < into.Length; i += 4, at += Splat4dLayout.RecordBytes)
        {
            int w = field[at] - 128, x = field[at + 1] - 128, y = field[at + 2] - 128, z = field[at + 3] - 128;
            int square = (w * w) + (x * x) + (y * y) + (z * z);
            double scale = square == 0 ? 0 : 1 / Math.Sqrt(square);
            into[i] = (float)(x * scale);
            into[i + 1] = (float)(y * scale);
            into[i + 2] = (float)(z * scale);
            into[i + 3] = square == 0 ? 1 : (float)(w * scale);
        }
    }

    private static void Logarithms(Span<float> values)
    {
        foreach (ref float value in values) value = (float)PortableMath.Log(value);
    }

    private static void ZeroNonFinite(Span<float> values)
    {
        foreach (ref float value in values)
        {
            if (!float.IsFinite(value)) value = 0;
        }
    }

    private static void Clamp01(Span<float> values)
    {
        foreach (ref float value in values) value = Math.Clamp(value, 0f, 1f);
    }

    private static double Logit(double opacity) => PortableMath.Log(opacity / (1 - opacity));

    private static float[] Table(Func<int, double> value) => [.. Enumerable.Range(0, 256).Select(b => (float)value(b))];
}
