using System.Runtime.InteropServices;
using System.Text.Json;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

/// <summary>Finds the checkpoints that PyTorch made for us and the tensors that it says are in them.</summary>
internal static class Goldens
{
    /// <summary>The columns with the keys of their tensors and how the bits get from the tensor to the column.</summary>
    internal static readonly (SplatColumn Column, string Key)[] Keys =
    [
        (SplatColumn.Positions, "means"), (SplatColumn.LogScales, "scales"), (SplatColumn.RotationsXyzw, "quats"),
        (SplatColumn.OpacityLogits, "opacities"), (SplatColumn.ShDc, "sh0"), (SplatColumn.ShRest, "shN"),
        (SplatColumn.Times, "times"), (SplatColumn.LogDurations, "durations"), (SplatColumn.Velocities, "velocities"),
    ];

    /// <summary>A golden of the repository, or of the shared data when it is too large to live there.</summary>
    internal static string Path(string name)
    {
        string own = System.IO.Path.Combine(Fixtures.Root, "tests", "Fixtures", "checkpoints", name);
        return System.IO.Path.Exists(own) ? own : Fixtures.Shared("golden", "checkpoints", name);
    }

    internal static string Corpus(params string[] parts) => Fixtures.Shared(["corpus", "splats", .. parts]);

    internal static ISplatSource Open(string path, CheckpointReadOptions? options = null) =>
        CheckpointFormat.Open(new MappedByteSource(path), options ?? CheckpointReadOptions.Default);

    internal static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    internal static Dictionary<string, long[]> Shapes(string folder) =>
        JsonSerializer.Deserialize<Dictionary<string, long[]>>(File.ReadAllText(System.IO.Path.Combine(folder, "shapes.json")))!;

    internal static float[] Column(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }

    /// <summary>Moves w of each quaternion to the end, one by one, as the oracle of what the reader does.</summary>
    internal static float[] ToXyzw(float[] wxyz)
    {
        var moved = new float[wxyz.Length];
        for (int i = 0; i < wxyz.Length; i += 4) (moved[i], moved[i + 1], moved[i + 2], moved[i + 3]) = (wxyz[i + 1], wxyz[i + 2], wxyz[i + 3], wxyz[i]);
        return moved;
    }

    internal static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();

    internal static AssetException Refused(Action open)
    {
        try
        {
            open();
        }
        catch (AssetException e)
        {
            return e;
        }

        Assert.Fail("expected a refusal, found none");
        throw new InvalidOperationException();
    }
}
