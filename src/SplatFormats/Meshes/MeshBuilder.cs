using System.Globalization;
using System.Numerics;
using UsdGsplat.Codecs;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.SplatFormats.Meshes;

/// <summary>Collects points and faces, and checks them.</summary>
/// <param name="name">The file, for messages.</param>
internal sealed class MeshBuilder(string name)
{
    private const int FewestVertices = 3;
    private readonly List<Vector3> points = [];
    private readonly List<int> counts = [], indices = [];

    /// <summary>Points so far.</summary>
    internal int PointCount => points.Count;

    /// <summary>Adds a point.</summary>
    /// <exception cref="AssetFormatException">It is not finite.</exception>
    internal void AddPoint(double x, double y, double z)
    {
        var point = new Vector3((float)x, (float)y, (float)z);
        if (!float.IsFinite(point.X + point.Y + point.Z)) throw Error(FormattableString.Invariant($"expected finite coordinates, found ({x}, {y}, {z}) at vertex {points.Count}"));
        points.Add(point);
    }

    /// <summary>Adds a face; points and lines, of one vertex or two, are left out.</summary>
    internal void AddFace(ReadOnlySpan<long> vertices)
    {
        if (vertices.Length < FewestVertices) return;
        counts.Add(vertices.Length);
        foreach (long vertex in vertices) indices.Add(vertex is >= 0 and <= int.MaxValue ? (int)vertex : throw OutOfRange(vertex));
    }

    /// <summary>The mesh.</summary>
    /// <exception cref="AssetFormatException">A face names a vertex that is not there, or there is no face.</exception>
    internal PolygonMesh Build()
    {
        foreach (int index in indices)
        {
            if (index >= points.Count) throw OutOfRange(index);
        }

        if (counts.Count == 0) throw Error("expected a mesh with faces, found none");
        return new PolygonMesh(points, counts, indices);
    }

    private AssetFormatException OutOfRange(long vertex) =>
        Error(string.Create(CultureInfo.InvariantCulture, $"expected a vertex of a face from 0 below {points.Count}, found {vertex}"));

    private AssetFormatException Error(string problem) => new(new AssetLocation(name), "MESH", problem);
}
