using System.Diagnostics;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Where the time of a bake went.</summary>
/// <remarks>Stages follow each other; the work of frames is done by several threads, whose seconds are added.</remarks>
public sealed class BakeStages
{
    private readonly List<(string Stage, double Seconds)> stages = [];
    private long encoding, computing;
    private long since = Stopwatch.GetTimestamp();

    /// <summary>The stages in their order, in seconds on the clock.</summary>
    public IReadOnlyList<(string Stage, double Seconds)> Stages => stages;

    /// <summary>Of the images: seconds of threads that evaluated and rounded splats.</summary>
    public double KernelThreadSeconds => computing / (double)Stopwatch.Frequency;

    /// <summary>Of the images: seconds of threads that encoded WebP.</summary>
    public double WebPThreadSeconds => encoding / (double)Stopwatch.Frequency;

    /// <summary>Ends a stage; the next begins.</summary>
    internal void End(string stage)
    {
        long now = Stopwatch.GetTimestamp();
        stages.Add((stage, Stopwatch.GetElapsedTime(since, now).TotalSeconds));
        since = now;
    }

    /// <summary>Adds the time since a moment to what encoding took, and gives the present one. May be called by several threads.</summary>
    internal long Encoded(long from) => Add(ref encoding, from);

    /// <summary>Adds the time since a moment to what kernels took, and gives the present one. May be called by several threads.</summary>
    internal long Computed(long from) => Add(ref computing, from);

    private static long Add(ref long total, long from)
    {
        long now = Stopwatch.GetTimestamp();
        Interlocked.Add(ref total, now - from);
        return now;
    }
}
