using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>An affine map of space, p′ = A·p + t, taken apart into what it does to each column of a cloud.</summary>
/// <remarks>
/// <para>A = Q·S with Q orthogonal and S symmetric. A similarity, with or without a mirror, has S = s·1 and is exact for all
/// columns: positions and velocities in double and rounded once, log scales plus ln s, rotations q ⊗, spherical harmonics
/// by Q. Non-uniform scales and shears map ellipsoids exactly as well, but colours are turned by Q alone.</para>
/// <para>A mirror has no quaternion; since ellipsoids are alike under p → −p, −Q turns them instead.
/// Source: the coordinate frames' description, sections 3 to 5.</para>
/// </remarks>
public sealed class SplatTransform
{
    /// <summary>How far AᵀA/s² may be from the identity in any element for A to count as a similarity.</summary>
    public const double SimilarityTolerance = 2e-6;

    // What is closer to nothing than this is the rounding of a composed matrix, and leaves values their bits.
    private const double Rounding = 1e-13;

    private readonly double[] linear;
    private readonly Vector256<double> column0, column1, column2, translation;
    private readonly ShRotation? harmonics;
    private readonly Vector256<double> turnX, turnY, turnZ, turnW;
    private readonly float logScale;
    private readonly bool turns;

    private SplatTransform(double[] linear, Vector256<double> translation, double sign = 1)
    {
        this.linear = linear;
        this.translation = translation;
        column0 = Vector256.Create(linear[0], linear[3], linear[6], 0);
        column1 = Vector256.Create(linear[1], linear[4], linear[7], 0);
        column2 = Vector256.Create(linear[2], linear[5], linear[8], 0);
        double determinant = Matrix3.Determinant(linear);
        Scale = Math.Cbrt(Math.Abs(determinant));
        double log = PortableMath.Log(Math.Abs(determinant)) / 3;
        logScale = Math.Abs(log) < Rounding ? 0 : (float)log;
        IsMirror = determinant < 0;
        IsSimilarity = HasEqualAxes(linear, Scale);
        double[] q = Matrix3.OrthogonalFactor(linear);
        turns = !IsUnit(q, Rounding);
        IsIdentity = IsUnit(linear, 0) && translation == Vector256<double>.Zero;
        if (!turns) return;
        harmonics = ShRotation.FromOrthogonal(q);
        if (IsMirror) q = [.. q.Select(v => -v)];
        (double x, double y, double z, double w) = Matrix3.ToQuaternion(q);
        (x, y, z, w) = (sign * x, sign * y, sign * z, sign * w);

        // Columns of the matrix that multiplies a quaternion x, y, z, w from the left.
        turnX = Vector256.Create(w, z, -y, -x);
        turnY = Vector256.Create(-z, w, x, -y);
        turnZ = Vector256.Create(y, -x, w, -z);
        turnW = Vector256.Create(x, y, z, w);
    }

    /// <summary>The map that changes nothing.</summary>
    public static SplatTransform Identity { get; } = new([1, 0, 0, 0, 1, 0, 0, 0, 1], default);

    /// <summary>Makes the map of a USD matrix.</summary>
    /// <param name="matrix">4×4, row-major, for row vectors, p′ = p·M: the translation is the last row.</param>
    /// <exception cref="ArgumentException">It is singular or not finite, or its last column is not 0, 0, 0, 1.</exception>
    public static SplatTransform FromRowMatrix(ReadOnlySpan<double> matrix)
    {
        if (matrix.Length != 16) throw new ArgumentException($"expected 16 numbers, found {matrix.Length}", nameof(matrix));
        foreach (double value in matrix)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("expected a finite matrix", nameof(matrix));
        }

        if ((matrix[3], matrix[7], matrix[11], matrix[15]) != (0, 0, 0, 1))
            throw new ArgumentException(FormattableString.Invariant($"expected the last column (0, 0, 0, 1), found ({matrix[3]}, {matrix[7]}, {matrix[11]}, {matrix[15]})"), nameof(matrix));
        double[] linear = [matrix[0], matrix[4], matrix[8], matrix[1], matrix[5], matrix[9], matrix[2], matrix[6], matrix[10]];
        if (IsSingular(linear)) throw new ArgumentException("expected a matrix that can be inverted, found a singular one", nameof(matrix));
        return new SplatTransform(linear, Vector256.Create(matrix[12], matrix[13], matrix[14], 0));
    }

    /// <summary>The same map with the other one of the two quaternions that are its rotation.</summary>
    /// <remarks>
    /// A half turn is its own inverse, but its quaternion is not: twice the same one gives −q for q. Who takes a half turn back
    /// by this map gets every sign back.
    /// </remarks>
    public SplatTransform WithOppositeQuaternion() => new(linear, translation, sign: -1);

    /// <summary>Whether it changes nothing.</summary>
    public bool IsIdentity { get; }

    /// <summary>Whether it scales all directions alike, within <see cref="SimilarityTolerance"/>; it may mirror.</summary>
    public bool IsSimilarity { get; }

    /// <summary>Whether it turns right hands into left ones.</summary>
    public bool IsMirror { get; }

    /// <summary>The factor on lengths, above 0; of what is no similarity, the cube root of the factor on volumes.</summary>
    public double Scale { get; }

    /// <summary>What is worth telling of it, one line each.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            if (IsMirror) yield return "the transform mirrors the splats";
            if (!IsSimilarity) yield return "the transform scales directions differently; colours that depend on the view are turned, but cannot follow the distortion";
        }
    }

    /// <summary>Maps centres in place, x, y, z each, in double and rounded once.</summary>
    internal void MapPoints(Span<float> points) => Map(points, translation);

    /// <summary>Maps displacements in place, x, y, z each.</summary>
    internal void MapVectors(Span<float> vectors) => Map(vectors, default);

    /// <summary>Turns the higher coefficients of splats of a degree in place.</summary>
    internal void TurnHarmonics(int degree, Span<float> shRest) => harmonics?.Apply(degree, shRest);

    /// <summary>Turns quaternions x, y, z, w in place; they keep their lengths.</summary>
    internal void Turn(Span<float> xyzw)
    {
        if (!turns) return;
        foreach (ref Vector128<float> q in MemoryMarshal.Cast<float, Vector128<float>>(xyzw))
        {
            Vector256<double> turned = (turnX * q[0]) + (turnY * q[1]) + (turnZ * q[2]) + (turnW * q[3]);
            q = Vector128.Narrow(turned.GetLower(), turned.GetUpper());
        }
    }

    /// <summary>Scales log scales of a similarity in place.</summary>
    internal void AddLogScale(Span<float> logScales)
    {
        if (logScale == 0) return;
        System.Numerics.Tensors.TensorPrimitives.Add(logScales, logScale, logScales);
    }

    /// <summary>Maps ellipsoids in place by any regular matrix.</summary>
    internal void MapEllipsoids(Span<float> logScales, Span<float> xyzw)
    {
        var map = new EllipsoidMap(linear);
        for (int scale = 0, rotation = 0; scale < logScales.Length; scale += 3, rotation += 4)
        {
            Span<float> q = xyzw.Slice(rotation, 4);
            if (!map.TryMap(logScales.Slice(scale, 3), q)) Turn(q);
        }
    }

    private void Map(Span<float> values, Vector256<double> offset)
    {
        for (int i = 0; i + 2 < values.Length; i += 3)
        {
            Vector256<double> mapped = (column0 * values[i]) + (column1 * values[i + 1]) + (column2 * values[i + 2]) + offset;
            values[i] = (float)mapped[0];
            values[i + 1] = (float)mapped[1];
            values[i + 2] = (float)mapped[2];
        }
    }

    private static bool IsUnit(double[] m, double tolerance)
    {
        for (int i = 0; i < 9; i++)
        {
            if (Math.Abs(m[i] - (i % 4 == 0 ? 1 : 0)) > tolerance) return false;
        }

        return true;
    }

    private static bool IsSingular(double[] m)
    {
        double length = Math.Sqrt(m.Sum(v => v * v)), determinant = Matrix3.Determinant(m);
        return !(Math.Abs(determinant) > 1e-24 * length * length * length) || !double.IsNormal(determinant);
    }

    private static bool HasEqualAxes(double[] m, double scale)
    {
        double square = scale * scale;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = ((m[i] * m[j]) + (m[3 + i] * m[3 + j]) + (m[6 + i] * m[6 + j])) / square;
                if (!(Math.Abs(product - (i == j ? 1 : 0)) <= SimilarityTolerance)) return false;
            }
        }

        return true;
    }
}
