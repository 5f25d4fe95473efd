using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The distances between which cameras see.</summary>
/// <remarks>
/// One range for all cameras of a scene, so that their depths compare. The far plane lies twice as far as the farthest
/// splat from the farthest camera. The near plane lies a ten thousandth of that away, at most a centimetre: stray splats
/// far out must not push it into the scene.
/// </remarks>
internal static class CameraClipping
{
    private const double FarReach = 2, NearShare = 1e-4, MostNearMetres = 0.01, UnboundedFar = 1e6;

    /// <summary>The range for cameras at some centres.</summary>
    /// <param name="centres">In the stage's world.</param>
    /// <param name="bounds">Of the splats, in the stage's world; null when there are none.</param>
    /// <param name="metersPerUnit">Of the stage.</param>
    internal static GfVec2f Of(IEnumerable<GfVec3d> centres, SplatBox? bounds, double metersPerUnit)
    {
        double most = MostNearMetres / metersPerUnit;
        double far = bounds is { } box ? FarReach * centres.Max(centre => Farthest(centre, box)) : UnboundedFar;
        if (!(far > 0) || !double.IsFinite(far)) far = UnboundedFar;
        return new GfVec2f((float)Math.Min(far * NearShare, most), (float)far);
    }

    private static double Farthest(GfVec3d centre, SplatBox box)
    {
        double x = Math.Max(Math.Abs(box.Min.X - centre[0]), Math.Abs(box.Max.X - centre[0]));
        double y = Math.Max(Math.Abs(box.Min.Y - centre[1]), Math.Abs(box.Max.Y - centre[1]));
        double z = Math.Max(Math.Abs(box.Min.Z - centre[2]), Math.Abs(box.Max.Z - centre[2]));
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
