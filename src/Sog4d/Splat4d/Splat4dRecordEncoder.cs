using System.Buffers.Binary;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Turns columns into records. One encoder serves one thread. Source: splat4d sections 1, 5.2 and 7.</summary>
internal sealed class Splat4dRecordEncoder
{
    internal const int ChunkSplats = 1 << 12;

    private const float ColorScale = (float)SphericalHarmonics.C0;
    private const double SmallestNorm = 1e-8;

    private readonly ISplatSource source;
    private readonly Splat4dTimeMap map;
    private readonly Splat4dColmapSpace? space;
    private readonly Dictionary<SplatColumn, float[]> columns = [];

    internal Splat4dRecordEncoder(ISplatSource source, Splat4dTimeMap map, Splat4dColmapSpace? space)
    {
        this.source = source;
        this.map = map;
        this.space = space;
        foreach (SplatColumn column in source.Schema.Columns.Where(c => c != SplatColumn.ShRest))
            columns[column] = new float[ChunkSplats * source.Schema.Width(column)];
    }

    /// <summary>Encodes a range.</summary>
    /// <param name="first">Its first splat.</param>
    /// <param name="count">At most <see cref="ChunkSplats"/>.</param>
    /// <param name="records">As many records, filled whole.</param>
    /// <exception cref="AssetFormatException">A value is not finite where a record needs it to be (SPLAT4D-NONFINITE).</exception>
    internal void Encode(long first, int count, Span<byte> records)
    {
        Span<float> positions = Fetch(SplatColumn.Positions, first, count), scales = Fetch(SplatColumn.LogScales, first, count);
        PortableMath.Exp(scales, scales);
        CheckFinite(SplatColumn.Positions, first, positions);
        CheckFinite(SplatColumn.LogScales, first, scales);
        Scales(scales, records);
        Rotations(Fetch(SplatColumn.RotationsXyzw, first, count), records);
        Colors(first, Fetch(SplatColumn.ShDc, first, count), Fetch(SplatColumn.OpacityLogits, first, count), records);
        if (source.Schema.HasMotion) Motion(first, count, positions, records);
        else if (source is IWindowedSplats windows) Windows(windows, first, count, records);
        else Still(count, records);
        Positions(positions, records);
    }

    private Span<float> Fetch(SplatColumn column, long first, int count)
    {
        Span<float> values = columns[column].AsSpan(0, count * source.Schema.Width(column));
        source.Read(column, first, values);
        return values;
    }

    private void CheckFinite(SplatColumn column, long first, ReadOnlySpan<float> values)
    {
        // Zero times a finite value is zero, and times any other NaN.
        float probe = 0;
        foreach (float value in values) probe += value * 0;
        if (probe == 0) return;
        int at = 0;
        while (float.IsFinite(values[at])) at++;
        throw NonFinite(column, first + (at / source.Schema.Width(column)));
    }

    private AssetFormatException NonFinite(SplatColumn column, long splat) => new(
        new AssetLocation(source.Name, Scope: column.ToString()),
        "SPLAT4D-NONFINITE",
        FormattableString.Invariant($"expected finite values, found another in splat {splat}; drop or repair such splats first"));

    private void Positions(ReadOnlySpan<float> positions, Span<byte> records)
    {
        for (int i = 0, at = Splat4dLayout.PositionAt; i < positions.Length; i += 3, at += Splat4dLayout.RecordBytes)
        {
            (float x, float y, float z) = (positions[i], positions[i + 1], positions[i + 2]);
            Put(records[at..], space is null ? (x, y, z) : space.Position(x, y, z));
        }
    }

    private void Scales(ReadOnlySpan<float> scales, Span<byte> records)
    {
        double divisor = space?.Scale ?? 1;
        for (int i = 0, at = Splat4dLayout.ScaleAt; i < scales.Length; i += 3, at += Splat4dLayout.RecordBytes)
            Put(records[at..], ((float)(scales[i] / divisor), (float)(scales[i + 1] / divisor), (float)(scales[i + 2] / divisor)));
    }

    private void Colors(long first, ReadOnlySpan<float> shDc, ReadOnlySpan<float> logits, Span<byte> records)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            float r = shDc[3 * i], g = shDc[(3 * i) + 1], b = shDc[(3 * i) + 2];
            if (float.IsNaN(r) || float.IsNaN(g) || float.IsNaN(b)) throw NonFinite(SplatColumn.ShDc, first + i);
            if (float.IsNaN(logits[i])) throw NonFinite(SplatColumn.OpacityLogits, first + i);
            Span<byte> into = records.Slice((i * Splat4dLayout.RecordBytes) + Splat4dLayout.ColorAt, 4);
            into[0] = UnitByte(0.5f + (ColorScale * r));
            into[1] = UnitByte(0.5f + (ColorScale * g));
            into[2] = UnitByte(0.5f + (ColorScale * b));
            into[3] = UnitByte(SplatOpacity.FromLogit(logits[i]));
        }
    }

    private static byte UnitByte(float value) => (byte)MathF.Round(Math.Clamp(value, 0f, 1f) * 255f, MidpointRounding.ToEven);

    private void Rotations(ReadOnlySpan<float> xyzw, Span<byte> records)
    {
        for (int i = 0, at = Splat4dLayout.RotationAt; i < xyzw.Length; i += 4, at += Splat4dLayout.RecordBytes)
        {
            (double x, double y, double z, double w) = (xyzw[i], xyzw[i + 1], xyzw[i + 2], xyzw[i + 3]);
            double norm = Math.Sqrt((x * x) + (y * y) + (z * z) + (w * w));
            if (!(norm >= SmallestNorm && double.IsFinite(norm))) (x, y, z, w, norm) = (0, 0, 0, 1, 1);
            if (space is not null) (x, y, z, w) = space.Turn(x, y, z, w);
            double scale = (w < 0 ? -1 : 1) / norm;
            Span<byte> into = records.Slice(at, 4);
            into[0] = SignedByte(w * scale);
            into[1] = SignedByte(x * scale);
            into[2] = SignedByte(y * scale);
            into[3] = SignedByte(z * scale);
        }
    }

    private static byte SignedByte(double value) =>
        (byte)Math.Clamp(Math.Round((Math.Clamp(value, -1, 1) * 128) + 128, MidpointRounding.ToEven), 0, 255);

    private void Motion(long first, int count, Span<float> positions, Span<byte> records)
    {
        Span<float> times = Fetch(SplatColumn.Times, first, count), sigmas = Fetch(SplatColumn.LogDurations, first, count);
        Span<float> velocities = Fetch(SplatColumn.Velocities, first, count);
        CheckFinite(SplatColumn.Times, first, times);
        CheckFinite(SplatColumn.Velocities, first, velocities);
        CheckDurations(first, sigmas);
        map.Sigmas(sigmas);
        CheckFinite(SplatColumn.LogDurations, first, sigmas);
        for (int i = 0, at = 0; i < count; i++, at += Splat4dLayout.RecordBytes)
        {
            (float time, float duration) = map.Map(times[i], sigmas[i]);
            float elapsed = time - times[i];
            Span<float> v = velocities.Slice(3 * i, 3), p = positions.Slice(3 * i, 3);
            for (int k = 0; k < 3; k++) p[k] += v[k] * elapsed;
            Put(records[(at + Splat4dLayout.VelocityAt)..], space is null ? (v[0], v[1], v[2]) : space.Direction(v[0], v[1], v[2]));
            BinaryPrimitives.WriteSingleLittleEndian(records[(at + Splat4dLayout.TimeAt)..], time);
            BinaryPrimitives.WriteSingleLittleEndian(records[(at + Splat4dLayout.DurationAt)..], duration);
            records.Slice(at + Splat4dLayout.PaddingAt, Splat4dLayout.RecordBytes - Splat4dLayout.PaddingAt).Clear();
        }
    }

    private void Windows(IWindowedSplats windows, long first, int count, Span<byte> records)
    {
        float[] starts = new float[count], durations = new float[count], velocities = new float[3 * count];
        windows.ReadWindows(first, starts, durations, velocities);
        for (int i = 0, at = 0; i < count; i++, at += Splat4dLayout.RecordBytes)
        {
            (float x, float y, float z) v = (velocities[3 * i], velocities[(3 * i) + 1], velocities[(3 * i) + 2]);
            if (!float.IsFinite(v.x + v.y + v.z)) throw NonFinite(SplatColumn.Velocities, first + i);
            Put(records[(at + Splat4dLayout.VelocityAt)..], space is null ? v : space.Direction(v.x, v.y, v.z));
            BinaryPrimitives.WriteSingleLittleEndian(records[(at + Splat4dLayout.TimeAt)..], starts[i]);
            BinaryPrimitives.WriteSingleLittleEndian(records[(at + Splat4dLayout.DurationAt)..], durations[i]);
            records.Slice(at + Splat4dLayout.PaddingAt, Splat4dLayout.RecordBytes - Splat4dLayout.PaddingAt).Clear();
        }
    }

    /// <summary>A logarithm that is no number would vanish in the exponential's clamping.</summary>
    private void CheckDurations(long first, ReadOnlySpan<float> logDurations)
    {
        for (int i = 0; i < logDurations.Length; i++)
        {
            if (float.IsNaN(logDurations[i])) throw NonFinite(SplatColumn.LogDurations, first + i);
        }
    }

    /// <summary>A splat that does not move is seen from 0 to 1.</summary>
    private static void Still(int count, Span<byte> records)
    {
        for (int at = 0; at < count * Splat4dLayout.RecordBytes; at += Splat4dLayout.RecordBytes)
        {
            records.Slice(at + Splat4dLayout.VelocityAt, Splat4dLayout.RecordBytes - Splat4dLayout.VelocityAt).Clear();
            BinaryPrimitives.WriteSingleLittleEndian(records[(at + Splat4dLayout.DurationAt)..], 1);
        }
    }

    private static void Put(Span<byte> into, (float X, float Y, float Z) value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(into, value.X);
        BinaryPrimitives.WriteSingleLittleEndian(into[4..], value.Y);
        BinaryPrimitives.WriteSingleLittleEndian(into[8..], value.Z);
    }
}
