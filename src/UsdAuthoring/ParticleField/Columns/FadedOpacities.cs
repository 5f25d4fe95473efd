using System.Buffers;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.UsdAuthoring.ParticleField.Columns;

/// <summary>Opacities of a 4D cloud at a moment.</summary>
/// <param name="cloud">The cloud, with motion.</param>
/// <param name="time">Normalised time.</param>
/// <param name="minSigma">The smallest temporal standard deviation.</param>
internal sealed class FadedOpacities(ISplatSource cloud, double time, float minSigma) : IBulkColumn
{
    private const int ScratchSplats = 8192;

    public int Count { get; } = SplatNumbers.CheckedCount(cloud, 1);

    public int Width => 1;

    public void Read(int first, Span<float> into)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(2 * ScratchSplats);
        for (int splats; into.Length > 0; first += splats, into = into[splats..])
        {
            splats = Math.Min(ScratchSplats, into.Length);
            Span<float> opacities = into[..splats], times = rented.AsSpan(0, splats), durations = rented.AsSpan(ScratchSplats, splats);
            cloud.Read(SplatColumn.OpacityLogits, first, opacities);
            cloud.Read(SplatColumn.Times, first, times);
            cloud.Read(SplatColumn.LogDurations, first, durations);
            SplatActivations.ToOpacities(opacities);
            SplatActivations.Fade(opacities, (float)time, times, durations, minSigma);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
