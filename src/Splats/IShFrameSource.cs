namespace UsdGsplat.Splats;

/// <summary>A cloud whose higher spherical-harmonics coefficients change over time, one set a frame.</summary>
/// <remarks>
/// Frame f of F belongs to normalised time f / (F − 1). <see cref="ISplatSource.Read"/> gives frame 0; all other columns
/// are the same in every frame.
/// </remarks>
public interface IShFrameSource : ISplatSource
{
    /// <summary>Number of frames, at least 1.</summary>
    int ShFrameCount { get; }

    /// <summary>The cloud with the coefficients of one frame. It reads this source's file and must not outlive it.</summary>
    /// <param name="frame">Index of the frame, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    ISplatSource AtShFrame(int frame);
}
