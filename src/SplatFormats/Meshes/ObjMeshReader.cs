using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.SplatFormats.Meshes;

/// <summary>Reads the points and faces of Wavefront OBJ files; normals, texture coordinates, groups and materials are passed over.</summary>
/// <remarks>Lines <c>v x y z</c> and <c>f v[/vt[/vn]] …</c>; indices count from 1, negative ones back from the last point. A backslash at the end continues a line.</remarks>
internal static class ObjMeshReader
{
    /// <summary>Reads a mesh.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="stream">Its bytes.</param>
    /// <exception cref="AssetFormatException">A line is no such line, there are no faces, or one names a vertex that is not there.</exception>
    internal static PolygonMesh Read(string name, Stream stream)
    {
        using var text = new StreamReader(stream, Encoding.UTF8);
        var mesh = new MeshBuilder(name);
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            while (line.EndsWith('\\') && text.ReadLine() is { } more)
            {
                line = line[..^1] + " " + more;
                number++;
            }

            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            var at = new AssetLocation(name, Line: number);
            if (words[0] == "v") AddPoint(mesh, words, at);
            else if (words[0] == "f") mesh.AddFace([.. words.Skip(1).Select(w => Vertex(w, mesh.PointCount, at))]);
        }

        return mesh.Build();
    }

    private static void AddPoint(MeshBuilder mesh, string[] words, AssetLocation at)
    {
        if (words.Length < 4) throw new AssetFormatException(at, "MESH", $"expected 'v' and three numbers, found {words.Length - 1}");
        mesh.AddPoint(Number(words[1], at), Number(words[2], at), Number(words[3], at));
    }

    private static double Number(string word, AssetLocation at) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw new AssetFormatException(at, "MESH", $"expected a number, found '{word}'");

    private static long Vertex(string word, int points, AssetLocation at)
    {
        int end = word.IndexOf('/', StringComparison.Ordinal);
        string index = end < 0 ? word : word[..end];
        if (!int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int vertex) || vertex == 0)
            throw new AssetFormatException(at, "MESH", $"expected a vertex counted from 1, or back from -1, found '{word}'");
        return vertex > 0 ? vertex - 1L : (long)points + vertex;
    }
}
