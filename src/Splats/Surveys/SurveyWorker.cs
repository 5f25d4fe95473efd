using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Splats.Surveys;

/// <summary>One thread's share of a survey: its buffers of one chunk and its tallies.</summary>
internal sealed class SurveyWorker
{
    /// <summary>Splats a chunk: all columns of degree 3 stay in a core's own cache. A multiple of 64, as masks want.</summary>
    internal const int ChunkSplats = 2048;

    // exp of the next float up is infinite, of the next float down 0, in single precision.
    private const float LargestLogScale = 88.72283f;
    private const float SmallestLogScale = -103.97208f;

    private readonly ISplatSource source;
    private readonly SurveyOptions options;
    private readonly SplatMaskBuilder mask;
    private readonly MedianSample sample;
    private readonly SplatColumn[] columns;
    private readonly float[][] buffers;
    private readonly float[] halfExtents = new float[ChunkSplats * 3];
    private readonly bool[] dropped = new bool[ChunkSplats];
    private bool anyDropped;

    internal SurveyWorker(ISplatSource source, SurveyOptions options, SplatMaskBuilder mask, MedianSample sample)
    {
        (this.source, this.options, this.mask, this.sample) = (source, options, mask, sample);
        columns = [.. source.Schema.Columns];
        buffers = [.. columns.Select(column => new float[ChunkSplats * source.Schema.Width(column)])];
        Tallies = [.. columns.Select(_ => new ColumnTally())];
    }

    /// <summary>One a column of the cloud, in its order.</summary>
    internal ColumnTally[] Tallies { get; }

    /// <summary>Centres and half-extents, one an axis.</summary>
    internal ExtentHistogram[] Extents { get; } = [new(), new(), new()];

    /// <summary>Rotations that count as the identity.</summary>
    internal long RepairedRotations { get; private set; }

    /// <summary>Splats with a log scale whose exponential is infinite, or 0 for a finite one.</summary>
    internal long UnusableScales { get; private set; }

    /// <summary>Kept splats with an axis of length 0.</summary>
    internal long FlatSplats { get; private set; }

    /// <summary>Kept splats with opacity exactly 0 or 1.</summary>
    internal long SaturatedOpacities { get; private set; }

    /// <summary>Surveys one chunk.</summary>
    internal void Visit(long first, int splats)
    {
        dropped.AsSpan(0, splats).Clear();
        anyDropped = false;
        Span<(float, float)> ranges = stackalloc (float, float)[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            Span<float> values = Values(i, splats);
            source.Read(columns[i], first, values);
            if (!ColumnScan.AllFinite(values)) FindNonFinite(i, values, first);
            if (columns[i] == SplatColumn.RotationsXyzw) RepairedRotations += Rotations.Repair(values);
            ranges[i] = ColumnScan.Range(values);
            if (columns[i] == SplatColumn.LogScales) CheckScales(values, ranges[i]);
        }

        Sample(first, splats);
        if (anyDropped)
        {
            splats = Compact(first, splats);
            for (int i = 0; i < columns.Length; i++) ranges[i] = ColumnScan.Range(Values(i, splats));
        }

        for (int i = 0; i < columns.Length; i++) Tallies[i].AddRange(ranges[i]);
        CountSurvivors(splats, ranges);
        AddExtents(splats);
    }

    /// <summary>Adds what another thread found.</summary>
    internal void Merge(SurveyWorker other)
    {
        for (int i = 0; i < Tallies.Length; i++) Tallies[i].Merge(other.Tallies[i]);
        for (int axis = 0; axis < 3; axis++) Extents[axis].Merge(other.Extents[axis]);
        RepairedRotations += other.RepairedRotations;
        UnusableScales += other.UnusableScales;
        FlatSplats += other.FlatSplats;
        SaturatedOpacities += other.SaturatedOpacities;
    }

    private Span<float> Values(int column, int splats) => buffers[column].AsSpan(0, splats * source.Schema.Width(columns[column]));

    private Span<float> Values(SplatColumn column, int splats) => Values(Array.IndexOf(columns, column), splats);

    private void FindNonFinite(int column, ReadOnlySpan<float> values, long first)
    {
        int width = source.Schema.Width(columns[column]);
        for (int i = 0; i < values.Length / width; i++)
        {
            ReadOnlySpan<float> splat = values.Slice(i * width, width);
            if (ColumnScan.AllFinite(splat)) continue;
            Tallies[column].AddNonFinite(first + i);
            foreach (float value in splat)
            {
                if (!float.IsFinite(value) && !Survives(columns[column], value)) Drop(i);
            }
        }
    }

    /// <summary>Writers clamp an exact opacity and a flat axis; an invalid rotation is the identity; nothing else has a use.</summary>
    private static bool Survives(SplatColumn column, float nonFinite) => column switch
    {
        SplatColumn.RotationsXyzw => true,
        SplatColumn.LogScales => float.IsNegativeInfinity(nonFinite),
        SplatColumn.OpacityLogits => !float.IsNaN(nonFinite),
        _ => false,
    };

    private void CheckScales(ReadOnlySpan<float> values, (float Min, float Max) range)
    {
        // Written so that NaN, which makes the range meaningless, looks closer too.
        if (range.Min >= SmallestLogScale && range.Max <= LargestLogScale && !anyDropped) return;
        for (int i = 0; i < values.Length / 3; i++)
        {
            bool unusable = false;
            foreach (float value in values.Slice(i * 3, 3))
            {
                unusable |= float.IsFinite(value) && (value > LargestLogScale || value < SmallestLogScale);
            }

            if (!unusable) continue;
            UnusableScales++;
            if (options.DropUnusableScales) Drop(i);
        }
    }

    private void Drop(int indexInChunk) => dropped[indexInChunk] = anyDropped = true;

    private void Sample(long first, int splats)
    {
        ReadOnlySpan<float> centres = Values(SplatColumn.Positions, splats), logScales = Values(SplatColumn.LogScales, splats);
        long stride = sample.Stride;
        for (long index = (first + stride - 1) / stride * stride; index < first + splats; index += stride)
        {
            int i = (int)(index - first);
            if (!dropped[i]) sample.Add(index, centres.Slice(i * 3, 3), logScales.Slice(i * 3, 3));
        }
    }

    private int Compact(long first, int splats)
    {
        int kept = 0;
        for (int i = 0; i < splats; i++)
        {
            if (dropped[i])
            {
                mask.Drop(first + i);
                continue;
            }

            for (int c = 0; c < columns.Length && kept != i; c++)
            {
                int width = source.Schema.Width(columns[c]);
                buffers[c].AsSpan(i * width, width).CopyTo(buffers[c].AsSpan(kept * width));
            }

            kept++;
        }

        return kept;
    }

    private void CountSurvivors(int splats, ReadOnlySpan<(float Min, float Max)> ranges)
    {
        if (float.IsNegativeInfinity(ranges[Array.IndexOf(columns, SplatColumn.LogScales)].Min))
        {
            ReadOnlySpan<float> scales = Values(SplatColumn.LogScales, splats);
            for (int i = 0; i < splats; i++)
            {
                if (scales.Slice(i * 3, 3).Contains(float.NegativeInfinity)) FlatSplats++;
            }
        }

        (float min, float max) = ranges[Array.IndexOf(columns, SplatColumn.OpacityLogits)];
        if (float.IsFinite(min) && float.IsFinite(max)) return;
        foreach (float logit in Values(SplatColumn.OpacityLogits, splats))
        {
            if (float.IsInfinity(logit)) SaturatedOpacities++;
        }
    }

    private void AddExtents(int splats)
    {
        ReadOnlySpan<float> centres = Values(SplatColumn.Positions, splats);
        Span<float> extents = halfExtents.AsSpan(0, splats * 3);
        PortableMath.Exp(Values(SplatColumn.LogScales, splats), extents);
        HalfExtents.Compute(extents, Values(SplatColumn.RotationsXyzw, splats), options.ExtentSigmas, extents);
        for (int axis = 0; axis < 3; axis++)
        {
            ExtentHistogram histogram = Extents[axis];
            for (int i = axis; i < extents.Length; i += 3) histogram.Add(centres[i], extents[i]);
        }
    }
}
