namespace pxr;

/// <content>Functions of matrices.</content>
public static partial class Gf
{
    /// <summary>Whether each pair of cells differs by less than <paramref name="tolerance"/>.</summary>
    public static bool GfIsClose(GfMatrix2d m1, GfMatrix2d m2, double tolerance) => AreClose(m1.AsSpan(), m2.AsSpan(), tolerance);

    /// <inheritdoc cref="GfIsClose(GfMatrix2d, GfMatrix2d, double)"/>
    public static bool GfIsClose(GfMatrix2f m1, GfMatrix2f m2, double tolerance) => AreClose(m1.AsSpan(), m2.AsSpan(), tolerance);

    /// <inheritdoc cref="GfIsClose(GfMatrix2d, GfMatrix2d, double)"/>
    public static bool GfIsClose(GfMatrix3d m1, GfMatrix3d m2, double tolerance) => AreClose(m1.AsSpan(), m2.AsSpan(), tolerance);

    /// <inheritdoc cref="GfIsClose(GfMatrix2d, GfMatrix2d, double)"/>
    public static bool GfIsClose(GfMatrix3f m1, GfMatrix3f m2, double tolerance) => AreClose(m1.AsSpan(), m2.AsSpan(), tolerance);

    /// <inheritdoc cref="GfIsClose(GfMatrix2d, GfMatrix2d, double)"/>
    public static bool GfIsClose(GfMatrix4d m1, GfMatrix4d m2, double tolerance) => AreClose(m1.AsSpan(), m2.AsSpan(), tolerance);

    /// <inheritdoc cref="GfIsClose(GfMatrix2d, GfMatrix2d, double)"/>
    public static bool GfIsClose(GfMatrix4f m1, GfMatrix4f m2, double tolerance) => AreClose(m1.AsSpan(), m2.AsSpan(), tolerance);

    private static bool AreClose(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double tolerance)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (!GfIsClose(a[i], b[i], tolerance)) return false;
        }

        return true;
    }

    private static bool AreClose(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double tolerance)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (!GfIsClose(a[i], b[i], tolerance)) return false;
        }

        return true;
    }
}
