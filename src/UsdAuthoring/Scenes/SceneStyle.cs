namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What distinguishes the stages of the exporters, apart from the prims of the splats.</summary>
/// <param name="TimeCodesPerSecond">Authored on a still scene, or null when not.</param>
/// <param name="StandsUp">Whether a transform stands Y-down data up; else the stage has the frame of the data.</param>
/// <param name="ReferencePrefix">What stands before the name of a referenced layer.</param>
/// <param name="OnlyUpAxis">The only up axis that goes with it, or null when both do.</param>
public sealed record SceneStyle(double? TimeCodesPerSecond, bool StandsUp, string ReferencePrefix, UpAxis? OnlyUpAxis)
{
    /// <summary>Ours.</summary>
    public static SceneStyle Default { get; } = new(TimeCodesPerSecond: 24, StandsUp: true, "./", OnlyUpAxis: null);
}
