using System.Numerics;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.UsdAuthoring.Proxies;

/// <summary>The meshes of a USD stage as one mesh.</summary>
public static class StageMeshes
{
    /// <summary>Reads the visible-to-traversal meshes of a stage at its default time, in the stage's world; materials and subdivision are left out.</summary>
    /// <param name="path">A USD layer or package.</param>
    /// <exception cref="AssetFormatException">There is no mesh, or a mesh names points that are not there.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PolygonMesh Read(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException(null, path);
        using UsdStage stage = UsdStage.Open(path);
        List<Vector3> points = [];
        List<int> counts = [], indices = [];
        foreach (UsdPrim prim in stage.Traverse())
        {
            if (prim.GetTypeName().GetString() == "Mesh") Add(new UsdGeomMesh(prim), path, points, counts, indices);
        }

        if (counts.Count == 0) throw new AssetFormatException(new AssetLocation(path), "MESH", "expected a stage with a mesh, found none");
        return new PolygonMesh(points, counts, indices);
    }

    private static void Add(UsdGeomMesh mesh, string file, List<Vector3> points, List<int> counts, List<int> indices)
    {
        GfMatrix4d toWorld = mesh.ComputeLocalToWorldTransform(UsdTimeCode.Default());
        VtVec3fArray own = mesh.GetPointsAttr().Get();
        VtIntArray faces = mesh.GetFaceVertexCountsAttr().Get(), vertices = mesh.GetFaceVertexIndicesAttr().Get();
        int first = points.Count;
        long named = 0;
        for (int i = 0; i < own.size(); i++)
        {
            GfVec3d p = toWorld.Transform(new GfVec3d(own[i][0], own[i][1], own[i][2]));
            points.Add(new Vector3((float)p[0], (float)p[1], (float)p[2]));
        }

        for (int i = 0; i < faces.size(); i++)
        {
            named += faces[i];
            counts.Add(faces[i]);
        }

        for (int i = 0; i < vertices.size(); i++)
        {
            if (vertices[i] < 0 || vertices[i] >= own.size()) throw Error(mesh, file, $"a vertex from 0 below {own.size()}, found {vertices[i]}");
            indices.Add(first + vertices[i]);
        }

        if (named != vertices.size() || counts.Any(c => c < 0)) throw Error(mesh, file, $"faces with {vertices.size()} vertices in all, found {named}");
    }

    private static AssetFormatException Error(UsdGeomMesh mesh, string file, string expected) =>
        new(new AssetLocation(file, Scope: mesh.GetPath().GetString()), "MESH", "expected " + expected);
}
