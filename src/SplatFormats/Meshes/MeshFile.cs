using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.SplatFormats.Meshes;

/// <summary>Reads meshes from files.</summary>
public static class MeshFile
{
    /// <summary>Whether a file has the extension of a mesh that is read here: <c>.ply</c> or <c>.obj</c>.</summary>
    public static bool IsMesh(string path) => Extension(path) is ".ply" or ".obj";

    /// <summary>Reads a mesh, in its own frame and units.</summary>
    /// <param name="path">A PLY with faces, or an OBJ.</param>
    /// <exception cref="AssetFormatException">The file is damaged, or has no faces.</exception>
    /// <exception cref="AssetUnsupportedException">The extension is another one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PolygonMesh Read(string path)
    {
        if (!IsMesh(path)) throw new AssetUnsupportedException(new AssetLocation(path), "MESH-FORMAT", $"expected a mesh ending in .ply or .obj, found '{Extension(path)}'");
        if (Extension(path) == ".obj")
        {
            using FileStream stream = File.OpenRead(path);
            return ObjMeshReader.Read(path, stream);
        }

        using var bytes = new MappedByteSource(path);
        return PlyMeshReader.Read(bytes);
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
