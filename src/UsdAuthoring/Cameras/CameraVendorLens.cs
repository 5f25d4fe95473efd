namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Whose lens attributes to author beside those of <c>UsdGeomCamera</c>, which know no distortion.</summary>
[Flags]
public enum CameraVendorLens
{
    /// <summary>None: what is left is the pinhole.</summary>
    None = 0,

    /// <summary>Omniverse's <c>cameraProjectionType</c>, with <c>ftheta…</c> and <c>openCV…</c>; the RTX renderer reads them since Isaac Sim 4.5.</summary>
    Projection = 1,

    /// <summary>Omniverse's applied schemas <c>OmniLensDistortionOpenCv…API</c>, which Isaac Sim 6 reads.</summary>
    LensDistortion = 2,
}
