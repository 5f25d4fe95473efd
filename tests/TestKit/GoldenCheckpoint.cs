using System.Runtime.InteropServices;
using System.Text.Json;

namespace UsdGsplat.TestKit;

/// <summary>A checkpoint that PyTorch made for us, and the tensors that PyTorch says are in it.</summary>
public sealed class GoldenCheckpoint
{
    private readonly Dictionary<string, long[]> shapes;
    private readonly Dictionary<string, float[]> tensors = [];

    /// <summary>Finds a golden: in the repository, or in the shared data when it is too large to live there.</summary>
    /// <param name="name">Without extension, one of <see cref="Names"/>.</param>
    public GoldenCheckpoint(string name)
    {
        Name = name;
        File = Find(name + ".pt");
        Folder = Find(name + ".expected");
        shapes = JsonSerializer.Deserialize<Dictionary<string, long[]>>(System.IO.File.ReadAllText(System.IO.Path.Combine(Folder, "shapes.json")))!;
    }

    /// <summary>The 4D goldens whose values are all finite.</summary>
    public static string[] Moving { get; } =
    [
        "freetimegs_sh0", "freetimegs_sh2_opacity_column", "freetimegs_sh3", "freetimegs_strided_views", "freetimegs_transposed",
        "freetimegs_half", "freetimegs_bfloat16", "freetimegs_double", "freetimegs_legacy_format", "freetimegs_paramdict_statedict",
    ];

    /// <summary>All goldens whose values are all finite.</summary>
    public static string[] Names { get; } = ["gsplat_static", .. Moving];

    /// <summary>Its name, without extension.</summary>
    public string Name { get; }

    /// <summary>The path of the checkpoint.</summary>
    public string File { get; }

    /// <summary>The folder of its tensors, as files of 32-bit floats.</summary>
    public string Folder { get; }

    /// <summary>Number of splats.</summary>
    public int Count => (int)shapes["means"][0];

    /// <summary>Degree of the spherical harmonics.</summary>
    public int ShDegree => (int)Math.Sqrt(shapes["shN"][1] + 1) - 1;

    /// <summary>Whether it has the tensors of motion.</summary>
    public bool Moves => shapes.ContainsKey("velocities");

    /// <summary>A tensor in logical order; empty when the checkpoint does not have it.</summary>
    public float[] Tensor(string key)
    {
        if (tensors.TryGetValue(key, out float[]? known)) return known;
        string path = System.IO.Path.Combine(Folder, key + ".f32");
        return tensors[key] = System.IO.File.Exists(path) ? MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(path)).ToArray() : [];
    }

    /// <summary>The path of a checkpoint of the goldens, of those too that are to be refused.</summary>
    public static string Find(string fileName)
    {
        string own = System.IO.Path.Combine(Fixtures.Root, "tests", "Fixtures", "checkpoints", fileName);
        return System.IO.Path.Exists(own) ? own : Fixtures.Shared("golden", "checkpoints", fileName);
    }
}
