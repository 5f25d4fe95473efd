using System.Diagnostics;

namespace UsdGsplat.Splats.Numerics;

/// <summary>What a linear map that is no similarity makes of ellipsoids.</summary>
/// <remarks>
/// The map A turns the axes R·diag(σ) into B = A·R·diag(σ), whose covariance is B·Bᵀ. Turning the columns of B among
/// themselves, until they are at right angles, changes no covariance and leaves the new axes times the new deviations
/// (Jacobi's method from one side); unlike the eigenvalues of B·Bᵀ, thin axes keep their digits.
/// </remarks>
/// <param name="linear">A: 3×3, row-major, for column vectors.</param>
internal readonly ref struct EllipsoidMap(ReadOnlySpan<double> linear)
{
    private const int MaxSweeps = 30;
    private const double RightAngle = 1e-15;

    private readonly ReadOnlySpan<double> linear = linear;

    /// <summary>Maps one ellipsoid in place.</summary>
    /// <param name="logScales">ln of its three deviations.</param>
    /// <param name="xyzw">Its rotation, of any length.</param>
    /// <returns>False, with nothing changed, when it is none: a rotation without direction, or scales that are not below infinity, or all 0.</returns>
    internal bool TryMap(Span<float> logScales, Span<float> xyzw)
    {
        double largest = Math.Max(logScales[0], Math.Max(logScales[1], logScales[2]));
        double square = 0;
        foreach (float part in xyzw) square += (double)part * part;
        if (!double.IsFinite(largest) || !double.IsFinite(square) || square < (double)Rotations.SmallestNorm * Rotations.SmallestNorm) return false;

        // The axes as three columns, one after the other, as multiples of the longest.
        Span<double> axes = stackalloc double[9];
        MapAxes(logScales, largest, xyzw, 2 / square, axes);
        Orthogonalise(axes);
        Span<double> rotation = stackalloc double[9];
        for (int axis = 0; axis < 3; axis++)
        {
            double length = Math.Sqrt(Dot(axes, axis, axis));
            logScales[axis] = (float)(largest + PortableMath.Log(length));
            for (int i = 0; i < 3; i++) rotation[(3 * i) + axis] = length > 0 ? axes[(3 * axis) + i] / length : 0;
        }

        Complete(rotation);
        (double x, double y, double z, double w) = Matrix3.ToQuaternion(rotation);
        (xyzw[0], xyzw[1], xyzw[2], xyzw[3]) = ((float)x, (float)y, (float)z, (float)w);
        return true;
    }

    private void MapAxes(ReadOnlySpan<float> logScales, double largest, ReadOnlySpan<float> q, double s, Span<double> axes)
    {
        double x = q[0], y = q[1], z = q[2], w = q[3];
        ReadOnlySpan<double> turned =
        [
            1 - (s * ((y * y) + (z * z))), s * ((x * y) + (z * w)), s * ((x * z) - (y * w)),
            s * ((x * y) - (z * w)), 1 - (s * ((x * x) + (z * z))), s * ((y * z) + (x * w)),
            s * ((x * z) + (y * w)), s * ((y * z) - (x * w)), 1 - (s * ((x * x) + (y * y))),
        ];
        for (int axis = 0; axis < 3; axis++)
        {
            double sigma = PortableMath.Exp(logScales[axis] - largest);
            ReadOnlySpan<double> from = turned.Slice(3 * axis, 3);
            for (int i = 0; i < 3; i++)
                axes[(3 * axis) + i] = sigma * ((linear[3 * i] * from[0]) + (linear[(3 * i) + 1] * from[1]) + (linear[(3 * i) + 2] * from[2]));
        }
    }

    private static void Orthogonalise(Span<double> axes)
    {
        bool turned = true;
        for (int sweep = 0; turned && sweep < MaxSweeps; sweep++) turned = Turn(axes, 0, 1) | Turn(axes, 0, 2) | Turn(axes, 1, 2);
    }

    private static bool Turn(Span<double> axes, int p, int q)
    {
        double a = Dot(axes, p, p), b = Dot(axes, q, q), mixed = Dot(axes, p, q);
        if (!(Math.Abs(mixed) > RightAngle * Math.Sqrt(a * b))) return false;
        double zeta = (b - a) / (2 * mixed);
        double tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent)), sine = cosine * tangent;
        for (int i = 0; i < 3; i++)
        {
            double first = axes[(3 * p) + i], second = axes[(3 * q) + i];
            axes[(3 * p) + i] = (cosine * first) - (sine * second);
            axes[(3 * q) + i] = (sine * first) + (cosine * second);
        }

        return true;
    }

    private static double Dot(ReadOnlySpan<double> axes, int p, int q) =>
        (axes[3 * p] * axes[3 * q]) + (axes[(3 * p) + 1] * axes[(3 * q) + 1]) + (axes[(3 * p) + 2] * axes[(3 * q) + 2]);

    /// <summary>Gives flat axes, whose columns are 0, a direction, and the whole a determinant of +1.</summary>
    private static void Complete(Span<double> rotation)
    {
        int flat = 0;
        for (int axis = 0; axis < 3; axis++) flat += IsZero(rotation, axis) ? 1 : 0;
        Debug.Assert(flat < 3, "the longest axis is not 0");
        if (flat == 2) AddPerpendicular(rotation);
        for (int axis = 0; flat > 0 && axis < 3; axis++)
        {
            if (IsZero(rotation, axis)) Cross(rotation, (axis + 1) % 3, (axis + 2) % 3, axis);
        }

        if (Matrix3.Determinant(rotation) > 0) return;
        for (int i = 0; i < 3; i++) rotation[(3 * i) + 2] = -rotation[(3 * i) + 2];
    }

    private static bool IsZero(ReadOnlySpan<double> m, int column) => m[column] == 0 && m[3 + column] == 0 && m[6 + column] == 0;

    /// <summary>Beside the only column that is not 0, a second one at right angles to it.</summary>
    private static void AddPerpendicular(Span<double> m)
    {
        int known = IsZero(m, 0) ? (IsZero(m, 1) ? 2 : 1) : 0, next = (known + 1) % 3;
        double x = m[known], y = m[3 + known], z = m[6 + known];
        (double ex, double ey, double ez) = Math.Abs(x) < 0.6 ? (0, -z, y) : (z, 0.0, -x);
        double length = Math.Sqrt((ex * ex) + (ey * ey) + (ez * ez));
        (m[next], m[3 + next], m[6 + next]) = (ex / length, ey / length, ez / length);
    }

    private static void Cross(Span<double> m, int a, int b, int into)
    {
        m[into] = (m[3 + a] * m[6 + b]) - (m[6 + a] * m[3 + b]);
        m[3 + into] = (m[6 + a] * m[b]) - (m[a] * m[6 + b]);
        m[6 + into] = (m[a] * m[3 + b]) - (m[3 + a] * m[b]);
    }
}
