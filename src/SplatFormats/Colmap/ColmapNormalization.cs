using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>The similarity from COLMAP's world to that of FreeTimeGS trainers, which checkpoints do not hold.</summary>
/// <remarks>
/// The mean of the cameras goes to the origin and the farthest one to distance 1, then the points' principal axes to x, y
/// and z, the longest first. The axes' signs are those of LAPACK, on which the trainer's depend; see
/// <see cref="SymmetricEigen"/>. Source: freetimegs-checkpoint, section 11.
/// </remarks>
public static class ColmapNormalization
{
    private const double LeastDistance = 1e-6;
    private const int LeastPoints = 4;

    /// <summary>Makes the similarity out of a sparse model.</summary>
    /// <param name="folder">The folder with <c>cameras</c>, <c>images</c> and <c>points3D</c>, each <c>.bin</c> or <c>.txt</c>, or one above <c>sparse/0</c>.</param>
    /// <returns>4×4, row-major, for column vectors: p′ = T·p.</returns>
    /// <exception cref="AssetFormatException">A file is damaged or empty, or not finite.</exception>
    /// <exception cref="IOException">A file is missing, or cannot be read.</exception>
    public static double[] Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ColmapModel model = ColmapModel.Open(folder);
        (double[] centre, double scale) = Cameras([.. model.ReadCameraCentres()]);
        double[] rotation = Axes(model.ReadPoints(), centre, scale);
        var transform = new double[16];
        transform[15] = 1;
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                transform[(4 * row) + column] = rotation[(3 * row) + column] * scale;
                transform[(4 * row) + 3] -= transform[(4 * row) + column] * centre[column];
            }
        }

        return transform;
    }

    private static (double[] Centre, double Scale) Cameras(double[][] centres)
    {
        double[] mean = [.. Enumerable.Range(0, 3).Select(axis => centres.Average(c => c[axis]))];
        double farthest = centres.Max(c => Math.Sqrt(Square(c[0] - mean[0]) + Square(c[1] - mean[1]) + Square(c[2] - mean[2])));
        return (mean, farthest > LeastDistance ? 1 / farthest : 1);
    }

    /// <summary>A rotation whose rows are the points' principal axes, the longest first; none of fewer than four points.</summary>
    private static double[] Axes(IEnumerable<double[]> points, double[] centre, double scale)
    {
        long count = 0;
        double[] sum = new double[3], products = new double[9];
        foreach (double[] point in points)
        {
            count++;
            for (int i = 0; i < 3; i++) point[i] = (point[i] - centre[i]) * scale;
            for (int i = 0; i < 3; i++)
            {
                sum[i] += point[i];
                for (int j = 0; j <= i; j++) products[(3 * i) + j] += point[i] * point[j];
            }
        }

        if (count < LeastPoints) return [1, 0, 0, 0, 1, 0, 0, 0, 1];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j <= i; j++) products[(3 * i) + j] = (products[(3 * i) + j] - (sum[i] * sum[j] / count)) / (count - 1);
        }

        ReadOnlySpan<double> vectors = SymmetricEigen.Of(products).Vectors;
        double[] r = new double[9];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++) r[(3 * row) + column] = vectors[(3 * column) + 2 - row];
        }

        double determinant = (r[0] * ((r[4] * r[8]) - (r[5] * r[7]))) - (r[1] * ((r[3] * r[8]) - (r[5] * r[6]))) + (r[2] * ((r[3] * r[7]) - (r[4] * r[6])));
        for (int column = 6; column < 9 && determinant < 0; column++) r[column] = -r[column];
        return r;
    }

    private static double Square(double x) => x * x;
}
