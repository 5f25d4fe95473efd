using System.Numerics;
using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Boxes of splats, joined and moved.</summary>
internal static class SplatBoxes
{
    /// <summary>The least box around two.</summary>
    internal static SplatBox Union(SplatBox a, SplatBox b) => new(Vector3.Min(a.Min, b.Min), Vector3.Max(a.Max, b.Max));

    /// <summary>The least box around the corners of a moved one, computed in double precision.</summary>
    /// <param name="box">The box.</param>
    /// <param name="map">For row vectors, without perspective.</param>
    internal static SplatBox Transform(SplatBox box, GfMatrix4d map)
    {
        double[] m = RowMatrix.Elements(map);
        Span<float> min = stackalloc float[3], max = stackalloc float[3];
        for (int axis = 0; axis < 3; axis++)
        {
            double low = m[12 + axis], high = m[12 + axis];
            for (int i = 0; i < 3; i++)
            {
                double a = box.Min[i] * m[(4 * i) + axis], b = box.Max[i] * m[(4 * i) + axis];
                low += Math.Min(a, b);
                high += Math.Max(a, b);
            }

            (min[axis], max[axis]) = ((float)low, (float)high);
        }

        return new SplatBox(new Vector3(min), new Vector3(max));
    }
}
