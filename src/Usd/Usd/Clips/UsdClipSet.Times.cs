namespace pxr;

/// <content>The sample times of a clip set.</content>
internal sealed partial class UsdClipSet
{
    /// <summary>The sample times around a time, perhaps of two clips.</summary>
    internal (double Lower, double Upper) Bracket(SdfPath site, double time)
    {
        SdfPath path = InClip(site);
        int index = IndexAt(time);
        double? lower = null, upper = null;
        if (Contributes(clips[index], path))
        {
            (lower, upper) = clips[index].Bracket(path, time);

            // Behind the last sample of a clip the next one follows.
            if (lower.Equals(upper) && time > upper) upper = null;
        }

        for (int i = index - 1; i >= 0 && lower is null; i--)
        {
            if (Contributes(clips[i], path)) lower = clips[i].Bracket(path, time).Upper;
        }

        for (int i = index + 1; i < clips.Length && upper is null; i++)
        {
            if (Contributes(clips[i], path)) upper = clips[i].Start;
        }

        double any = lower ?? upper ?? clips[0].AuthoredStart;
        return (lower ?? any, upper ?? any);
    }

    /// <summary>The sample times within an interval, ascending. Layers that are not active in it stay closed.</summary>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">There are more than <see cref="MostTimes"/>.</exception>
    internal List<double> Times(SdfPath site, GfInterval interval)
    {
        SdfPath path = InClip(site);
        var times = new SortedSet<double>();
        foreach (UsdClip clip in clips)
        {
            if (interval.Intersects(new GfInterval(clip.Start, clip.End, true, false)) && Contributes(clip, path) && !clip.AddTimes(path, times, MostTimes))
                throw TooManyTimes(site);
        }

        times.RemoveWhere(time => !interval.Contains(time));
        double first = clips[0].AuthoredStart;
        if (times.Count == 0 && interval.Contains(first) && !Array.Exists(clips, clip => Contributes(clip, path))) times.Add(first);
        return [.. times];
    }

    /// <summary>Whether a clip has samples: always, unless missing ones are interpolated and there are neither samples nor a default.</summary>
    private bool Contributes(UsdClip clip, SdfPath path) => !interpolatesMissing
        || (!manifest.IsBlocked(path, clip.AuthoredStart) && clip.Layer.Samples(path) is not null)
        || manifest.Default(path) is not null;
}
