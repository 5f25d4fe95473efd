namespace UsdGsplat.Sog4d.Bundles;

/// <summary>When the frames of a bundle are. Source: sog4d, sections 2.2 and 14.</summary>
public sealed class Sog4dTimeline
{
    private readonly float[]? times;

    /// <summary>A timeline of evenly spaced frames.</summary>
    /// <param name="frameCount">At least 1.</param>
    public Sog4dTimeline(int frameCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        FrameCount = frameCount;
    }

    /// <summary>A timeline of listed times.</summary>
    /// <param name="times">At least one, from 0 to 1, never decreasing; copied.</param>
    /// <exception cref="ArgumentException">A time is out of range, or decreases.</exception>
    public Sog4dTimeline(IEnumerable<float> times)
    {
        this.times = [.. times];
        FrameCount = this.times.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(FrameCount, 1, nameof(times));
        for (int i = 0; i < FrameCount; i++)
        {
            if (!(this.times[i] >= (i == 0 ? 0 : this.times[i - 1]) && this.times[i] <= 1))
                throw new ArgumentException($"expected times from 0 to 1 that never decrease, found {this.times[i]} at {i}", nameof(times));
        }
    }

    /// <summary>Number of frames.</summary>
    public int FrameCount { get; }

    /// <summary>Whether frames are evenly spaced rather than listed.</summary>
    public bool IsUniform => times is null;

    /// <summary>The time of a frame, 0 to 1; 0 when it is the only one.</summary>
    public float TimeOf(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, FrameCount);
        if (times is not null) return times[frame];
        return FrameCount == 1 ? 0 : (float)((double)frame / (FrameCount - 1));
    }

    /// <summary>The frames to blend at an instant, as the player does.</summary>
    /// <param name="time">Normalised time; clamped to 0 to 1, and 0 in place of NaN.</param>
    /// <remarks>
    /// In single precision, as in the player, so that an evenly spaced frame's own time may land just before it. Of frames
    /// at one time the last counts.
    /// </remarks>
    public Sog4dFramePair At(float time)
    {
        time = time > 0 ? Math.Min(time, 1) : 0;
        return times is null ? AtUniform(time) : AtListed(time, times);
    }

    private Sog4dFramePair AtUniform(float time)
    {
        int last = FrameCount - 1;
        float at = time * last;
        int first = Math.Clamp((int)MathF.Floor(at), 0, last);
        return new Sog4dFramePair(first, Math.Min(first + 1, last), Math.Clamp(at - first, 0, 1));
    }

    private static Sog4dFramePair AtListed(float time, float[] times)
    {
        int last = times.Length - 1;
        if (time <= times[0]) return new Sog4dFramePair(0, 0, 0);
        if (time >= times[last]) return new Sog4dFramePair(last, last, 0);
        int low = 0, high = last;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (times[middle] <= time) low = middle;
            else high = middle;
        }

        // The search leaves times[low] <= time < times[high], so the two differ.
        return new Sog4dFramePair(low, high, (time - times[low]) / (times[high] - times[low]));
    }
}
