namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>When the volumes of a scene are seen: volume i at time code i.</summary>
/// <param name="Frames">Number of volumes.</param>
/// <param name="FramesPerSecond">Frames, that is time codes, per second.</param>
public sealed record NuRecTimeline(int Frames, double FramesPerSecond);
