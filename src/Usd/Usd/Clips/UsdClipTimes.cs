namespace pxr;

/// <summary>The piecewise linear map from the times of a stage to the times in the layers of a clip set.</summary>
/// <remarks>
/// Made of the entries of <c>times</c>. Two entries with one stage time are a jump: the first of them rules all times before it,
/// the second that time and what follows. Before the first entry and behind the last one the layers stand still. Without entries
/// the times are the same. Source: OpenUSD's documentation of value clips, "Jump Discontinuities".
/// </remarks>
internal sealed partial class UsdClipTimes
{
    /// <summary>How far before a jump the last sample of the first part lies: OpenUSD's safe step for times up to a million.</summary>
    internal const double JumpStep = 2.220446049250313e-16 * 1e6 * 10 * 2;

    // The first and the last knot stand twice, so that all times lie in a segment.
    private readonly Knot[] knots;

    private UsdClipTimes(Knot[] knots) => this.knots = knots;

    /// <summary>The map of a set that has no <c>times</c>.</summary>
    internal static UsdClipTimes Same { get; } = new([]);

    private bool IsSame => knots.Length == 0;

    /// <summary>The map of pairs of a stage time and a clip time, in any order.</summary>
    internal static UsdClipTimes Of(ReadOnlySpan<GfVec2d> pairs)
    {
        if (pairs.IsEmpty) return Same;
        Knot[] knots = [.. pairs.ToArray().Select(pair => new Knot(pair[0], pair[1], Jumps: false)).OrderBy(knot => knot.Stage)];
        for (int i = 0; i + 1 < knots.Length; i++)
        {
            if (knots[i].Stage.Equals(knots[i + 1].Stage)) knots[i] = new Knot(knots[i].Stage - JumpStep, knots[i].Clip, Jumps: true);
        }

        return new([knots[0], .. knots, knots[^1]]);
    }

    /// <summary>The time in the layers at a time of the stage.</summary>
    internal double ToClip(double time)
    {
        if (IsSame) return time;
        int segment = Segment(time);
        (Knot a, Knot b) = (knots[segment], End(segment));
        if (a.Stage.Equals(b.Stage) || time.Equals(a.Stage)) return a.Clip;
        return time.Equals(b.Stage) ? b.Clip : ((b.Clip - a.Clip) / (b.Stage - a.Stage) * (time - a.Stage)) + a.Clip;
    }

    /// <summary>The stage time of a clip time in a segment that is no jump.</summary>
    private double ToStage(int segment, double clipTime)
    {
        (Knot a, Knot b) = (knots[segment], End(segment));
        if (a.Clip.Equals(b.Clip) || clipTime.Equals(a.Clip)) return a.Stage;
        return clipTime.Equals(b.Clip) ? b.Stage : ((b.Stage - a.Stage) / (b.Clip - a.Clip) * (clipTime - a.Clip)) + a.Stage;
    }

    /// <summary>The end of a segment, where it is authored: before a jump not a step earlier, which would spoil exact times.</summary>
    private Knot End(int segment)
    {
        Knot end = knots[segment + 1];
        return end.Jumps ? end with { Stage = knots[segment + 2].Stage } : end;
    }

    /// <summary>The segment that rules a time.</summary>
    private int Segment(double time)
    {
        if (time <= knots[0].Stage) return 0;
        return time >= knots[^1].Stage ? knots.Length - 2 : FirstAtOrAfter(time) - 1;
    }

    private int FirstAtOrAfter(double time)
    {
        int low = 0, high = knots.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (knots[middle].Stage < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <param name="Stage">The time of the stage.</param>
    /// <param name="Clip">The time in the layers.</param>
    /// <param name="Jumps">Whether the next knot is the other side of a jump.</param>
    private readonly record struct Knot(double Stage, double Clip, bool Jumps);
}
