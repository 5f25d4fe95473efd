using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>When the sets of spherical harmonics of a 4D cloud are: evenly spread over its frames, the first and the last included.</summary>
internal static class HarmonicTimes
{
    /// <summary>How many sets there are to sample; 1 where harmonics stay, or all sets come together in a single frame.</summary>
    internal static int Sets(ISplatSource cloud, ParticleTimeline frames) =>
        cloud is IShFrameSource { ShFrameCount: > 1 } changing && frames.Frames > 1 ? changing.ShFrameCount : 1;

    /// <summary>The frame of a set, which need not be a whole one.</summary>
    internal static double Frame(int set, int sets, ParticleTimeline frames) => (double)set * (frames.Frames - 1) / (sets - 1);

    /// <summary>What a layer of some frames samples: their ends, and the sets between; each as a frame and a set, which need not be whole ones.</summary>
    internal static IEnumerable<(double Frame, double Set)> Between(int first, int last, int sets, ParticleTimeline frames)
    {
        double SetAt(int frame) => (double)frame * (sets - 1) / (frames.Frames - 1);
        yield return (first, SetAt(first));
        for (int set = 0; set < sets; set++)
        {
            double frame = Frame(set, sets, frames);
            if (frame > first && frame < last) yield return (frame, set);
        }

        if (last > first) yield return (last, SetAt(last));
    }
}
