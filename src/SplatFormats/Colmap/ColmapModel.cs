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
        foreach (string candidate in new[] { folder, Path.Combine(folder, "sparse", "0") })
        {
            foreach (string extension in new[] { ".bin", ".txt" })
            {
                if (!File.Exists(Path.Combine(candidate, Images + extension))) continue;
                var model = new ColmapModel(candidate, extension);
                model.CheckCameras();
                return model;
            }
        }

        throw new FileNotFoundException(null, Path.Combine(folder, Images + ".bin"));
    }

    /// <summary>The centres of all images' cameras: −Rᵀ·t.</summary>
    internal IEnumerable<double[]> ReadCameraCentres() => Some(Images, (IsBinary ? ColmapBinary.Images(PathOf(Images)) : ColmapText.Images(PathOf(Images))).Select(Centre));

    /// <summary>All points, x, y, z.</summary>
    internal IEnumerable<double[]> ReadPoints() => Some(Points, IsBinary ? ColmapBinary.Points(PathOf(Points)) : ColmapText.Points(PathOf(Points)));

    private string PathOf(string name) => Path.Combine(folder, name + extension);

    private void CheckCameras()
    {
        bool any = IsBinary ? ColmapBinary.Count(PathOf(Cameras)) > 0 : ColmapText.Lines(PathOf(Cameras)).Any();
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
