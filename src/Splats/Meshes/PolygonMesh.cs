using System.Numerics;

namespace UsdGsplat.Splats.Meshes;

/// <summary>A mesh of polygons, such as stands in for splats where shadows, depth or collisions are wanted.</summary>
/// <param name="Points">Places of the vertices.</param>
/// <param name="FaceVertexCounts">Vertices of each face, at least 3.</param>
/// <param name="FaceVertexIndices">The vertices of the faces, one after the other; each below the number of points.</param>
public sealed record PolygonMesh(IReadOnlyList<Vector3> Points, IReadOnlyList<int> FaceVertexCounts, IReadOnlyList<int> FaceVertexIndices);
