namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>How images become cameras.</summary>
public enum CameraMode
{
    /// <summary>A still camera an image.</summary>
    PerImage,

    /// <summary>A moving camera a device, with a time sample an image.</summary>
    Animated,
}
