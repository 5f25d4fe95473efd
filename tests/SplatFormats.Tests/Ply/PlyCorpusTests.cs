using System.Runtime.InteropServices;
using System.Text.Json;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Ply;

/// <summary>Files of other programs, judged by answers that other programs gave.</summary>
public sealed class PlyCorpusTests
{
    private static readonly string[] BinaryFiles =
    [
        "ply/leica-sofort-top8192.ply", "ply/leica-sofort.inria-order.ply", "ply/train-1000.ply", "ply/train-3-points.ply",
        "fixtures/equivalence/equiv-degree1-offgrid-binary-le.ply",
    ];

    private static readonly string[] TextFiles =
    [
        "ply/single_frame_valid_3dgs.ply", "fixtures/ply/degree-1-sh.ply", "fixtures/ply/degree-3-sh.ply",
        "fixtures/ply/one-gaussian-ascii.ply", "fixtures/ply/reordered-properties.ply",
    ];

    [TestCaseSource(nameof(BinaryFiles))]
    public void Binary_files_have_the_statistics_that_the_reference_tool_found(string file) => ExpectStatistics("splat-transform.json", file);

    [TestCaseSource(nameof(TextFiles))]
    public void Text_files_have_the_statistics_that_numpy_found(string file) => ExpectStatistics("ascii-ply.json", file);

    [TestCase("fixtures/ply/duplicate-sh-index.ply", "PLY-SH-DUPLICATE")]
    [TestCase("fixtures/ply/invalid-sh-name.ply", "PLY-SH-GAP")]
    [TestCase("fixtures/ply/mesh-not-gaussian.ply", "NOT-A-SPLAT")]
    [TestCase("fixtures/ply/out-of-range-double.ply", "PLY-ASCII")]
    [TestCase("fixtures/ply/sh-invalid-degree.ply", "PLY-SH-COUNT")]
    [TestCase("fixtures/ply/truncated-binary-le.ply", "PLY-SHORT")]
    [TestCase("malformed/pc_short.ply", "PLY-TRAILING")]
    public void Malformed_files_are_refused(string file, string code)
    {
        string path = Shared(file);
        var error = Assert.Throws<AssetFormatException>(() => SplatFile.Open(path))!;
        Assert.That(error.Code, Is.EqualTo(code), error.Message);
    }

    [TestCase("compressed-ply/guitar.compressed.ply")]
    [TestCase("compressed-ply/leica-sofort.compressed.ply")]
    public void Compressed_files_are_unsupported(string file)
    {
        string path = Shared(file);
        Assert.Throws<AssetUnsupportedException>(() => SplatFile.Open(path));
    }

    [Test]
    public void A_value_that_is_not_finite_is_kept()
    {
        using ISplatSource source = SplatFile.Open(Shared("fixtures/ply/nan-opacity-binary-le.ply"));

        Assert.That(PlyBuilder.Column(source, SplatColumn.OpacityLogits), Is.EqualTo(new[] { float.NaN }));
    }

    [Test]
    public void The_golden_file_holds_the_values_of_its_checkpoint()
    {
        using ISplatSource source = SplatFile.Open(Fixtures.Shared("golden", "nurec", "gsplat_static.ply"));

        Assert.That(source.Schema, Is.EqualTo(new SplatSchema(1500, 3, HasMotion: false)));
        Assert.That(PlyBuilder.Column(source, SplatColumn.Positions), Is.EqualTo(Golden("means")));
        Assert.That(PlyBuilder.Column(source, SplatColumn.LogScales), Is.EqualTo(Golden("scales")));
        Assert.That(PlyBuilder.Column(source, SplatColumn.OpacityLogits), Is.EqualTo(Golden("opacities")));
        Assert.That(PlyBuilder.Column(source, SplatColumn.ShDc), Is.EqualTo(Golden("sh0")));
        Assert.That(PlyBuilder.Column(source, SplatColumn.ShRest), Is.EqualTo(Golden("shN")));
        float[] wxyz = Golden("quats");
        Assert.That(
            PlyBuilder.Column(source, SplatColumn.RotationsXyzw),
            Is.EqualTo(Enumerable.Range(0, wxyz.Length).Select(i => wxyz[(i & ~3) + ((i + 1) & 3)])));
    }

    private static float[] Golden(string key) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Fixtures.Shared("golden", "checkpoints", "gsplat_static.expected", $"{key}.f32"))).ToArray();

    private static string Shared(string file) => Fixtures.Shared(["corpus", "splats", .. file.Split('/')]);

    /// <summary>Compares minimum, maximum, mean, and the first record, of every PLY column.</summary>
    private static void ExpectStatistics(string oracle, string file)
    {
        using JsonDocument answers = JsonDocument.Parse(File.ReadAllText(Fixtures.Shared("corpus", "splats", "expected", oracle)));
        JsonElement answer = answers.RootElement.GetProperty("files").GetProperty(file);
        using ISplatSource source = SplatFile.Open(Shared(file));
        Assert.That(source.Schema.Count, Is.EqualTo(answer.GetProperty("count").GetInt64()));

        int compared = 0;
        foreach (JsonProperty column in answer.GetProperty("columns").EnumerateObject())
        {
            if (column.Name is "nx" or "ny" or "nz") continue;
            double[] values = [.. PlyColumn(source, column.Name).Select(v => (double)v)];
            double[] expected = [.. column.Value.EnumerateArray().Select(v => v.GetDouble())];
            Assert.That(values.Min(), Is.EqualTo((float)expected[0]), column.Name);
            Assert.That(values.Max(), Is.EqualTo((float)expected[1]), column.Name);
            Assert.That(values.Average(), Is.EqualTo(expected[2]).Within(1e-6), column.Name);
            Assert.That(values[0], Is.EqualTo(answer.GetProperty("row_first").GetProperty(column.Name).GetSingle()), column.Name);
            compared++;
        }

        Assert.That(compared, Is.EqualTo(source.Schema.FloatsPerSplat));
    }

    private static IEnumerable<float> PlyColumn(ISplatSource source, string name)
    {
        string[] parts = name.Split('_');
        int index = parts.Length > 1 && int.TryParse(parts[^1], out int i) ? i : 0;
        int coefficients = source.Schema.Width(SplatColumn.ShRest) / 3;
        (SplatColumn column, int part) = string.Join('_', parts.TakeWhile(p => !char.IsAsciiDigit(p[0]))) switch
        {
            "x" => (SplatColumn.Positions, 0),
            "y" => (SplatColumn.Positions, 1),
            "z" => (SplatColumn.Positions, 2),
            "f_dc" => (SplatColumn.ShDc, index),
            "f_rest" => (SplatColumn.ShRest, (3 * (index % coefficients)) + (index / coefficients)),
            "opacity" => (SplatColumn.OpacityLogits, 0),
            "scale" => (SplatColumn.LogScales, index),
            "rot" => (SplatColumn.RotationsXyzw, (index + 3) % 4),
            _ => throw new AssertionException($"the oracle has a column {name}"),
        };
        int width = source.Schema.Width(column);
        return PlyBuilder.Column(source, column).Where((_, at) => at % width == part);
    }
}
