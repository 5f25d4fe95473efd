using UsdGsplat.Codecs;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>The lens of a frame of <c>transforms.json</c>: each value the frame's own, or else the one that all share.</summary>
/// <remarks>
/// Focal lengths are <c>fl_x</c> and <c>fl_y</c>, or angles <c>camera_angle_x</c> and <c>camera_angle_y</c>, and one serves
/// for both. Without <c>cx</c> and <c>cy</c> the principal point is the middle. Source: nerfstudio, Data conventions, and
/// the data of NeRF and Instant NGP.
/// </remarks>
internal sealed class NerfstudioLens(string path, JsonNode root)
{
    private (int Width, int Height)? imageSize;

    /// <summary>The lens of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="warnings">Told what is left out.</param>
    /// <exception cref="AssetFormatException">A value is missing, or that of no lens.</exception>
    /// <exception cref="AssetUnsupportedException">OpenCV has no such lens.</exception>
    internal CameraLens Of(JsonNode frame, ICollection<string> warnings)
    {
        CameraLensModel model = Model(frame);
        (int width, int height) = Size(frame);
        double? fx = Focal(frame, "fl_x", "camera_angle_x", width), fy = Focal(frame, "fl_y", "camera_angle_y", height);
        if ((fx ?? fy) is not { } either) throw frame.Missing("fl_x", "a focal length");
        LensDistortion distortion = model == CameraLensModel.Pinhole ? default : Distortion(frame, model, warnings);
        var lens = new CameraLens
        {
            Width = width,
            Height = height,
            Fx = fx ?? either,
            Fy = fy ?? either,
            Cx = Number(frame, "cx") ?? width / 2.0,
            Cy = Number(frame, "cy") ?? height / 2.0,
            Model = distortion == default && model == CameraLensModel.OpenCv ? CameraLensModel.Pinhole : model,
            Distortion = distortion,
        };
        return lens.Fault() is { } fault ? throw new AssetFormatException(frame.Location, "CAMERAS-LENS", fault) : lens;
    }

    private double? Number(JsonNode frame, string name) => frame.Number(name) ?? root.Number(name);

    private CameraLensModel Model(JsonNode frame)
    {
        string name = frame.Text("camera_model") ?? root.Text("camera_model") ?? "OPENCV";
        return name switch
        {
            "OPENCV" or "SIMPLE_RADIAL" or "RADIAL" => CameraLensModel.OpenCv,
            "PINHOLE" or "SIMPLE_PINHOLE" => CameraLensModel.Pinhole,
            "OPENCV_FISHEYE" => CameraLensModel.OpenCvFisheye,
            _ => throw new AssetUnsupportedException(frame.Location, "CAMERAS-MODEL", $"lenses OPENCV, OPENCV_FISHEYE and PINHOLE are read, found {name}"),
        };
    }

    /// <summary>The size as written, or else that of the frame's PNG image, as the synthetic scenes of NeRF need it.</summary>
    private (int Width, int Height) Size(JsonNode frame)
    {
        int? width = frame.Pixels("w") ?? root.Pixels("w"), height = frame.Pixels("h") ?? root.Pixels("h");
        if (width is { } w && height is { } h) return (w, h);
        imageSize ??= frame.Text("file_path") is { } image ? PngSize.Find(Path.GetDirectoryName(Path.GetFullPath(path))!, image) : null;
        return imageSize ?? throw frame.Missing(width is null ? "w" : "h", "a size of the image in pixels, or its PNG file,");
    }

    private double? Focal(JsonNode frame, string focal, string angle, int pixels)
    {
        if (frame.Number(focal) is { } own) return own;
        double? radians = frame.Number(angle) ?? (root.Number(focal) is null ? root.Number(angle) : null);
        return radians is { } a ? pixels / (2 * Math.Tan(a / 2)) : root.Number(focal);
    }

    /// <summary>Of nerfstudio's terms k1 to k3 are OpenCV's own; its k4 is the eighth power, which only OpenCV's fisheye has.</summary>
    private LensDistortion Distortion(JsonNode frame, CameraLensModel model, ICollection<string> warnings)
    {
        double k1 = Number(frame, "k1") ?? 0, k2 = Number(frame, "k2") ?? 0, k3 = Number(frame, "k3") ?? 0, k4 = Number(frame, "k4") ?? 0;
        if (model == CameraLensModel.OpenCvFisheye) return new LensDistortion(k1, k2, k3, k4);
        const string EighthPower = "the radial term k4, of the eighth power, is left out: OpenCV's lens has none; the image's edges will be off";
        if (k4 != 0 && !warnings.Contains(EighthPower)) warnings.Add(EighthPower);
        return new LensDistortion(k1, k2, k3, P1: Number(frame, "p1") ?? 0, P2: Number(frame, "p2") ?? 0);
    }
}
