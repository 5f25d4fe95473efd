namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What of a scene is moved to the origin of the stage.</summary>
public enum SceneCentre
{
    /// <summary>Nothing: the scene stays where its data has it.</summary>
    None,

    /// <summary>The median of the first input's centres, which floaters far away do not move.</summary>
    Median,

    /// <summary>The middle of the bounds of all inputs.</summary>
    Bounds,
}
