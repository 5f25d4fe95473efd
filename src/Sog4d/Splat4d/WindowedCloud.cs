using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Windows of time in memory.</summary>
internal sealed class WindowedCloud(SplatCloud cloud, float[] starts, float[] durations, float[] velocities) : IWindowedSplats
{
    public string Name => cloud.Name;

    public SplatSchema Schema => cloud.Schema;

    public IReadOnlyList<string> Warnings => cloud.Warnings;

    /// <summary>Reads windows, but for their higher coefficients.</summary>
    /// <param name="source">The windows; each column is read forward, once.</param>
    /// <param name="order">Of each splat of the result its index in the source.</param>
    internal static WindowedCloud Of(IWindowedSplats source, int[] order)
    {
        long count = source.Schema.Count;
        float[] allStarts = new float[count], allDurations = new float[count], allVelocities = new float[3 * count];
        source.ReadWindows(0, allStarts, allDurations, allVelocities);
        float[] starts = new float[order.Length], durations = new float[order.Length], velocities = new float[3 * order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            (starts[i], durations[i]) = (allStarts[order[i]], allDurations[order[i]]);
            allVelocities.AsSpan(3 * order[i], 3).CopyTo(velocities.AsSpan(3 * i));
        }

        return new WindowedCloud(ResidentRecords.Of(new Splats.Operations.ShDegreeSplatSource(source, 0), order), starts, durations, velocities);
    }

    public void Read(SplatColumn column, long first, Span<float> into) => cloud.Read(column, first, into);

    public void ReadWindows(long first, Span<float> startsInto, Span<float> durationsInto, Span<float> velocitiesInto)
    {
        starts.AsSpan((int)first, startsInto.Length).CopyTo(startsInto);
        durations.AsSpan((int)first, durationsInto.Length).CopyTo(durationsInto);
        velocities.AsSpan(3 * (int)first, velocitiesInto.Length).CopyTo(velocitiesInto);
    }

    public void Dispose() => cloud.Dispose();
}
