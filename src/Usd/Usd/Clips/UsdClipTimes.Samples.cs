namespace pxr;

/// <content>Where the samples of a layer lie in the times of the stage. One sample may lie at several.</content>
internal sealed partial class UsdClipTimes
{
    /// <summary>The entries on both sides of a time of the stage, or the one at it.</summary>
    /// <returns>Whether there are entries.</returns>
    internal bool BracketKnots(double time, out double lower, out double upper)
    {
        (lower, upper) = (time, time);
        if (IsSame) return false;
        int above = Math.Min(FirstAtOrAfter(time), knots.Length - 1);
        upper = knots[above].Stage;
        lower = upper <= time || above == 0 ? upper : knots[above - 1].Stage;
        return true;
    }

    /// <summary>The stage times around a stage time at which two samples around its clip time lie.</summary>
    /// <param name="time">The stage time.</param>
    /// <param name="lower">The clip time of the sample before it.</param>
    /// <param name="upper">The clip time of the sample behind it.</param>
    internal (double Lower, double Upper) ToStage(double time, double lower, double upper)
    {
        if (IsSame) return (lower, upper);
        int segment = Segment(time);
        double? stageLower = null, stageUpper = null;
        for (int i = segment; i >= 0 && stageLower is null; i--) stageLower = Nearest(i, lower, time, isOnly: lower.Equals(upper), isLower: true);
        for (int i = segment; i < knots.Length - 1 && stageUpper is null; i++) stageUpper = Nearest(i, upper, time, isOnly: lower.Equals(upper), isLower: false);
        if (stageLower is null && stageUpper is null) return (Clamped(lower), Clamped(upper));
        return (stageLower ?? stageUpper!.Value, stageUpper ?? stageLower!.Value);
    }

    /// <summary>Adds the stage times at which samples and entries lie within the time that a layer is active.</summary>
    /// <param name="samples">The samples of the layer, if there are any.</param>
    /// <param name="start">The first stage time at which the layer is active.</param>
    /// <param name="end">The first stage time at which it is so no more.</param>
    /// <param name="into">The times.</param>
    /// <param name="most">When to stop.</param>
    /// <returns>False when there are more than <paramref name="most"/> times.</returns>
    internal bool AddStageTimes(SdfTimeSamples? samples, double start, double end, SortedSet<double> into, int most)
    {
        if (IsSame) return samples is null || AddWithin(samples.Times, start, end, into, most);
        for (int i = Math.Max(FirstAtOrAfter(start) - 1, 0); i < knots.Length - 1 && knots[i].Stage < end; i++)
        {
            AddKnot(knots[i].Stage, start, end, into);
            AddKnot(knots[i + 1].Stage, start, end, into);
            (double low, double high) = Range(i);
            if (samples is null || knots[i].Jumps || low.Equals(high)) continue;
            for (int at = samples.FirstAtOrAfter(low); at < samples.Count && samples.Times[at] <= high && into.Count <= most; at++)
            {
                AddKnot(ToStage(i, samples.Times[at]), start, end, into);
            }

            if (into.Count > most) return false;
        }

        return into.Count <= most;
    }

    private static bool AddWithin(IReadOnlyList<double> times, double start, double end, SortedSet<double> into, int most)
    {
        foreach (double time in times) AddKnot(time, start, end, into);
        return into.Count <= most;
    }

    private static void AddKnot(double time, double start, double end, SortedSet<double> into)
    {
        if (time >= start && time < end) into.Add(time);
    }

    /// <summary>Where a clip time lies in a segment; null when it does not.</summary>
    private double? Nearest(int segment, double clipTime, double time, bool isOnly, bool isLower)
    {
        (Knot a, Knot b) = (knots[segment], knots[segment + 1]);
        (double low, double high) = Range(segment);
        if (a.Jumps || clipTime < low || clipTime > high) return null;
        if (!a.Clip.Equals(b.Clip)) return ToStage(segment, clipTime);
        if (isOnly && time.Equals(a.Stage)) return a.Stage;
        if (isOnly && time.Equals(b.Stage)) return b.Stage;
        return isLower ? a.Stage : b.Stage;
    }

    private (double Low, double High) Range(int segment) =>
        (Math.Min(knots[segment].Clip, knots[segment + 1].Clip), Math.Max(knots[segment].Clip, knots[segment + 1].Clip));

    /// <summary>The end of all entries on whose side a clip time lies that none of them reaches.</summary>
    private double Clamped(double clipTime) => clipTime < knots[0].Clip ? knots[0].Stage : knots[^1].Stage;
}
