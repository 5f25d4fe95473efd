using UsdGsplat.Splats.Cameras;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.SplatFormats.Tests.Cameras;

/// <summary>OpenCV's projections, written from its documentation, to tell what a lens's numbers mean.</summary>
internal static class OpenCvProjection
{
    /// <summary>Pixel of a point of the world.</summary>
    internal static (double X, double Y) Project(PosedCamera camera, double x, double y, double z)
    {
        CameraPose pose = camera.Pose;
        var d = new DoublePoint(x - pose.Centre.X, y - pose.Centre.Y, z - pose.Centre.Z);
        double depth = Dot(d, pose.Forward);
        (double u, double v) = Distort(camera.Lens, Dot(d, pose.Right) / depth, Dot(d, pose.Down) / depth);
        return ((camera.Lens.Fx * u) + camera.Lens.Cx, (camera.Lens.Fy * v) + camera.Lens.Cy);
    }

    private static (double X, double Y) Distort(CameraLens lens, double x, double y)
    {
        LensDistortion k = lens.Distortion;
        double r2 = (x * x) + (y * y);
        if (lens.Model == CameraLensModel.OpenCvFisheye)
        {
            double r = Math.Sqrt(r2), theta = Math.Atan(r), t2 = theta * theta;
            double scale = r == 0 ? 1 : theta * (1 + (k.K1 * t2) + (k.K2 * t2 * t2) + (k.K3 * t2 * t2 * t2) + (k.K4 * t2 * t2 * t2 * t2)) / r;
            return (x * scale, y * scale);
        }

        double radial = (1 + (k.K1 * r2) + (k.K2 * r2 * r2) + (k.K3 * r2 * r2 * r2)) / (1 + (k.K4 * r2) + (k.K5 * r2 * r2) + (k.K6 * r2 * r2 * r2));
        return (
            (x * radial) + (2 * k.P1 * x * y) + (k.P2 * (r2 + (2 * x * x))) + (k.S1 * r2) + (k.S2 * r2 * r2),
            (y * radial) + (k.P1 * (r2 + (2 * y * y))) + (2 * k.P2 * x * y) + (k.S3 * r2) + (k.S4 * r2 * r2));
    }

    private static double Dot(DoublePoint a, DoublePoint b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
}
