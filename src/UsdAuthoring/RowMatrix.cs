using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring;

/// <summary>Affine maps as USD has them: for row vectors, p′ = p·M, translation in the last row. Composed in double precision.</summary>
/// <remarks>The first map of a product is applied first. USD.NET has no arithmetic on matrices.</remarks>
public static class RowMatrix
{
    private const int Side = 4;

    /// <summary>The map that changes nothing.</summary>
    public static GfMatrix4d Identity => new(1);

    /// <summary>Moves.</summary>
    public static GfMatrix4d Translation(double x, double y, double z) => new(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1);

    /// <summary>Scales about the origin.</summary>
    public static GfMatrix4d Scaling(double x, double y, double z) => new(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1);

    /// <summary>Turns about X, then about Y, then about Z, by the right-hand rule: USD's <c>rotateXYZ</c>.</summary>
    /// <param name="x">Degrees about X.</param>
    /// <param name="y">Degrees about Y.</param>
    /// <param name="z">Degrees about Z.</param>
    /// <remarks>Multiples of 90 degrees give exact zeros and ones.</remarks>
    public static GfMatrix4d Rotation(double x, double y, double z)
    {
        ((double sx, double cx), (double sy, double cy), (double sz, double cz)) = (SinCos(x), SinCos(y), SinCos(z));
        return Product(
            new GfMatrix4d(1, 0, 0, 0, 0, cx, sx, 0, 0, -sx, cx, 0, 0, 0, 0, 1),
            new GfMatrix4d(cy, 0, -sy, 0, 0, 1, 0, 0, sy, 0, cy, 0, 0, 0, 0, 1),
            new GfMatrix4d(cz, sz, 0, 0, -sz, cz, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
    }

    /// <summary>One map after the other.</summary>
    public static GfMatrix4d Product(params ReadOnlySpan<GfMatrix4d> maps)
    {
        double[] product = Elements(Identity);
        bool first = true;
        foreach (GfMatrix4d map in maps)
        {
            product = first ? Elements(map) : Multiply(product, Elements(map));
            first = false;
        }

        var result = new GfMatrix4d(1);
        result.CopyFromArray(product);
        return result;
    }

    /// <summary>The elements, row by row.</summary>
    public static double[] Elements(GfMatrix4d matrix)
    {
        var elements = new double[Side * Side];
        matrix.CopyToArray(elements);
        return elements;
    }

    /// <summary>Where a point goes.</summary>
    public static DoublePoint Map(DoublePoint point, GfMatrix4d map)
    {
        double[] m = Elements(map);
        double At(int axis) => (point.X * m[axis]) + (point.Y * m[Side + axis]) + (point.Z * m[(2 * Side) + axis]) + m[(3 * Side) + axis];
        return new DoublePoint(At(0), At(1), At(2));
    }

    private static double[] Multiply(double[] a, double[] b)
    {
        var product = new double[Side * Side];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                double sum = a[row * Side] * b[column];
                for (int k = 1; k < Side; k++) sum += a[(row * Side) + k] * b[(k * Side) + column];
                product[(row * Side) + column] = sum;
            }
        }

        return product;
    }

    private static (double Sin, double Cos) SinCos(double degrees)
    {
        double turn = degrees % 360;
        return turn switch
        {
            0 => (0, 1),
            90 or -270 => (1, 0),
            180 or -180 => (0, -1),
            270 or -90 => (-1, 0),
            _ => Math.SinCos(turn * (Math.PI / 180)),
        };
    }
}
