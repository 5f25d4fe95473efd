using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.UsdAuthoring.Tests.Reading;

/// <summary>Lets numpy judge clouds that were read back against the PLY that they were made from.</summary>
internal sealed class ReadingOracle(SceneFolder folder)
{
    private readonly List<object> cases = [];
    private long splats;

    /// <summary>Adds a cloud to what is judged.</summary>
    /// <param name="cloud">What was read.</param>
    /// <param name="ply">What it was made from.</param>
    /// <param name="matrix">4×4, row-major, for column vectors: from the PLY's frame to the cloud's.</param>
    /// <param name="half">Whether values went through 16 bits: "raw", "unit" with rotations of unit length, or "".</param>
    /// <param name="tolerance">The largest relative error.</param>
    internal void Add(ISplatSource cloud, string ply, double[] matrix, string half, double tolerance)
    {
        string columns = folder.File($"columns{cases.Count}");
        Directory.CreateDirectory(columns);
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.Positions, SplatColumn.LogScales, SplatColumn.RotationsXyzw, SplatColumn.OpacityLogits, SplatColumn.ShDc, SplatColumn.ShRest])
            File.WriteAllBytes(Path.Combine(columns, $"{column}.f32"), MemoryMarshal.AsBytes<float>(Columns.Read(cloud, column)).ToArray());
        cases.Add(new Dictionary<string, object> { ["ply"] = ply, ["columns"] = columns, ["matrix"] = matrix, ["half"] = half, ["tolerance"] = tolerance });
        splats += cloud.Schema.Count;
    }

    /// <summary>Fails the test unless all clouds are right.</summary>
    internal void Judge()
    {
        string script = File.ReadAllText(Path.Combine(Fixtures.Root, "tests", "UsdAuthoring.Tests", "Reading", "reading_oracle.py"));
        string list = folder.File("reading.json");
        File.WriteAllText(list, JsonSerializer.Serialize(cases));
        Assert.That(long.Parse(Oracle.Python(script, ["numpy"], list), CultureInfo.InvariantCulture), Is.EqualTo(splats).And.Positive, "splats judged");
    }
}
