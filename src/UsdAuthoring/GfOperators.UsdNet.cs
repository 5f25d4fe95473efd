using pxr;

namespace UsdGsplat.UsdAuthoring;

/// <summary>The arithmetic of vectors and matrices that USD.NET leaves out, and the managed core has on the types themselves.</summary>
internal static class GfOperators
{
    extension(GfVec3d)
    {
        /// <summary>Component by component.</summary>
        public static GfVec3d operator +(GfVec3d a, GfVec3d b) => new(a[0] + b[0], a[1] + b[1], a[2] + b[2]);

        /// <summary>Component by component.</summary>
        public static GfVec3d operator -(GfVec3d a, GfVec3d b) => new(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

        /// <summary>The other way.</summary>
        public static GfVec3d operator -(GfVec3d a) => new(-a[0], -a[1], -a[2]);

        /// <summary>Each component by the same number.</summary>
        public static GfVec3d operator *(GfVec3d a, double factor) => new(a[0] * factor, a[1] * factor, a[2] * factor);

        /// <summary>The dot product.</summary>
        public static double operator *(GfVec3d a, GfVec3d b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);
    }

    extension(GfMatrix4d)
    {
        /// <summary>The map of the first, then that of the second, for row vectors.</summary>
        public static GfMatrix4d operator *(GfMatrix4d a, GfMatrix4d b)
        {
            var product = new GfMatrix4d(1);
            for (int i = 0; i < 4; i++) product.SetRow(i, Row(a.GetRow(i), b));
            return product;
        }
    }

    private static GfVec4d Row(GfVec4d row, GfMatrix4d b)
    {
        double[] sums = new double[4];
        for (int k = 0; k < 4; k++)
        {
            GfVec4d other = b.GetRow(k);
            for (int j = 0; j < 4; j++) sums[j] += row[k] * other[j];
        }

        return new GfVec4d(sums[0], sums[1], sums[2], sums[3]);
    }
}
