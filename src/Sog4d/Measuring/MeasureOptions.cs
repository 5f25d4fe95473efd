namespace UsdGsplat.Sog4d.Measuring;

/// <summary>What of a file to measure.</summary>
public sealed record MeasureOptions
{
    /// <summary>Most frames to compare, at least 1, spread evenly with the first and the last among them; null for all. Default 5.</summary>
    public int? MaxFrames { get; init; } = 5;

    /// <summary>
    /// Opacities of the input below this count as 0, since they were written so; within 1e-6 of it both are right. Default
    /// 1/255, below which the player shows nothing; 0 for none.
    /// </summary>
    public float AlphaZeroThreshold { get; init; } = 1f / 255;

    /// <summary>Most threads to use, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The frames to compare.</summary>
    /// <param name="count">How many there are.</param>
    internal int[] Choose(int count)
    {
        if (MaxFrames is not { } most || most >= count) return [.. Enumerable.Range(0, count)];
        if (most == 1) return [0];
        return [.. Enumerable.Range(0, most).Select(i => (int)((((long)i * (count - 1)) + ((most - 1) / 2)) / (most - 1)))];
    }

    internal void Validate()
    {
        if (MaxFrames is < 1) throw new ArgumentException($"expected at least 1 frame, found {MaxFrames}", nameof(MaxFrames));
        if (AlphaZeroThreshold is not (>= 0 and <= 1)) throw new ArgumentException("expected a threshold of 0 to 1", nameof(AlphaZeroThreshold));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
    }
}
