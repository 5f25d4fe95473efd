using pxr;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The path of a moving camera, as a translation and a turn.</summary>
/// <remarks>
/// Viewers interpolate matrices cell by cell, which shears a turning camera, but turns as quaternions along the shortest
/// way. For that neighbouring quaternions are given the sign by which they are near each other.
/// </remarks>
internal static class CameraMotion
{
    /// <summary>Authors the operations, with a default value: the first.</summary>
    /// <param name="camera">A camera without operations.</param>
    /// <param name="matrices">Rotations with translations, row matrices.</param>
    /// <param name="codes">A time code for each.</param>
    internal static void Author(UsdGeomXformable camera, IReadOnlyList<GfMatrix4d> matrices, double[] codes)
    {
        UsdAttribute translate = camera.AddTranslateOp(UsdGeomXformOp.Precision.PrecisionDouble).GetAttr();
        UsdAttribute orient = camera.AddOrientOp(UsdGeomXformOp.Precision.PrecisionDouble).GetAttr();
        GfQuatd before = Turn(matrices[0]);
        translate.Set(matrices[0].ExtractTranslation());
        orient.Set(before);
        for (int i = 0; i < codes.Length; i++)
        {
            GfQuatd turn = Turn(matrices[i]);
            if (Gf.GfDot(before, turn) < 0) turn = Negative(turn);
            translate.Set(matrices[i].ExtractTranslation(), codes[i]);
            orient.Set(turn, codes[i]);
            before = turn;
        }
    }

    /// <summary>The same turn.</summary>
    private static GfQuatd Negative(GfQuatd turn)
    {
        GfVec3d imaginary = turn.GetImaginary();
        return new GfQuatd(-turn.GetReal(), -imaginary[0], -imaginary[1], -imaginary[2]);
    }

    private static GfQuatd Turn(GfMatrix4d matrix) => matrix.ExtractRotationQuat().GetNormalized();
}
