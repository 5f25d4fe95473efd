using System.Globalization;
using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Authors a set of cameras on a stage.</summary>
internal sealed class CamerasAuthor
{
    /// <summary>Custom data of a camera: the names of its images, and their size in pixels.</summary>
    internal const string ImageKey = "usdGsplat:image", ImagesKey = "usdGsplat:images", ImageSizeKey = "usdGsplat:imageSize";

    private readonly SceneContext scene;
    private readonly CameraSet set;
    private readonly CamerasOptions options;
    private readonly CameraSelection chosen;
    private readonly CameraPlacement placement;
    private readonly CameraVendorLens vendor;
    private readonly UsdStage stage;
    private readonly GfVec2f clipping;
    private readonly List<SdfPath> paths = [];
    private SdfPath? mainPath;

    internal CamerasAuthor(UsdStage stage, SceneContext scene, CameraSet set, CamerasOptions options)
    {
        (this.stage, this.scene, this.set, this.options) = (stage, scene, set, options);
        chosen = CameraSelection.Of(set, options);
        placement = new CameraPlacement(scene.SourceToStage);
        vendor = options.VendorLens ?? (scene.Target == SceneTarget.Isaac6 ? CameraVendorLens.Projection | CameraVendorLens.LensDistortion : CameraVendorLens.Projection);
        clipping = CameraClipping.Of(chosen.Cameras.Select(c => placement.Matrix(c.Pose).ExtractTranslation()), scene.WorldBounds, scene.MetersPerUnit);
    }

    internal CamerasReport Author()
    {
        Warn();
        CameraScope scope = CameraScope.Define(stage);
        if (options.Mode == CameraMode.PerImage) AuthorStill(scope);
        else AuthorMoving(scope);
        if (mainPath is not null) scene.MainCamera = CameraScope.LookThrough(stage, mainPath);
        return new CamerasReport(set.Name, set.Format, set.Cameras.Count, chosen.Cameras.Count, paths, mainPath);
    }

    private void Warn()
    {
        foreach (string warning in set.Warnings) scene.Warn($"{set.Name}: {warning}");
        if (placement.Mirrors) scene.Warn("the scene's transform mirrors, which cameras cannot: their views are mirror images of the photographs");
        if (!placement.IsEven) scene.Warn("the scene's transform does not scale all axes alike, which cameras cannot: their views are nearly those of the photographs");
        int distorted = chosen.Cameras.Count(c => c.Lens.Model != CameraLensModel.Pinhole);
        if (distorted > 0) scene.Warn(string.Create(CultureInfo.InvariantCulture, $"{distorted} of {chosen.Cameras.Count} cameras have lens distortion, which only Omniverse shows; other viewers show the pinhole without it"));
    }

    private void AuthorStill(CameraScope scope)
    {
        string[] stems = CameraNames.Stems([.. chosen.Cameras.Select(c => c.Name)]);
        for (int i = 0; i < stems.Length; i++)
        {
            PosedCamera camera = chosen.Cameras[i];
            UsdGeomCamera prim = Define(scope, stems[i], camera);
            prim.AddTransformOp().Set(placement.Matrix(camera.Pose));
            prim.GetPrim().SetCustomDataByKey(new TfToken(ImageKey), camera.Name);
            new CameraLensAuthor(prim, vendor).Author(camera.Lens, null);
            if (ReferenceEquals(camera, chosen.Main)) mainPath = prim.GetPath();
        }
    }

    private void AuthorMoving(CameraScope scope)
    {
        IReadOnlyList<CameraTrack> tracks = CameraTrack.Of(chosen.Cameras);
        CameraTimes times = CameraTimes.Of(tracks, scene.Timeline);
        times.AuthorOn(stage, scene.Timeline, options.FramesPerSecond);
        foreach (CameraTrack track in tracks)
        {
            UsdGeomCamera prim = Define(scope, track.Name, track.Cameras[0]);
            double[] codes = times.Codes(track);
            CameraMotion.Author(prim, [.. track.Cameras.Select(c => placement.Matrix(c.Pose))], codes);
            AuthorLenses(prim, track, codes);
            prim.GetPrim().SetCustomDataByKey(new TfToken(ImagesKey), Names(track));
            if (track.Cameras.Contains(chosen.Main, ReferenceEqualityComparer.Instance)) mainPath = prim.GetPath();
        }
    }

    private static VtStringArray Names(CameraTrack track)
    {
        var names = new VtStringArray((uint)track.Cameras.Count);
        for (int i = 0; i < track.Cameras.Count; i++) names[i] = track.Cameras[i].Name;
        return names;
    }

    /// <summary>One lens is a default value alone; changing ones are samples too.</summary>
    private void AuthorLenses(UsdGeomCamera prim, CameraTrack track, double[] codes)
    {
        var author = new CameraLensAuthor(prim, vendor);
        author.Author(track.Cameras[0].Lens, null);
        if (track.Cameras.All(c => c.Lens == track.Cameras[0].Lens)) return;
        for (int i = 0; i < codes.Length; i++) author.Author(track.Cameras[i].Lens, codes[i]);
    }

    private UsdGeomCamera Define(CameraScope scope, string name, PosedCamera first)
    {
        UsdGeomCamera camera = scope.Define(name);
        paths.Add(camera.GetPath());
        camera.CreateProjectionAttr().Set(new TfToken("perspective"));
        camera.CreateClippingRangeAttr().Set(Clipping(first));
        camera.GetPrim().SetCustomDataByKey(new TfToken(ImageSizeKey), new GfVec2i(first.Lens.Width, first.Lens.Height));
        return camera;
    }

    /// <summary>The file's own distances where it has them.</summary>
    private GfVec2f Clipping(PosedCamera camera)
    {
        float near = (float)((camera.Near * placement.Scale) ?? clipping[0]), far = (float)((camera.Far * placement.Scale) ?? clipping[1]);
        return near > 0 && near < far && float.IsFinite(far) ? new GfVec2f(near, far) : clipping;
    }
}
