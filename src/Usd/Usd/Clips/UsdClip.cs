namespace pxr;

/// <summary>One layer of a clip set in a stretch of time in which it is the active one.</summary>
/// <remarks>Paths are those in the layer, times those of the stage, unless a name says otherwise.</remarks>
/// <param name="layer">The layer.</param>
/// <param name="authoredStart">The time in <c>active</c>.</param>
/// <param name="start">The same, or minus infinity for the first clip.</param>
/// <param name="end">The start of the next clip, or infinity for the last.</param>
/// <param name="times">The set's map of times.</param>
internal sealed class UsdClip(UsdClipLayer layer, double authoredStart, double start, double end, UsdClipTimes times)
{
    internal UsdClipLayer Layer => layer;

    /// <summary>The time in <c>active</c>, at which every clip has a sample, so that what is active before does not reach into it.</summary>
    internal double AuthoredStart => authoredStart;

    internal double Start => start;

    internal double End => end;

    /// <summary>The sample times around a time, within the stretch in which the clip is active.</summary>
    internal (double Lower, double Upper) Bracket(SdfPath path, double time)
    {
        Span<double> found = stackalloc double[5];
        int count = 0;
        if (layer.Samples(path) is { } samples)
        {
            (int lower, int upper) = samples.Bracket(times.ToClip(time));
            (found[count++], found[count++]) = times.ToStage(time, samples.Times[lower], samples.Times[upper]);
        }

        if (times.BracketKnots(time, out double before, out double behind)) (found[count++], found[count++]) = (before, behind);
        found[count++] = authoredStart;
        (double low, double high) = (double.NegativeInfinity, double.PositiveInfinity);
        (double first, double last) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double each in found[..count])
        {
            if (each < start || each >= end) continue;
            (first, last) = (Math.Min(first, each), Math.Max(last, each));
            if (each <= time) low = Math.Max(low, each);
            if (each >= time) high = Math.Min(high, each);
        }

        return (double.IsInfinity(low) ? first : low, double.IsInfinity(high) ? last : high);
    }

    /// <summary>Adds the sample times to a set.</summary>
    /// <param name="path">The attribute.</param>
    /// <param name="into">The times.</param>
    /// <param name="most">When to stop.</param>
    /// <returns>False when there are more than <paramref name="most"/>.</returns>
    internal bool AddTimes(SdfPath path, SortedSet<double> into, int most)
    {
        into.Add(authoredStart);
        return times.AddStageTimes(layer.Samples(path), start, end, into, most);
    }

    /// <summary>The value that the layer has at a time, which may be a block; null without samples.</summary>
    internal object? Value(SdfPath path, double time, UsdInterpolationType type)
    {
        if (layer.Samples(path) is not { } samples) return null;
        double clipTime = times.ToClip(time);
        object value = UsdInterpolation.At(samples, clipTime, type);

        // A time as a value is relative to the times of its layer.
        return time.Equals(clipTime) ? value : UsdValueMap.MapTimes(value, new SdfLayerOffset(time - clipTime));
    }
}
