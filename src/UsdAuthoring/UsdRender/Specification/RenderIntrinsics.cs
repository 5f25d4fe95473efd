namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>A pinhole camera in pixels of the whole image, y down, pixel centres at halves.</summary>
/// <param name="Fx">Focal length over the width of a pixel.</param>
/// <param name="Fy">Focal length over the height of a pixel.</param>
/// <param name="Cx">Principal point, from the image's left side. A crop moves it by the crop's first column.</param>
/// <param name="Cy">Principal point, from the image's upper side. A crop moves it by the crop's first row.</param>
public readonly record struct RenderIntrinsics(double Fx, double Fy, double Cx, double Cy);
