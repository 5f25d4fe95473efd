namespace UsdGsplat.Splats.Cameras;

/// <summary>How a lens maps directions to pixels.</summary>
public enum CameraLensModel
{
    /// <summary>Straight lines stay straight; <see cref="CameraLens.Distortion"/> is zero.</summary>
    Pinhole,

    /// <summary>OpenCV's lens: a rational radial polynomial (k1 to k6), tangential (p1, p2) and thin prism terms (s1 to s4).</summary>
    OpenCv,

    /// <summary>OpenCV's fisheye lens: a polynomial of the angle to the axis, θ·(1 + k1·θ² + k2·θ⁴ + k3·θ⁶ + k4·θ⁸).</summary>
    OpenCvFisheye,
}
