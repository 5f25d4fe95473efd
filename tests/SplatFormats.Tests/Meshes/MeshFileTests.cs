using System.Numerics;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Meshes;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.SplatFormats.Tests.Meshes;

/// <summary>Meshes out of PLY and OBJ files that are written out by hand from the formats' descriptions.</summary>
public sealed class MeshFileTests
{
    private const string AsciiPly = """
        ply
        format ascii 1.0
        element vertex 5
        property float x
        property uchar red
        property float y
        property float z
        element edge 1
        property int a
        element face 2
        property uchar flag
        property list uchar int vertex_indices
        end_header
        0 9 0 0
        1 9 0 0
        1 9 1 0
        0 9 1 0.5
        2e0 9 2 -1
        7
        1 4 0 1 2 3
        0 3 2 1 4

        """;

    private static readonly Vector3[] Points = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0.5f), new(2, 2, -1)];
    private static readonly int[] Counts = [4, 3], Indices = [0, 1, 2, 3, 2, 1, 4];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_text_PLY_is_read() => AssertMesh(Read("mesh.ply", Encoding.ASCII.GetBytes(AsciiPly)));

    [Test]
    public void Binary_PLYs_are_read([Values] bool bigEndian) => AssertMesh(Read("mesh.ply", Binary(bigEndian)));

    [TestCase("f 1 2 3 4\nf 3 2 5\n")]
    [TestCase("f 1/1 2/2/2 3//3 4\ng wall\nf -3 -4 -1\n")]
    [TestCase("f 1 2 \\\n3 4\r\nusemtl stone\r\nf 3 2 5\r\n")]
    public void An_OBJ_is_read(string faces)
    {
        const string Vertices = "# by hand\nmtllib none.mtl\nv 0 0 0\nv 1 0 0 0.5 0.5 0.5\nv 1 1 0\nvn 0 0 1\nv 0 1 0.5\nvt 0 0\nv 2e0 2 -1\n";
        AssertMesh(Read("mesh.OBJ", Encoding.UTF8.GetBytes(Vertices + faces)));
    }

    [Test]
    public void A_PLY_that_is_cut_short_is_refused_at_every_byte()
    {
        byte[] whole = Binary(bigEndian: false);
        for (int length = 0; length < whole.Length; length++) Assert.Throws<AssetFormatException>(() => Read("mesh.ply", whole[..length]), $"{length} bytes");
    }

    [Test]
    public void A_flipped_byte_is_read_or_refused_and_never_more()
    {
        byte[] whole = Binary(bigEndian: false);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0xFF;
            try
            {
                Read("mesh.ply", damaged);
            }
            catch (AssetException)
            {
                // Refused.
            }
        }
    }

    [TestCase("f 1 2 6\n", "below 5, found 5")]
    [TestCase("f 1 2 0\n", "mesh.obj:6")]
    [TestCase("f -6 1 2\n", "found -1")]
    [TestCase("f a b c\n", "'a'")]
    [TestCase("l 1 2\n", "faces")]
    [TestCase("v 1 2\n", "three numbers")]
    [TestCase("v 1 nan 2\n", "finite")]
    public void Wrong_lines_are_refused(string line, string expected)
    {
        AssetFormatException error = Assert.Throws<AssetFormatException>(() => Read("mesh.obj", Encoding.ASCII.GetBytes("v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 2 2 2\n" + line)))!;

        Assert.That(error.Message, Does.Contain("mesh.obj").And.Contain(expected));
    }

    private PolygonMesh Read(string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return MeshFile.Read(path);
    }

    private static void AssertMesh(PolygonMesh mesh)
    {
        Assert.That(mesh.Points, Is.EqualTo(Points));
        Assert.That(mesh.FaceVertexCounts, Is.EqualTo(Counts));
        Assert.That(mesh.FaceVertexIndices, Is.EqualTo(Indices));
    }

    private static byte[] Binary(bool bigEndian)
    {
        using var bytes = new MemoryStream();
        string order = bigEndian ? "big" : "little";
        bytes.Write(Encoding.ASCII.GetBytes($"ply\nformat binary_{order}_endian 1.0\nelement vertex 5\nproperty double x\nproperty float y\nproperty float z\nelement face 2\nproperty list uchar short extra\nproperty list ushort uint vertex_index\nend_header\n"));
        foreach (Vector3 p in Points)
        {
            Put(BitConverter.GetBytes((double)p.X));
            Put(BitConverter.GetBytes(p.Y));
            Put(BitConverter.GetBytes(p.Z));
        }

        int next = 0;
        foreach (int count in Counts)
        {
            bytes.WriteByte(1);
            Put(BitConverter.GetBytes((short)-5));
            Put(BitConverter.GetBytes((ushort)count));
            for (int i = 0; i < count; i++) Put(BitConverter.GetBytes((uint)Indices[next++]));
        }

        return bytes.ToArray();

        void Put(byte[] value)
        {
            if (bigEndian == BitConverter.IsLittleEndian) Array.Reverse(value);
            bytes.Write(value);
        }
    }
}
