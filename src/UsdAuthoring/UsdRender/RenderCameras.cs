using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>Chooses the cameras of render settings.</summary>
internal static class RenderCameras
{
    private const string Type = "Camera";

    /// <summary>The cameras that are asked for; else the main one of the scene, or its first one, or none.</summary>
    /// <exception cref="ArgumentException">One is no camera, or settings are asked for and there is none.</exception>
    internal static IReadOnlyList<SdfPath> Find(UsdStage stage, SceneContext scene, RenderSettingsOptions options)
    {
        if (options.Cameras is { Count: > 0 } named) return [.. named.Select(path => Check(stage, path))];
        if (!options.AllCameras && scene.MainCamera is { } main) return [main];
        List<SdfPath> cameras = [.. stage.Traverse().Where(prim => prim.GetTypeName().GetString() == Type).Select(prim => prim.GetPath())];
        if (cameras.Count == 0) return options.IsAsked ? throw new ArgumentException("render settings need a camera, and the scene has none") : [];
        if (options.AllCameras) return [.. cameras.OrderBy(path => path != scene.MainCamera)];
        if (cameras.Count > 1) scene.Warn($"the render settings take the first of {cameras.Count} cameras, <{cameras[0]}>");
        return [cameras[0]];
    }

    private static SdfPath Check(UsdStage stage, SdfPath path) =>
        RenderTargets.Find(stage, path, Type) is not null ? path : throw new ArgumentException($"expected a Camera at <{path}> for the render settings, found {RenderTargets.Describe(stage, path)}");
}
