using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Adds the cameras that a scene was photographed with, as prims below <c>/World/Cameras</c>.</summary>
/// <remarks>
/// They stand in the stage's world as the splats do. A camera has the size of its images as custom data,
/// <c>usdGsplat:imageSize</c>, and their names. The main camera, if one is chosen, is the one that Omniverse looks through at
/// first, and <see cref="SceneContext.MainCamera"/> for the steps after.
/// </remarks>
public sealed class CamerasStep : ISceneStep
{
    private readonly CameraSet cameras;
    private readonly CamerasOptions options;

    /// <summary>A step that adds cameras.</summary>
    /// <param name="cameras">In the world of the scene's first input.</param>
    /// <param name="options">Which, and how; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public CamerasStep(CameraSet cameras, CamerasOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cameras);
        this.cameras = cameras;
        this.options = options ?? new CamerasOptions();
        this.options.Validate();
    }

    /// <summary>What was done; null before <see cref="Author"/>.</summary>
    public CamerasReport? Report { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The main camera is none of the set, or several.</exception>
    public void Author(UsdStage stage, SceneContext scene)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(scene);
        Report = new CamerasAuthor(stage, scene, cameras, options).Author();
    }
}
