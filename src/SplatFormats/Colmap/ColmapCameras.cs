using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Cameras;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>The cameras of a sparse model of COLMAP, text or binary. Source: COLMAP's documentation, Output Format.</summary>
/// <remarks>Images and cameras are read, points are not. Images without a usable pose are left out, with a warning.</remarks>
public static class ColmapCameras
{
    /// <summary>The format's name in <see cref="CameraSet.Format"/>.</summary>
    public const string Format = "colmap";

    /// <summary>Reads the cameras of a model.</summary>
    /// <param name="folder">The folder of <c>cameras</c> and <c>images</c>, each <c>.bin</c> or <c>.txt</c>, or one above <c>sparse/0</c>, <c>sparse</c> or <c>colmap/sparse/0</c>.</param>
    /// <exception cref="AssetFormatException">A file is damaged, or no image has a usable pose.</exception>
    /// <exception cref="AssetUnsupportedException">A lens is none of OpenCV's.</exception>
    /// <exception cref="IOException">A file is missing, or cannot be read.</exception>
    public static CameraSet Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(ColmapModel.Open(folder));
    }

    internal static CameraSet Read(ColmapModel model)
    {
        var lenses = new Dictionary<uint, CameraLens>();
        Dictionary<uint, ColmapCamera> stored = Cameras(model);
        var cameras = new CameraList(model.ImagesPath, Format);
        foreach (ColmapImage image in model.ReadImages())
        {
            double[] p = image.Pose;
            CameraPose? pose = CameraPose.FromWorldToCamera(p.AsSpan(0, 4), new DoublePoint(p[4], p[5], p[6]));
            cameras.Add(image.Name, pose, found => new PosedCamera
            {
                Name = image.Name,
                Lens = Lens(model, image, stored, lenses, cameras.Warnings),
                Pose = found,
                PhysicalCamera = image.CameraId.ToString(CultureInfo.InvariantCulture),
            });
        }

        return cameras.Done();
    }

    private static Dictionary<uint, ColmapCamera> Cameras(ColmapModel model)
    {
        var cameras = new Dictionary<uint, ColmapCamera>();
        foreach (ColmapCamera camera in model.ReadCameras())
        {
            if (!cameras.TryAdd(camera.Id, camera)) throw new AssetFormatException(camera.Location, "COLMAP-CAMERA", $"expected every camera once, found {camera.Id} again");
        }

        return cameras;
    }

    /// <summary>The lens of an image, converted when the first image has it: models of unused cameras do not matter.</summary>
    private static CameraLens Lens(ColmapModel model, ColmapImage image, Dictionary<uint, ColmapCamera> stored, Dictionary<uint, CameraLens> lenses, List<string> warnings)
    {
        if (lenses.TryGetValue(image.CameraId, out CameraLens? lens)) return lens;
        if (!stored.TryGetValue(image.CameraId, out ColmapCamera? camera))
            throw new AssetFormatException(new AssetLocation(model.ImagesPath, Scope: image.Name), "COLMAP-CAMERA", $"expected a camera of {Path.GetFileName(model.CamerasPath)}, found {image.CameraId}");
        return lenses[image.CameraId] = ColmapLens.Of(camera, warnings);
    }
}
