using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>One addition to a scene's root stage: cameras, lights, render settings, a script.</summary>
/// <remarks>
/// Steps run in their order, when the splats' prims are on the stage and before anything is written. The stage is composed
/// for real: the layers of the splats are in memory, and the root layer names them as it will name their files. A step edits
/// the root layer, which is the stage's edit target, and throws when the scene cannot be made; then nothing is written.
/// </remarks>
public interface ISceneStep
{
    /// <summary>Adds to the stage.</summary>
    /// <param name="stage">The scene; its default prim is <c>/World</c>.</param>
    /// <param name="scene">What is known of it, and where to warn and to add files.</param>
    void Author(UsdStage stage, SceneContext scene);
}
