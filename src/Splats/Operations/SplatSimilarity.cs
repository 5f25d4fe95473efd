using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Splats.Operations;

/// <summary>A map that keeps shapes: a scale, a rotation or a mirror, and a translation; what splats can be baked by without loss.</summary>
/// <remarks>
/// For column vectors p′ = s·Q·p + t, with s &gt; 0 and Q orthogonal. A mirror is Q = R·F with F the flip of x, so that each
/// splat is flipped in its own right and then turned by R. Source: the coordinate frames' description, sections 3 and 4.
/// </remarks>
public sealed class SplatSimilarity
{
    private const double Tolerance = 1e-6;
    private readonly Vector256<double>[] points, turns;
    private readonly double[] orthogonal;
    private ShRotation? harmonics;

    private SplatSimilarity(ReadOnlySpan<double> matrix, double scale, double[] orthogonal, bool isMirror)
    {
        (Scale, IsMirror, this.orthogonal) = (scale, isMirror, orthogonal);
        Translation = new DoublePoint(matrix[12], matrix[13], matrix[14]);
        points = [Row(matrix, 0), Row(matrix, 4), Row(matrix, 8), Row(matrix, 12)];
        turns = Turns(orthogonal, isMirror);
        IsIdentity = scale == 1 && Translation == default && orthogonal is [1, 0, 0, 0, 1, 0, 0, 0, 1];
    }

    /// <summary>How much lengths grow, above 0.</summary>
    public double Scale { get; }

    /// <summary>Whether left and right are exchanged: the matrix has a negative determinant.</summary>
    public bool IsMirror { get; }

    /// <summary>Where the origin goes, scene units after the scale.</summary>
    public DoublePoint Translation { get; }

    /// <summary>Whether nothing changes.</summary>
    public bool IsIdentity { get; }

    /// <summary>Q: 3×3, row-major, for column vectors. A view.</summary>
    public ReadOnlySpan<double> Orthogonal => orthogonal;

    /// <summary>How it acts on spherical harmonics.</summary>
    public ShRotation Harmonics => harmonics ??= ShRotation.FromOrthogonal(orthogonal);

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="matrix">4×4, row-major, for row vectors as in USD: p′ = p·M, the translation in the last row.</param>
    /// <exception cref="ArgumentException">The matrix scales axes differently, shears, flattens, projects, or is not finite.</exception>
    public static SplatSimilarity FromRowMatrix(ReadOnlySpan<double> matrix)
    {
        if (matrix.Length != 16) throw new ArgumentException($"expected 16 numbers, found {matrix.Length}", nameof(matrix));
        if (matrix[3] != 0 || matrix[7] != 0 || matrix[11] != 0 || matrix[15] != 1)
            throw new ArgumentException("expected a matrix for row vectors with the last column (0, 0, 0, 1)", nameof(matrix));
        double square = 0;
        for (int row = 0; row < 12; row += 4) square += (matrix[row] * matrix[row]) + (matrix[row + 1] * matrix[row + 1]) + (matrix[row + 2] * matrix[row + 2]);
        double scale = Math.Sqrt(square / 3);
        if (!(scale > 0) || !double.IsFinite(scale + matrix[12] + matrix[13] + matrix[14])) throw NoSimilarity();

        // A sum of squares may miss 1 by a bit, where every matrix of a mere rotation has it.
        if (Math.Abs(scale - 1) < 1e-14) scale = 1;
        var orthogonal = new double[9];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++) orthogonal[(3 * row) + column] = matrix[(4 * column) + row] / scale;
        }

        if (!IsOrthogonal(orthogonal)) throw NoSimilarity();
        return new SplatSimilarity(matrix, scale, orthogonal, Determinant(matrix) < 0);
    }

    /// <summary>Maps points in place, in double precision, rounded once.</summary>
    internal void MovePoints(Span<float> points) => Map(points, this.points[3]);

    /// <summary>Maps directions with lengths, such as velocities, in place: as points, without the translation.</summary>
    internal void MoveVectors(Span<float> vectors) => Map(vectors, default);

    /// <summary>Turns rotations, whose lengths stay, in place: q_R ⊗ q, of a mirror after the flip (x, −y, −z, w).</summary>
    internal void Turn(Span<float> xyzw)
    {
        for (int i = 0; i < xyzw.Length; i += 4)
        {
            Vector256<double> q = (turns[0] * xyzw[i]) + (turns[1] * xyzw[i + 1]) + (turns[2] * xyzw[i + 2]) + (turns[3] * xyzw[i + 3]);
            (xyzw[i], xyzw[i + 1], xyzw[i + 2], xyzw[i + 3]) = ((float)q[0], (float)q[1], (float)q[2], (float)q[3]);
        }
    }

    private void Map(Span<float> vectors, Vector256<double> origin)
    {
        for (int i = 0; i < vectors.Length; i += 3)
        {
            Vector256<double> p = (points[0] * vectors[i]) + (points[1] * vectors[i + 1]) + (points[2] * vectors[i + 2]) + origin;
            (vectors[i], vectors[i + 1], vectors[i + 2]) = ((float)p[0], (float)p[1], (float)p[2]);
        }
    }

    private static Vector256<double> Row(ReadOnlySpan<double> matrix, int first) => Vector256.Create(matrix[first], matrix[first + 1], matrix[first + 2], 0);

    /// <summary>The images of the units x, y, z, w under multiplication from the left.</summary>
    private static Vector256<double>[] Turns(double[] orthogonal, bool isMirror)
    {
        double[] rotation = [.. orthogonal];
        double flip = isMirror ? -1 : 1;
        for (int row = 0; row < 3; row++) rotation[3 * row] *= flip;
        (double x, double y, double z, double w) = Quaternion(rotation);
        return
        [
            Vector256.Create(w, z, -y, -x),
            Vector256.Create(-z, w, x, -y) * flip,
            Vector256.Create(y, -x, w, -z) * flip,
            Vector256.Create(x, y, z, w),
        ];
    }

    /// <summary>The unit quaternion of a rotation, from its largest component.</summary>
    private static (double X, double Y, double Z, double W) Quaternion(double[] r)
    {
        double xx = 1 + r[0] - r[4] - r[8], yy = 1 - r[0] + r[4] - r[8], zz = 1 - r[0] - r[4] + r[8], ww = 1 + r[0] + r[4] + r[8];
        (double x, double y, double z, double w) = (xx, yy, zz, ww) switch
        {
            _ when ww >= xx && ww >= yy && ww >= zz => (r[7] - r[5], r[2] - r[6], r[3] - r[1], ww),
            _ when xx >= yy && xx >= zz => (xx, r[1] + r[3], r[2] + r[6], r[7] - r[5]),
            _ when yy >= zz => (r[1] + r[3], yy, r[5] + r[7], r[2] - r[6]),
            _ => (r[2] + r[6], r[5] + r[7], zz, r[3] - r[1]),
        };
        double length = Math.Sqrt((x * x) + (y * y) + (z * z) + (w * w));
        return (x / length, y / length, z / length, w / length);
    }

    private static double Determinant(ReadOnlySpan<double> m) =>
        (m[0] * ((m[5] * m[10]) - (m[6] * m[9]))) - (m[1] * ((m[4] * m[10]) - (m[6] * m[8]))) + (m[2] * ((m[4] * m[9]) - (m[5] * m[8])));

    private static bool IsOrthogonal(double[] q)
    {
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double dot = (q[3 * i] * q[3 * j]) + (q[(3 * i) + 1] * q[(3 * j) + 1]) + (q[(3 * i) + 2] * q[(3 * j) + 2]);
                if (!(Math.Abs(dot - (i == j ? 1 : 0)) <= Tolerance)) return false;
            }
        }

        return true;
    }

    private static ArgumentException NoSimilarity() => new(
        "expected a matrix that scales all axes alike and does not shear, as baking needs; keep it as a transform instead", "matrix");
}
