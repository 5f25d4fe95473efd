namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>A run of frames that becomes one window of linear motion.</summary>
/// <param name="First">Its first frame, whose attributes it has.</param>
/// <param name="Last">Its last frame, where it ends.</param>
/// <param name="Time">The window's start.</param>
/// <param name="Elapsed">The window's length, which is the time of the motion.</param>
internal sealed record SequenceRun(int First, int Last, double Time, double Elapsed)
{
    /// <summary>The runs of a sequence. Source: splat4d section 8.2.</summary>
    /// <param name="times">Normalised times of the frames.</param>
    /// <param name="mode">One run, or several.</param>
    /// <param name="frameStep">Frames a run, of several.</param>
    /// <exception cref="ArgumentException">The step is below 1, or there are too few frames for keyframes.</exception>
    internal static IEnumerable<SequenceRun> Of(IReadOnlyList<double> times, Splat4dSequenceMode mode, int frameStep)
    {
        if (frameStep < 1) throw new ArgumentException($"expected a step of at least 1 frame, found {frameStep}");
        int last = times.Count - 1;
        if (mode == Splat4dSequenceMode.Average) return [new SequenceRun(0, last, 0, 1)];
        if (last == 0) throw new ArgumentException("keyframes need at least 2 frames, found 1");
        return Enumerable.Range(0, (last + frameStep - 1) / frameStep).Select(i =>
        {
            int from = i * frameStep, to = (int)Math.Min((long)from + frameStep, last);
            return new SequenceRun(from, to, times[from], times[to] - times[from]);
        });
    }
}
