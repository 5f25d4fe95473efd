using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace pxr;

/// <summary>Boxes around shapes and points, each in the space of its numbers or in that of a matrix for row vectors.</summary>
internal static class UsdGeomExtents
{
    /// <summary>The box about the origin with the given half edges.</summary>
    internal static GfRange3d Cuboid(double x, double y, double z) => new(new GfVec3d(-x, -y, -z), new GfVec3d(x, y, z));

    /// <summary>The box about the origin that reaches so far along an axis, and so far across it; null where the axis is none.</summary>
    internal static GfRange3d? Along(TfToken axis, double half, double radius) => axis?.GetString() switch
    {
        "X" => Cuboid(half, radius, radius),
        "Y" => Cuboid(radius, half, radius),
        "Z" => Cuboid(radius, radius, half),
        _ => null,
    };

    /// <summary>The rectangle across an axis; null where the axis is none.</summary>
    internal static GfRange3d? Rectangle(TfToken axis, double halfWidth, double halfLength) => axis?.GetString() switch
    {
        "X" => Cuboid(0, halfLength, halfWidth),
        "Y" => Cuboid(halfWidth, 0, halfLength),
        "Z" => Cuboid(halfWidth, halfLength, 0),
        _ => null,
    };

    /// <summary>The box around points; empty without points. Coordinates that are no numbers do not count.</summary>
    internal static GfRange3d OfPoints(ReadOnlySpan<GfVec3f> points, GfMatrix4d? transform = null)
    {
        if (transform is null) return OfPlainPoints(points);
        GfMatrix4d matrix = transform.Value;
        var range = new GfRange3d();
        foreach (GfVec3f point in points) Extend(ref range, new GfVec3d(matrix.Transform(point)));
        return range;
    }

    /// <summary>The box around spheres; null where there are not as many widths as points.</summary>
    internal static GfRange3d? OfSpheres(ReadOnlySpan<GfVec3f> points, ReadOnlySpan<float> widths, GfMatrix4d? transform)
    {
        if (points.Length != widths.Length) return null;
        GfVec3f unit = Reach(transform);
        var range = new GfRange3d();
        for (int i = 0; i < points.Length; i++)
        {
            GfVec3f centre = transform is { } matrix ? matrix.Transform(points[i]) : points[i];
            GfVec3f reach = unit * (widths[i] * 0.5f);
            Extend(ref range, new GfVec3d(centre - reach));
            Extend(ref range, new GfVec3d(centre + reach));
        }

        return range;
    }

    /// <summary>The box around points, wider all round by half the largest width; empty without points.</summary>
    internal static GfRange3d OfCurves(VtVec3fArray points, VtFloatArray widths, GfMatrix4d? transform)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(widths);
        GfRange3d range = OfPoints(points.AsSpan(), transform);
        float widest = 0;
        bool isFirst = true;
        foreach (float width in widths.AsSpan())
        {
            if (isFirst || width > widest) widest = width;
            isFirst = false;
        }

        if (range.IsEmpty()) return range;
        var reach = new GfVec3d(Reach(transform) * (widest * 0.5f));
        return new GfRange3d(range.GetMin() - reach, range.GetMax() + reach);
    }

    /// <summary>Makes an array the two corners of a range, which a matrix may have moved.</summary>
    /// <returns>Whether there is a range; the array is left alone when there is none.</returns>
    internal static bool Fill(VtVec3fArray extent, GfRange3d? range, GfMatrix4d? transform = null)
    {
        ArgumentNullException.ThrowIfNull(extent);
        if (range is not { } box) return false;
        if (transform is { } matrix) box = new GfBBox3d(box, matrix).ComputeAlignedRange();
        extent.assign(2, new GfVec3f(box.GetMin()));
        extent[1] = new GfVec3f(box.GetMax());
        return true;
    }

    /// <summary>Makes an array equal to another.</summary>
    internal static void Copy(VtVec3fArray from, VtVec3fArray into)
    {
        into.resize(from.size());
        from.AsSpan().CopyTo(into.AsMutableSpan());
    }

    // How far a matrix takes a cube of half edge 1 along each axis: what OpenUSD puts around a moved sphere.
    private static GfVec3f Reach(GfMatrix4d? transform)
    {
        if (transform is not { } matrix) return new GfVec3f(1);
        var reach = new double[3];
        for (int column = 0; column < 3; column++)
        {
            for (int row = 0; row < 3; row++) reach[column] += Math.Abs(matrix[row, column]);
        }

        return new GfVec3f((float)reach[0], (float)reach[1], (float)reach[2]);
    }

    private static void Extend(ref GfRange3d range, GfVec3d point)
    {
        GfVec3d min = range.GetMin();
        GfVec3d max = range.GetMax();
        range = new GfRange3d(
            new GfVec3d(Smaller(point.X, min.X), Smaller(point.Y, min.Y), Smaller(point.Z, min.Z)),
            new GfVec3d(Larger(point.X, max.X), Larger(point.Y, max.Y), Larger(point.Z, max.Z)));
    }

    private static double Smaller(double value, double than) => value < than ? value : than;

    private static double Larger(double value, double than) => value > than ? value : than;

    // Three registers hold eight points: lane l of register r is a coordinate of axis (8 r + l) mod 3.
    private static GfRange3d OfPlainPoints(ReadOnlySpan<GfVec3f> points)
    {
        ReadOnlySpan<float> numbers = MemoryMarshal.Cast<GfVec3f, float>(points);
        Span<float> min = stackalloc float[24];
        Span<float> max = stackalloc float[24];
        min.Fill(float.MaxValue);
        max.Fill(float.MinValue);
        int done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Span<Vector256<float>> low = MemoryMarshal.Cast<float, Vector256<float>>(min);
            Span<Vector256<float>> high = MemoryMarshal.Cast<float, Vector256<float>>(max);
            ReadOnlySpan<Vector256<float>> registers = MemoryMarshal.Cast<float, Vector256<float>>(numbers);
            (Vector256<float> l0, Vector256<float> l1, Vector256<float> l2) = (low[0], low[1], low[2]);
            (Vector256<float> h0, Vector256<float> h1, Vector256<float> h2) = (high[0], high[1], high[2]);
            int end = registers.Length - (registers.Length % 3);
            for (int i = 0; i < end; i += 3)
            {
                (l0, h0) = (Vector256.MinNumber(registers[i], l0), Vector256.MaxNumber(registers[i], h0));
                (l1, h1) = (Vector256.MinNumber(registers[i + 1], l1), Vector256.MaxNumber(registers[i + 1], h1));
                (l2, h2) = (Vector256.MinNumber(registers[i + 2], l2), Vector256.MaxNumber(registers[i + 2], h2));
            }

            (low[0], low[1], low[2], high[0], high[1], high[2]) = (l0, l1, l2, h0, h1, h2);
            done = end * Vector256<float>.Count;
        }

        var range = new GfRange3d();
        for (int i = done; i < numbers.Length; i += 3) Extend(ref range, new GfVec3d(numbers[i], numbers[i + 1], numbers[i + 2]));
        // A lane that met nothing but NaN holds the largest number as minimum, which must not become a maximum.
        for (int i = 0; i < 24; i += 3)
        {
            range.UnionWith(new GfRange3d(new GfVec3d(min[i], min[i + 1], min[i + 2]), new GfVec3d(max[i], max[i + 1], max[i + 2])));
        }

        return range;
    }
}
