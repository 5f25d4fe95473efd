using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>How wide a fisheye lens sees.</summary>
internal static class FisheyeField
{
    private const int Steps = 1024, Halvings = 52;

    /// <summary>The largest angle to the axis that an image shows, radians: that of its farthest corner, or as far as the polynomial grows.</summary>
    internal static double LargestAngle(CameraLens lens)
    {
        double x = Math.Max(lens.Cx, lens.Width - lens.Cx) / lens.Fx, y = Math.Max(lens.Cy, lens.Height - lens.Cy) / lens.Fy;
        double radius = Math.Sqrt((x * x) + (y * y)), before = 0;
        for (int i = 1; i <= Steps; i++)
        {
            double angle = Math.PI * i / Steps;
            if (Radius(lens.Distortion, angle) >= radius) return Between(lens.Distortion, before, angle, radius);
            if (Radius(lens.Distortion, angle) <= Radius(lens.Distortion, before)) return before;
            before = angle;
        }

        return Math.PI;
    }

    private static double Between(LensDistortion distortion, double low, double high, double radius)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            if (Radius(distortion, middle) < radius) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>How far from the principal point a direction is seen, in focal lengths.</summary>
    private static double Radius(LensDistortion k, double angle)
    {
        double square = angle * angle;
        return angle * (1 + (square * (k.K1 + (square * (k.K2 + (square * (k.K3 + (square * k.K4))))))));
    }
}
