using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>A sparse model of COLMAP: where its cameras stand, and its points. Source: COLMAP's documentation, Output Format.</summary>
internal sealed class ColmapModel
{
    private const string Cameras = "cameras", Images = "images", Points = "points3D";

    private readonly string folder, extension;

    private ColmapModel(string folder, string extension) => (this.folder, this.extension) = (folder, extension);

    private bool IsBinary => extension == ".bin";

    /// <summary>Finds the files of a model.</summary>
    /// <exception cref="FileNotFoundException">They are not there.</exception>
    /// <exception cref="AssetFormatException">There is no camera.</exception>
    internal static ColmapModel Open(string folder)
    {
        ColmapModel model = Find([folder, .. SubfoldersOf(folder)]) ?? throw new FileNotFoundException(null, Path.Combine(folder, Images + ".bin"));
        model.CheckCameras();
        return model;
    }

    /// <summary>Where below a folder models lie: COLMAP's own and undistorted workspaces, and what nerfstudio makes.</summary>
    internal static IEnumerable<string> SubfoldersOf(string folder) =>
        [Path.Combine(folder, "sparse", "0"), Path.Combine(folder, "sparse"), Path.Combine(folder, "colmap", "sparse", "0")];

    /// <summary>The model of the first folder that has one, binary before text; null when none has.</summary>
    internal static ColmapModel? Find(IEnumerable<string> folders)
    {
        foreach (string candidate in folders)
        {
            foreach (string extension in new[] { ".bin", ".txt" })
            {
                if (File.Exists(Path.Combine(candidate, Images + extension))) return new ColmapModel(candidate, extension);
            }
        }

        return null;
    }

    /// <summary>The path of the file of images.</summary>
    internal string ImagesPath => PathOf(Images);

    /// <summary>The path of the file of cameras.</summary>
    internal string CamerasPath => PathOf(Cameras);

    /// <summary>All cameras, as stored.</summary>
    internal IEnumerable<ColmapCamera> ReadCameras() => IsBinary ? ColmapBinary.Cameras(CamerasPath) : ColmapText.Cameras(CamerasPath);

    /// <summary>All images, whatever their numbers.</summary>
    internal IEnumerable<ColmapImage> ReadImages() => IsBinary ? ColmapBinary.Images(ImagesPath) : ColmapText.Images(ImagesPath);

    /// <summary>The centres of all images' cameras: −Rᵀ·t.</summary>
    internal IEnumerable<double[]> ReadCameraCentres() => Some(Images, ReadImages().Select(image => Centre(image.Pose)));

    /// <summary>All points, x, y, z.</summary>
    internal IEnumerable<double[]> ReadPoints() => Some(Points, IsBinary ? ColmapBinary.Points(PathOf(Points)) : ColmapText.Points(PathOf(Points)));

    private string PathOf(string name) => Path.Combine(folder, name + extension);

    private void CheckCameras()
    {
        bool any = IsBinary ? ColmapBinary.Count(CamerasPath) > 0 : ColmapText.Any(CamerasPath);
        if (!any) throw Empty(Cameras);
    }

    private IEnumerable<double[]> Some(string name, IEnumerable<double[]> values)
    {
        bool any = false;
        foreach (double[] value in values)
        {
            if (!value.All(double.IsFinite)) throw new AssetFormatException(new AssetLocation(PathOf(name)), "COLMAP-NUMBER", "expected finite numbers, found another");
            any = true;
            yield return value;
        }

        if (!any) throw Empty(name);
    }

    private AssetFormatException Empty(string name) => new(new AssetLocation(PathOf(name)), "COLMAP-EMPTY", $"expected at least one entry, found none");

    /// <param name="pose">The rotation to the camera, w, x, y, z, and the translation.</param>
    private static double[] Centre(double[] pose)
    {
        double norm = Math.Sqrt((pose[0] * pose[0]) + (pose[1] * pose[1]) + (pose[2] * pose[2]) + (pose[3] * pose[3]));
        double w = pose[0] / norm, x = pose[1] / norm, y = pose[2] / norm, z = pose[3] / norm, a = pose[4], b = pose[5], c = pose[6];
        return
        [
            -(((1 - (2 * ((y * y) + (z * z)))) * a) + (2 * ((x * y) + (z * w)) * b) + (2 * ((x * z) - (y * w)) * c)),
            -((2 * ((x * y) - (z * w)) * a) + ((1 - (2 * ((x * x) + (z * z)))) * b) + (2 * ((y * z) + (x * w)) * c)),
            -((2 * ((x * z) + (y * w)) * a) + (2 * ((y * z) - (x * w)) * b) + ((1 - (2 * ((x * x) + (y * y)))) * c)),
        ];
    }
}
