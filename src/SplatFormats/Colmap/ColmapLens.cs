using UsdGsplat.Codecs;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>COLMAP's lens models as OpenCV's, where they are.</summary>
/// <remarks>
/// Pinholes, radial and OpenCV lenses are OpenCV's own; radial fisheyes are its fisheye with fewer terms. Fisheyes with
/// tangential or prism terms lose those, aloud. FOV, division, EUCM and panoramas are no such lenses and are refused.
/// Source: COLMAP's documentation, Camera Models.
/// </remarks>
internal static class ColmapLens
{
    /// <summary>The lens of a camera.</summary>
    /// <param name="camera">The camera as stored.</param>
    /// <param name="warnings">Told what is left out.</param>
    /// <exception cref="AssetFormatException">Its values are those of no lens.</exception>
    /// <exception cref="AssetUnsupportedException">OpenCV has no such lens.</exception>
    internal static CameraLens Of(ColmapCamera camera, ICollection<string> warnings)
    {
        double[] p = camera.Parameters;
        CameraLens lens = camera.Model.Name switch
        {
            "SIMPLE_PINHOLE" => One(camera, CameraLensModel.Pinhole, default),
            "PINHOLE" => Two(camera, CameraLensModel.Pinhole, default),
            "SIMPLE_RADIAL" => One(camera, CameraLensModel.OpenCv, new(p[3])),
            "RADIAL" => One(camera, CameraLensModel.OpenCv, new(p[3], p[4])),
            "OPENCV" => Two(camera, CameraLensModel.OpenCv, new(p[4], p[5], P1: p[6], P2: p[7])),
            "FULL_OPENCV" => Two(camera, CameraLensModel.OpenCv, new(p[4], p[5], p[8], p[9], p[10], p[11], p[6], p[7])),
            "OPENCV_FISHEYE" => Two(camera, CameraLensModel.OpenCvFisheye, new(p[4], p[5], p[6], p[7])),
            "SIMPLE_RADIAL_FISHEYE" => One(camera, CameraLensModel.OpenCvFisheye, new(p[3])),
            "RADIAL_FISHEYE" => One(camera, CameraLensModel.OpenCvFisheye, new(p[3], p[4])),
            "SIMPLE_FISHEYE" => One(camera, CameraLensModel.OpenCvFisheye, default),
            "FISHEYE" => Two(camera, CameraLensModel.OpenCvFisheye, default),
            "THIN_PRISM_FISHEYE" => Approximate(camera, new(p[4], p[5], p[8], p[9]), [p[6], p[7], p[10], p[11]], warnings),
            "RAD_TAN_THIN_PRISM_FISHEYE" => Approximate(camera, new(p[4], p[5], p[6], p[7]), p[8..], warnings),
            _ => throw new AssetUnsupportedException(
                camera.Location, "COLMAP-CAMERA-MODEL", $"lenses of OpenCV are converted, found the model {camera.Model.Name}; COLMAP's image_undistorter makes pinholes of it"),
        };
        if (lens.Fault() is { } fault) throw new AssetFormatException(camera.Location, "COLMAP-CAMERA", fault);
        return lens;
    }

    private static CameraLens One(ColmapCamera camera, CameraLensModel model, LensDistortion distortion) =>
        Lens(camera, camera.Parameters[0], camera.Parameters[0], camera.Parameters[1], camera.Parameters[2], model, distortion);

    private static CameraLens Two(ColmapCamera camera, CameraLensModel model, LensDistortion distortion) =>
        Lens(camera, camera.Parameters[0], camera.Parameters[1], camera.Parameters[2], camera.Parameters[3], model, distortion);

    private static CameraLens Approximate(ColmapCamera camera, LensDistortion distortion, double[] left, ICollection<string> warnings)
    {
        if (left.Any(v => v != 0)) warnings.Add($"camera {camera.Id}: of its model {camera.Model.Name} only the four radial terms of a fisheye are kept; the image's edges will be off");
        return Two(camera, CameraLensModel.OpenCvFisheye, distortion);
    }

    private static CameraLens Lens(ColmapCamera camera, double fx, double fy, double cx, double cy, CameraLensModel model, LensDistortion distortion) => new()
    {
        Width = (int)Math.Min(camera.Width, int.MaxValue),
        Height = (int)Math.Min(camera.Height, int.MaxValue),
        Fx = fx,
        Fy = fy,
        Cx = cx,
        Cy = cy,
        Model = distortion == default && model == CameraLensModel.OpenCv ? CameraLensModel.Pinhole : model,
        Distortion = distortion,
    };
}
