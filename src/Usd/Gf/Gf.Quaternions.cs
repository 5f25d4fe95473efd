namespace pxr;

/// <content>Functions of quaternions.</content>
public static partial class Gf
{
    /// <summary>Cosines of the angle nearer to 1 than this are interpolated on a straight line: the sine is too small to divide by.</summary>
    private const double SlerpTolerance = 1e-5;

    /// <summary>The sum of the products of the four parts.</summary>
    public static double GfDot(GfQuatd q1, GfQuatd q2) => (q1.Real * q2.Real) + GfDot(q1.Imaginary, q2.Imaginary);

    /// <inheritdoc cref="GfDot(GfQuatd, GfQuatd)"/>
    public static float GfDot(GfQuatf q1, GfQuatf q2) => (q1.Real * q2.Real) + GfDot(q1.Imaginary, q2.Imaginary);

    /// <inheritdoc cref="GfDot(GfQuatd, GfQuatd)"/>
    public static GfHalf GfDot(GfQuath q1, GfQuath q2) => (GfHalf)GfDot(new GfQuatf(q1), new GfQuatf(q2));

    /// <inheritdoc cref="GfDot(GfQuatd, GfQuatd)"/>
    public static double GfDot(GfQuaternion q1, GfQuaternion q2) =>
        (q1.GetReal() * q2.GetReal()) + GfDot(q1.GetImaginary(), q2.GetImaginary());

    /// <summary>
    /// Spherical interpolation by the shorter arc from <paramref name="q0"/> (alpha 0) to <paramref name="q1"/> (alpha 1), both of
    /// length 1.
    /// </summary>
    /// <remarks>Between nearly equal rotations the path is a straight line, whose length is not corrected.</remarks>
    public static GfQuatd GfSlerp(double alpha, GfQuatd q0, GfQuatd q1)
    {
        (double scale0, double scale1) = SlerpScales(alpha, GfDot(q0, q1));
        return new GfQuatd(
            (q0.Real * scale0) + (q1.Real * scale1),
            (q0.Imaginary * scale0) + (q1.Imaginary * scale1));
    }

    /// <inheritdoc cref="GfSlerp(double, GfQuatd, GfQuatd)"/>
    public static GfQuatd GfSlerp(GfQuatd q0, GfQuatd q1, double alpha) => GfSlerp(alpha, q0, q1);

    /// <inheritdoc cref="GfSlerp(double, GfQuatd, GfQuatd)"/>
    public static GfQuatf GfSlerp(double alpha, GfQuatf q0, GfQuatf q1)
    {
        (double scale0, double scale1) = SlerpScales(alpha, GfDot(q0, q1), isSingle: true);
        (float s0, float s1) = ((float)scale0, (float)scale1);
        return new GfQuatf((q0.Real * s0) + (q1.Real * s1), (q0.Imaginary * s0) + (q1.Imaginary * s1));
    }

    /// <inheritdoc cref="GfSlerp(double, GfQuatd, GfQuatd)"/>
    public static GfQuatf GfSlerp(GfQuatf q0, GfQuatf q1, double alpha) => GfSlerp(alpha, q0, q1);

    /// <inheritdoc cref="GfSlerp(double, GfQuatd, GfQuatd)"/>
    public static GfQuath GfSlerp(double alpha, GfQuath q0, GfQuath q1)
    {
        // Every product is rounded to a half, as in OpenUSD.
        (double scale0, double scale1) = SlerpScales(alpha, GfDot(q0.Imaginary, q1.Imaginary) + ((float)q0.Real * q1.Real));
        (GfHalf s0, GfHalf s1) = ((GfHalf)(float)scale0, (GfHalf)(float)scale1);
        GfHalf Mix(GfHalf a, GfHalf b) => (GfHalf)((GfHalf)((float)a * s0) + (float)(GfHalf)((float)b * s1));
        return new GfQuath(
            Mix(q0.Real, q1.Real),
            Mix(q0.Imaginary.X, q1.Imaginary.X),
            Mix(q0.Imaginary.Y, q1.Imaginary.Y),
            Mix(q0.Imaginary.Z, q1.Imaginary.Z));
    }

    /// <inheritdoc cref="GfSlerp(double, GfQuatd, GfQuatd)"/>
    public static GfQuath GfSlerp(GfQuath q0, GfQuath q1, double alpha) => GfSlerp(alpha, q0, q1);

    /// <summary>The weights of both ends; with <paramref name="isSingle"/> the angle and its sine are rounded, as in OpenUSD.</summary>
    private static (double Scale0, double Scale1) SlerpScales(double alpha, double cosine, bool isSingle = false)
    {
        double sign = cosine < 0 ? -1 : 1;
        cosine *= sign;
        if (1 - cosine <= SlerpTolerance) return (1 - alpha, sign * alpha);
        double angle = Math.Acos(cosine);
        if (isSingle) angle = (float)angle;
        double sine = Math.Sin(angle);
        if (isSingle) sine = (float)sine;
        return (Math.Sin((1 - alpha) * angle) / sine, sign * Math.Sin(alpha * angle) / sine);
    }
}
