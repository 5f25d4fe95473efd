using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>A cloud that says itself when each splat is seen: its positions are those at the windows' starts.</summary>
public interface IWindowedSplats : ISplatSource
{
    /// <summary>Reads windows and velocities.</summary>
    /// <param name="first">Index of the first splat.</param>
    /// <param name="starts">Takes the windows' starts, one float a splat, normalised time.</param>
    /// <param name="durations">Takes their lengths, one float a splat.</param>
    /// <param name="velocities">Takes displacements per 1.0 of normalised time, x, y, z a splat.</param>
    void ReadWindows(long first, Span<float> starts, Span<float> durations, Span<float> velocities);
}
