using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The frames of a sequence as windows of linear motion, one run of frames after the other: splat i of run r is r·N + i.</summary>
/// <remarks>
/// What <see cref="Splat4dBaker"/> writes of a sequence, and what errors of such a file are measured against. Two runs are
/// resident at a time, so it is best read forward. Source: splat4d section 8.2.
/// </remarks>
public sealed class SequenceWindows : IWindowedSplats
{
    private readonly ISplatSequence sequence;
    private readonly SequenceRun[] runs;
    private readonly int[]? kept;
    private readonly long runSplats;
    private readonly Lock gate = new();
    private (int Index, WindowedCloud? Cloud) newest = (-1, null), older = (-1, null);

    /// <summary>Looks at all splats of a sequence.</summary>
    /// <param name="sequence">The frames; not disposed.</param>
    /// <param name="mode">One run over all frames, or several.</param>
    /// <param name="frameStep">Frames a run, at least 1; of several runs.</param>
    /// <exception cref="ArgumentException">The step is below 1, or there are too few frames for keyframes.</exception>
    public SequenceWindows(ISplatSequence sequence, Splat4dSequenceMode mode, int frameStep)
        : this(sequence, [.. SequenceRun.Of((sequence ?? throw new ArgumentNullException(nameof(sequence))).Times, mode, frameStep)], null)
    {
    }

    /// <summary>The records of chosen splats, to be written; their higher coefficients are written apart.</summary>
    internal SequenceWindows(ISplatSequence sequence, SequenceRun[] runs, int[]? kept)
    {
        (this.sequence, this.runs, this.kept) = (sequence, runs, kept);
        runSplats = kept?.Length ?? sequence.Schema.Count;
        Schema = sequence.Schema with { Count = runs.Length * runSplats, ShDegree = kept is null && runs.Length == 1 ? sequence.Schema.ShDegree : 0 };
    }

    /// <inheritdoc/>
    public string Name => sequence.Name;

    /// <summary>Of several runs the higher coefficients are left out: they have no place in such a file.</summary>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => sequence.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length), width = Schema.Width(column);
        for (int done = 0; done < splats;)
        {
            (int run, long at, int count) = Part(first + done, splats - done);
            Span<float> part = into.Slice(done * width, count * width);
            if (column == SplatColumn.ShRest) ReadShRest(at, part);
            else Load(run).Read(column, at, part);
            done += count;
        }
    }

    /// <inheritdoc/>
    public void ReadWindows(long first, Span<float> starts, Span<float> durations, Span<float> velocities)
    {
        for (int done = 0; done < starts.Length;)
        {
            (int run, long at, int count) = Part(first + done, starts.Length - done);
            Load(run).ReadWindows(at, starts.Slice(done, count), durations.Slice(done, count), velocities.Slice(3 * done, 3 * count));
            done += count;
        }
    }

    /// <summary>Lets go of the runs; the sequence stays open.</summary>
    public void Dispose() => (newest, older) = ((-1, null), (-1, null));

    private (int Run, long First, int Count) Part(long first, int splats)
    {
        long run = Math.DivRem(first, runSplats, out long at);
        return ((int)run, at, (int)Math.Min(splats, runSplats - at));
    }

    private void ReadShRest(long first, Span<float> into)
    {
        using ISplatSource frame = sequence.OpenFrame(0);
        int width = Schema.Width(SplatColumn.ShRest);
        if (kept is null) frame.Read(SplatColumn.ShRest, first, into);
        else for (int i = 0; i < into.Length / width; i++) frame.Read(SplatColumn.ShRest, kept[first + i], into.Slice(i * width, width));
    }

    private WindowedCloud Load(int run)
    {
        lock (gate)
        {
            if (newest.Index == run) return newest.Cloud!;
            if (older.Index == run) return older.Cloud!;
            (older, newest) = (newest, (run, Read(runs[run])));
            return newest.Cloud!;
        }
    }

    /// <summary>Time and duration are one number for all splats of a run, which is how Unity knows it.</summary>
    private WindowedCloud Read(SequenceRun run)
    {
        SplatCloud cloud = Frame(run.First);
        Span<float> from = cloud.Column(SplatColumn.Positions);
        var velocities = new float[from.Length];
        if (run.Last > run.First && run.Elapsed > 0)
        {
            ReadPositions(run.Last, velocities);
            for (int i = 0; i < velocities.Length; i++) velocities[i] = (float)(((double)velocities[i] - from[i]) / run.Elapsed);
        }

        float[] starts = new float[runSplats], durations = new float[runSplats];
        Array.Fill(starts, (float)run.Time);
        Array.Fill(durations, (float)run.Elapsed);
        return new WindowedCloud(cloud, starts, durations, velocities);
    }

    private SplatCloud Frame(int frame)
    {
        using ISplatSource source = sequence.OpenFrame(frame);
        return ResidentRecords.Of(new Splats.Operations.ShDegreeSplatSource(source, 0), kept);
    }

    private void ReadPositions(int frame, Span<float> into)
    {
        using ISplatSource source = sequence.OpenFrame(frame);
        if (kept is null) source.Read(SplatColumn.Positions, 0, into);
        else ResidentRecords.Gather((at, values) => source.Read(SplatColumn.Positions, at, values), source.Schema.Count, 3, kept, into);
    }
}
