using pxr;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Authors a lens: the pinhole for every viewer, and the vendors' attributes with the distortion.</summary>
/// <remarks>
/// Names and types: the particle field description, section 5, and Omniverse's documentation of cameras. Principal points
/// are handed over as COLMAP has them, from the image's corner.
/// </remarks>
internal sealed class CameraLensAuthor(UsdGeomCamera camera, CameraVendorLens vendor)
{
    private const string PinholeApi = "OmniLensDistortionOpenCvPinholeAPI", FisheyeApi = "OmniLensDistortionOpenCvFisheyeAPI";

    private readonly UsdPrim prim = camera.GetPrim();

    /// <summary>Authors the values of a lens.</summary>
    /// <param name="lens">The lens.</param>
    /// <param name="time">The time code of a sample; null for the default value.</param>
    internal void Author(CameraLens lens, UsdTimeCode? time)
    {
        FilmGate film = FilmGate.Of(lens);
        Set(camera.CreateFocalLengthAttr(), film.FocalLength, time);
        Set(camera.CreateHorizontalApertureAttr(), film.HorizontalAperture, time);
        Set(camera.CreateVerticalApertureAttr(), film.VerticalAperture, time);
        Set(camera.CreateHorizontalApertureOffsetAttr(), film.HorizontalApertureOffset, time);
        Set(camera.CreateVerticalApertureOffsetAttr(), film.VerticalApertureOffset, time);
        if (vendor.HasFlag(CameraVendorLens.Projection)) Projection(lens, time);
        if (vendor.HasFlag(CameraVendorLens.LensDistortion)) Distortion(lens, time);
    }

    private void Projection(CameraLens lens, UsdTimeCode? time)
    {
        bool fisheye = lens.Model == CameraLensModel.OpenCvFisheye;
        LensDistortion k = lens.Distortion;
        Custom("cameraProjectionType", SdfValueTypeNames.Token, new TfToken(fisheye ? "fisheyeOpenCV" : "pinholeOpenCV"), time);
        Floats(time, ("fthetaWidth", lens.Width), ("fthetaHeight", lens.Height), ("fthetaCx", lens.Cx), ("fthetaCy", lens.Cy), ("openCVFx", lens.Fx), ("openCVFy", lens.Fy));
        Floats(time, ("fthetaPolyA", k.K1), ("fthetaPolyB", k.K2), ("fthetaPolyC", k.K3), ("fthetaPolyD", k.K4), ("fthetaPolyE", k.K5), ("fthetaPolyF", k.K6));
        if (fisheye) Floats(time, ("fthetaMaxFov", 2 * FisheyeField.LargestAngle(lens) * 180 / Math.PI));
        else Floats(time, ("p0", k.P1), ("p1", k.P2), ("s0", k.S1), ("s1", k.S2), ("s2", k.S3), ("s3", k.S4));
    }

    private void Distortion(CameraLens lens, UsdTimeCode? time)
    {
        bool fisheye = lens.Model == CameraLensModel.OpenCvFisheye;
        LensDistortion k = lens.Distortion;
        string model = fisheye ? "opencvFisheye" : "opencvPinhole", prefix = $"omni:lensdistortion:{model}:";
        if (time is null) prim.AddAppliedSchema(new TfToken(fisheye ? FisheyeApi : PinholeApi));
        Custom("omni:lensdistortion:model", SdfValueTypeNames.Token, new TfToken(model), time, custom: false);
        Custom(prefix + "imageSize", SdfValueTypeNames.Int2, new GfVec2i(lens.Width, lens.Height), time, custom: false);
        Schema(prefix, time, ("fx", lens.Fx), ("fy", lens.Fy), ("cx", lens.Cx), ("cy", lens.Cy), ("k1", k.K1), ("k2", k.K2), ("k3", k.K3), ("k4", k.K4));
        if (!fisheye) Schema(prefix, time, ("k5", k.K5), ("k6", k.K6), ("p1", k.P1), ("p2", k.P2), ("s1", k.S1), ("s2", k.S2), ("s3", k.S3), ("s4", k.S4));
    }

    private void Floats(UsdTimeCode? time, params ReadOnlySpan<(string Name, double Value)> values)
    {
        foreach ((string name, double value) in values) Custom(name, SdfValueTypeNames.Float, (float)value, time);
    }

    private void Schema(string prefix, UsdTimeCode? time, params ReadOnlySpan<(string Name, double Value)> values)
    {
        foreach ((string name, double value) in values) Custom(prefix + name, SdfValueTypeNames.Float, (float)value, time, custom: false);
    }

    private void Custom(string name, SdfValueTypeName type, VtValue value, UsdTimeCode? time, bool custom = true) =>
        Set(prim.CreateAttribute(new TfToken(name), type, custom), value, time);

    private static void Set(UsdAttribute attribute, VtValue value, UsdTimeCode? time)
    {
        if (time is null) attribute.Set(value);
        else attribute.Set(value, time);
    }
}
