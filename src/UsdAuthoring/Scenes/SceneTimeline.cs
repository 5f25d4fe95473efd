namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The time codes of a scene that moves.</summary>
/// <param name="Start">The first time code.</param>
/// <param name="End">The last time code, not before the first.</param>
/// <param name="FramesPerSecond">Frames, that is time codes, per second.</param>
public sealed record SceneTimeline(double Start, double End, double FramesPerSecond)
{
    /// <summary>Frame i at time code i.</summary>
    /// <param name="frames">How many, at least 1.</param>
    /// <param name="framesPerSecond">Frames per second.</param>
    public static SceneTimeline OfFrames(int frames, double framesPerSecond) => new(0, frames - 1, framesPerSecond);

    /// <summary>How many whole time codes there are.</summary>
    public int Frames => (int)(End - Start) + 1;
}
