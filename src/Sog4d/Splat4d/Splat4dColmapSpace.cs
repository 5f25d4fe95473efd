using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The way from the trainer's space back to COLMAP's: the inverse of p′ = s·R·p + τ. Source: splat4d section 7.</summary>
/// <remarks>Positions and velocities, scales and rotations are taken along, and so are higher coefficients, band by band.</remarks>
public sealed class Splat4dColmapSpace
{
    private const int PolarSteps = 100;
    private const double ShearTolerance = 1e-3;

    private readonly double[] toColmap = new double[9];
    private readonly double[] offset;

    /// <summary>Takes the similarity apart.</summary>
    /// <param name="colmapToTraining">4×4, row-major, for column vectors: p′ = T·p.</param>
    /// <exception cref="ArgumentException">The matrix is no similarity: it shears or mirrors, is singular, or has another last row than 0 0 0 1.</exception>
    public Splat4dColmapSpace(ReadOnlySpan<double> colmapToTraining)
    {
        ReadOnlySpan<double> t = colmapToTraining;
        if (t.Length != 16) throw new ArgumentException($"expected 16 numbers, found {t.Length}", nameof(colmapToTraining));
        if (t[12] != 0 || t[13] != 0 || t[14] != 0 || t[15] != 1)
            throw new ArgumentException("expected 0 0 0 1 as the last row", nameof(colmapToTraining));
        double[] a = [t[0], t[1], t[2], t[4], t[5], t[6], t[8], t[9], t[10]];
        offset = [t[3], t[7], t[11]];
        double determinant = Determinant(a);
        if (!(determinant > 0) || !double.IsFinite(determinant + offset[0] + offset[1] + offset[2]))
            throw new ArgumentException("expected a finite similarity that does not mirror", nameof(colmapToTraining));
        Scale = CubeRoot(determinant);
        double[] rotation = Polar([.. a.Select(x => x / Scale)]);
        for (int i = 0; i < 9; i++)
        {
            if (!(Math.Abs(rotation[i] - (a[i] / Scale)) <= ShearTolerance)) throw new ArgumentException("expected a similarity, found one that shears", nameof(colmapToTraining));
            toColmap[((i % 3) * 3) + (i / 3)] = rotation[i];
        }

        Matrix = [.. t];
        QuaternionXyzw = ToQuaternion(toColmap);
    }

    /// <summary>The factor s by which the trainer's space is larger than COLMAP's.</summary>
    public double Scale { get; }

    /// <summary>The matrix as given.</summary>
    internal double[] Matrix { get; }

    /// <summary>The rotation from the trainer's space to COLMAP's, 3×3, row-major, for column vectors.</summary>
    internal ReadOnlySpan<double> Rotation => toColmap;

    /// <summary>The same as a unit quaternion.</summary>
    internal double[] QuaternionXyzw { get; }

    /// <summary>Rᵀ·(p − τ)/s.</summary>
    internal (float X, float Y, float Z) Position(float x, float y, float z) => Direction(x - offset[0], y - offset[1], z - offset[2]);

    /// <summary>Rᵀ·v/s.</summary>
    internal (float X, float Y, float Z) Direction(double x, double y, double z)
    {
        double[] r = toColmap;
        return (
            (float)(((r[0] * x) + (r[1] * y) + (r[2] * z)) / Scale),
            (float)(((r[3] * x) + (r[4] * y) + (r[5] * z)) / Scale),
            (float)(((r[6] * x) + (r[7] * y) + (r[8] * z)) / Scale));
    }

    /// <summary>The rotation's product with that of a splat, x, y, z, w, which keeps its length.</summary>
    internal (double X, double Y, double Z, double W) Turn(double x, double y, double z, double w)
    {
        double[] r = QuaternionXyzw;
        return (
            (r[3] * x) + (r[0] * w) + (r[1] * z) - (r[2] * y),
            (r[3] * y) - (r[0] * z) + (r[1] * w) + (r[2] * x),
            (r[3] * z) + (r[0] * y) - (r[1] * x) + (r[2] * w),
            (r[3] * w) - (r[0] * x) - (r[1] * y) - (r[2] * z));
    }

    private static double Determinant(double[] m) =>
        (m[0] * ((m[4] * m[8]) - (m[5] * m[7]))) - (m[1] * ((m[3] * m[8]) - (m[5] * m[6]))) + (m[2] * ((m[3] * m[7]) - (m[4] * m[6])));

    /// <summary>By logarithms and one step of Newton, since the platforms' own differ in the last bit.</summary>
    private static double CubeRoot(double x)
    {
        double root = PortableMath.Exp(PortableMath.Log(x) / 3);
        return root - (((root * root * root) - x) / (3 * root * root));
    }

    /// <summary>The nearest rotation, U·Vᵀ of the singular value decomposition, by Newton's iteration X ← (X + X⁻ᵀ)/2.</summary>
    private static double[] Polar(double[] x)
    {
        for (int step = 0; step < PolarSteps; step++)
        {
            double[] next = InverseTransposed(x);
            double change = 0;
            for (int i = 0; i < 9; i++)
            {
                next[i] = (x[i] + next[i]) / 2;
                change = Math.Max(change, Math.Abs(next[i] - x[i]));
            }

            x = next;
            if (change < 1e-15) break;
        }

        return x;
    }

    private static double[] InverseTransposed(double[] m)
    {
        double d = Determinant(m);
        return
        [
            ((m[4] * m[8]) - (m[5] * m[7])) / d, ((m[5] * m[6]) - (m[3] * m[8])) / d, ((m[3] * m[7]) - (m[4] * m[6])) / d,
            ((m[2] * m[7]) - (m[1] * m[8])) / d, ((m[0] * m[8]) - (m[2] * m[6])) / d, ((m[1] * m[6]) - (m[0] * m[7])) / d,
            ((m[1] * m[5]) - (m[2] * m[4])) / d, ((m[2] * m[3]) - (m[0] * m[5])) / d, ((m[0] * m[4]) - (m[1] * m[3])) / d,
        ];
    }

    /// <summary>By the largest of the four squares, so that no root is of a small difference.</summary>
    private static double[] ToQuaternion(double[] r)
    {
        double[] squares = [1 + r[0] - r[4] - r[8], 1 - r[0] + r[4] - r[8], 1 - r[0] - r[4] + r[8], 1 + r[0] + r[4] + r[8]];
        int largest = 0;
        for (int i = 1; i < 4; i++)
        {
            if (squares[i] > squares[largest]) largest = i;
        }

        double q = Math.Sqrt(squares[largest]) / 2, f = 1 / (4 * q);
        double xy = f * (r[1] + r[3]), xz = f * (r[2] + r[6]), yz = f * (r[5] + r[7]);
        double wx = f * (r[7] - r[5]), wy = f * (r[2] - r[6]), wz = f * (r[3] - r[1]);
        return largest switch
        {
            0 => [q, xy, xz, wx],
            1 => [xy, q, yz, wy],
            2 => [xz, yz, q, wz],
            _ => [wx, wy, wz, q],
        };
    }
}
