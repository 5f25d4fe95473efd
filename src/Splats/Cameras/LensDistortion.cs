namespace UsdGsplat.Splats.Cameras;

/// <summary>Coefficients of a lens's distortion, of coordinates on the plane one unit before the camera; no unit, 0 for none.</summary>
/// <remarks>
/// Of <see cref="CameraLensModel.OpenCv"/> k1 to k3 stand above and k4 to k6 below the fraction of the radial factor; of
/// <see cref="CameraLensModel.OpenCvFisheye"/> only k1 to k4 count. Source: OpenCV, Camera Calibration and 3D Reconstruction.
/// </remarks>
/// <param name="K1">Radial, second power.</param>
/// <param name="K2">Radial, fourth power.</param>
/// <param name="K3">Radial, sixth power.</param>
/// <param name="K4">Radial: second power of the divisor, or of a fisheye the eighth.</param>
/// <param name="K5">Radial, fourth power of the divisor.</param>
/// <param name="K6">Radial, sixth power of the divisor.</param>
/// <param name="P1">Tangential, first.</param>
/// <param name="P2">Tangential, second.</param>
/// <param name="S1">Thin prism, x, second power.</param>
/// <param name="S2">Thin prism, x, fourth power.</param>
/// <param name="S3">Thin prism, y, second power.</param>
/// <param name="S4">Thin prism, y, fourth power.</param>
public readonly record struct LensDistortion(
    double K1 = 0, double K2 = 0, double K3 = 0, double K4 = 0, double K5 = 0, double K6 = 0, double P1 = 0, double P2 = 0, double S1 = 0, double S2 = 0, double S3 = 0, double S4 = 0)
{
    /// <summary>Whether every coefficient is a number.</summary>
    public bool IsFinite =>
        double.IsFinite(K1) && double.IsFinite(K2) && double.IsFinite(K3) && double.IsFinite(K4) && double.IsFinite(K5) && double.IsFinite(K6)
        && double.IsFinite(P1) && double.IsFinite(P2) && double.IsFinite(S1) && double.IsFinite(S2) && double.IsFinite(S3) && double.IsFinite(S4);
}
