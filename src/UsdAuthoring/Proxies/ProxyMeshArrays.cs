using System.Numerics;
using pxr;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.UsdAuthoring.Proxies;

/// <summary>Polygon meshes as prims of type Mesh.</summary>
internal static class ProxyMeshArrays
{
    /// <summary>Authors points, faces and extent; the polygons are the surface, not the cage of one.</summary>
    internal static void Author(UsdGeomMesh prim, PolygonMesh mesh)
    {
        var points = new VtVec3fArray((uint)mesh.Points.Count);
        var (min, max) = (new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity));
        for (int i = 0; i < mesh.Points.Count; i++)
        {
            Vector3 p = mesh.Points[i];
            points[i] = new GfVec3f(p.X, p.Y, p.Z);
            (min, max) = (Vector3.Min(min, p), Vector3.Max(max, p));
        }

        prim.CreatePointsAttr(points);
        prim.CreateFaceVertexCountsAttr(Integers(mesh.FaceVertexCounts));
        prim.CreateFaceVertexIndicesAttr(Integers(mesh.FaceVertexIndices));
        prim.CreateSubdivisionSchemeAttr(new VtValue(new TfToken("none")));
        var extent = new VtVec3fArray(2);
        (extent[0], extent[1]) = (new GfVec3f(min.X, min.Y, min.Z), new GfVec3f(max.X, max.Y, max.Z));
        prim.CreateExtentAttr(extent);
    }

    private static VtIntArray Integers(IReadOnlyList<int> values)
    {
        var array = new VtIntArray((uint)values.Count);
        for (int i = 0; i < values.Count; i++) array[i] = values[i];
        return array;
    }
}
