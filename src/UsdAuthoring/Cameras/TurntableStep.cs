using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Adds a camera that goes once around the scene, at a distance from which most of it is seen.</summary>
/// <remarks>
/// It begins at the front, −Y of a stage that is Z-up and +Z of one that is Y-up, and goes to the right. In a still scene a
/// frame is a time code; in a moving one the turn takes the whole time. Where no main camera is chosen it is that.
/// </remarks>
public sealed class TurntableStep : ISceneStep
{
    private const string Name = "Turntable";
    private const int Width = 1920, Height = 1080;

    private readonly TurntableOptions options;

    /// <summary>A step that adds a turntable.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public TurntableStep(TurntableOptions? options = null)
    {
        this.options = options ?? new TurntableOptions();
        this.options.Validate();
    }

    /// <inheritdoc/>
    public void Author(UsdStage stage, SceneContext scene)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(scene);
        var lens = new CameraLens
        {
            Width = Width,
            Height = Height,
            Fx = options.FocalLength / FilmGate.LongSide * Width,
            Fy = options.FocalLength / FilmGate.LongSide * Width,
            Cx = Width / 2.0,
            Cy = Height / 2.0,
        };
        GfMatrix4d[] matrices = Orbit(scene, lens);
        UsdGeomCamera camera = CameraScope.Define(stage).Define(Name);
        camera.CreateProjectionAttr().Set(new TfToken("perspective"));
        camera.CreateClippingRangeAttr().Set(CameraClipping.Of(matrices.Select(m => m.ExtractTranslation()), scene.WorldBounds, scene.MetersPerUnit));
        camera.GetPrim().SetCustomDataByKey(new TfToken(CamerasAuthor.ImageSizeKey), new GfVec2i(Width, Height));
        new CameraLensAuthor(camera, CameraVendorLens.None).Author(lens, null);
        CameraMotion.Author(camera, matrices, Codes(scene.Timeline));
        if (scene.Timeline is null) CameraTimes.AuthorRange(stage, 0, options.Frames - 1);
        scene.MainCamera ??= CameraScope.LookThrough(stage, camera.GetPath());
    }

    /// <summary>The camera's row matrix at each frame.</summary>
    private GfMatrix4d[] Orbit(SceneContext scene, CameraLens lens)
    {
        SceneFocus focus = SceneFocus.Of(scene);
        double distance = focus.Radius / Math.Sin(Math.Atan(lens.Height / (2 * lens.Fy)));
        (double height, double reach) = Math.SinCos(options.ElevationDegrees * Math.PI / 180);
        var centre = new GfVec3d(focus.Centre.X, focus.Centre.Y, focus.Centre.Z);
        GfVec3d up = InStage(scene.UpAxis, 0, 0, 1);
        var matrices = new GfMatrix4d[options.Frames];
        for (int i = 0; i < matrices.Length; i++)
        {
            (double right, double front) = Math.SinCos(2 * Math.PI * i / options.Frames);
            GfVec3d from = InStage(scene.UpAxis, reach * right, reach * front, height);
            var eye = new GfVec3d(centre[0] + (distance * from[0]), centre[1] + (distance * from[1]), centre[2] + (distance * from[2]));
            matrices[i] = new GfMatrix4d(1).SetLookAt(eye, centre, up).GetInverse();
        }

        return matrices;
    }

    /// <summary>A direction from its parts to the right, to the front and up.</summary>
    private static GfVec3d InStage(UpAxis upAxis, double right, double front, double up) =>
        upAxis == UpAxis.Z ? new GfVec3d(right, -front, up) : new GfVec3d(right, up, front);

    private double[] Codes(SceneTimeline? timeline)
    {
        (double start, double step) = timeline is { } line ? (line.Start, (line.End - line.Start + 1) / options.Frames) : (0, 1);
        return [.. Enumerable.Range(0, options.Frames).Select(i => start + (i * step))];
    }
}
