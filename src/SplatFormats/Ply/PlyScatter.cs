using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Puts columns into interleaved records of floats, in the order of the written header.</summary>
/// <remarks>Values are moved as integers, so that every bit stays.</remarks>
internal sealed class PlyScatter
{
    private readonly int[] offsets = new int[Enum.GetValues<SplatColumn>().Length];
    private readonly int coefficients;

    internal PlyScatter(SplatSchema schema, bool normals, bool motion)
    {
        Columns = [.. schema.Columns.Where(c => motion || c is not (SplatColumn.Times or SplatColumn.LogDurations or SplatColumn.Velocities))];
        WidestColumn = Columns.Max(schema.Width);
        coefficients = SphericalHarmonics.RestCount(schema.ShDegree);
        int offset = 0;
        Place(SplatColumn.Positions, normals ? 6 : 3);
        Place(SplatColumn.ShDc, 3);
        Place(SplatColumn.ShRest, 3 * coefficients);
        Place(SplatColumn.OpacityLogits, 1);
        Place(SplatColumn.LogScales, 3);
        Place(SplatColumn.RotationsXyzw, 4);
        if (motion)
        {
            Place(SplatColumn.Times, 1);
            Place(SplatColumn.LogDurations, 1);
            Place(SplatColumn.Velocities, 3);
        }

        FloatsPerRecord = offset;

        void Place(SplatColumn column, int floats)
        {
            offsets[(int)column] = offset;
            offset += floats;
        }
    }

    /// <summary>The columns that are written.</summary>
    internal IReadOnlyList<SplatColumn> Columns { get; }

    internal int WidestColumn { get; }

    internal int FloatsPerRecord { get; }

    /// <summary>Puts one column of a chunk into its records.</summary>
    internal void Run(SplatColumn column, ReadOnlySpan<float> values, Span<float> records)
    {
        ReadOnlySpan<int> from = MemoryMarshal.Cast<float, int>(values);
        Span<int> to = MemoryMarshal.Cast<float, int>(records);
        int offset = offsets[(int)column];
        switch (column)
        {
            case SplatColumn.ShRest:
                ScatterHarmonics(from, to, offset);
                break;
            case SplatColumn.RotationsXyzw:
                ScatterRotations(from, to, offset);
                break;
            case SplatColumn.OpacityLogits or SplatColumn.Times or SplatColumn.LogDurations:
                for (int i = 0; i < from.Length; i++, offset += FloatsPerRecord) to[offset] = from[i];
                break;
            default:
                ScatterTriples(from, to, offset);
                break;
        }
    }

    private void ScatterTriples(ReadOnlySpan<int> from, Span<int> to, int offset)
    {
        for (int i = 0; i + 2 < from.Length; i += 3, offset += FloatsPerRecord)
        {
            Span<int> record = to.Slice(offset, 3);
            record[2] = from[i + 2];
            record[1] = from[i + 1];
            record[0] = from[i];
        }
    }

    private void ScatterRotations(ReadOnlySpan<int> from, Span<int> to, int offset)
    {
        for (int i = 0; i < from.Length; i += 4, offset += FloatsPerRecord)
        {
            Vector128<int> xyzw = Vector128.Create(from.Slice(i, 4));
            Vector128.Shuffle(xyzw, Vector128.Create(3, 0, 1, 2)).CopyTo(to.Slice(offset, 4));
        }
    }

    private void ScatterHarmonics(ReadOnlySpan<int> from, Span<int> to, int offset)
    {
        int width = 3 * coefficients;
        for (int i = 0; i < from.Length; i += width, offset += FloatsPerRecord)
        {
            Span<int> record = to.Slice(offset, width);
            PlyInterleave.FromTriples(
                from.Slice(i, width),
                record[..coefficients],
                record.Slice(coefficients, coefficients),
                record[(2 * coefficients)..]);
        }
    }
}
