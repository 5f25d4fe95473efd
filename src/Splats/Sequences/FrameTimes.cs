namespace UsdGsplat.Splats.Sequences;

/// <summary>The normalised times of frames.</summary>
public static class FrameTimes
{
    /// <summary>Spreads frames evenly over 0 to 1: i / (count − 1), and 0 for a single frame. Source: sog4d, section 2.2.</summary>
    /// <param name="count">Number of frames, at least 1.</param>
    public static double[] Uniform(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var times = new double[count];
        for (int i = 1; i < count; i++) times[i] = (double)i / (count - 1);
        return times;
    }

    /// <summary>Checks times: at least one, each 0 to 1, not falling.</summary>
    /// <exception cref="ArgumentException">They break a rule; the message says which and where.</exception>
    public static void Check(IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (times.Count == 0) throw new ArgumentException("expected at least one frame time, found none", nameof(times));
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i] is not (>= 0 and <= 1)) throw new ArgumentException(FormattableString.Invariant($"expected frame times of 0 to 1, found {times[i]} at {i}"), nameof(times));
            if (i > 0 && times[i] < times[i - 1]) throw new ArgumentException(FormattableString.Invariant($"expected frame times that do not fall, found {times[i]} after {times[i - 1]} at {i}"), nameof(times));
        }
    }
}
