using System.Globalization;
using pxr;
using UsdGsplat.SplatFormats;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Reading;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Reading;

/// <summary>Splats that went into USD and came back, bit by bit where nothing rounds, and judged by numpy where something does.</summary>
public sealed class RoundTripTests
{
    /// <summary>Relative, of what single precision holds after an exponential and a logarithm.</summary>
    private const double Tolerance = 1e-6;

    private SceneFolder folder = null!;

    private static string Ply => Fixtures.Shared("golden", "nurec", "gsplat_static.ply");

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("field.usdc")]
    [TestCase("field.usda")]
    public void A_PLY_comes_back_from_a_ParticleField(string name)
    {
        using ISplatSource before = SplatFile.Open(Ply);
        Author(before, name, UpAxis.Y);
        using (ISplatSource read = StageSplatReader.Open(folder.File(name)))
        using (FileStream stream = File.Create(folder.File("back.ply"))) PlyWriter.Write(stream, read, new PlyWriteOptions());
        using ISplatSource after = SplatFile.Open(folder.File("back.ply"));

        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.Positions, SplatColumn.ShDc, SplatColumn.ShRest])
            Assert.That(Columns.Read(after, column), Is.EqualTo(Columns.Read(before, column)), $"{column}");
        Compare(SplatColumn.LogScales, Math.Exp);
        Compare(SplatColumn.OpacityLogits, logit => 1 / (1 + Math.Exp(-logit)));
        float[][] expected = [.. Columns.Read(before, SplatColumn.RotationsXyzw).Chunk(4)], found = [.. Columns.Read(after, SplatColumn.RotationsXyzw).Chunk(4)];
        for (int i = 0; i < expected.Length; i++)
        {
            double length = Math.Sqrt(expected[i].Sum(v => (double)v * v));
            Assert.That(found[i], Is.EqualTo(expected[i].Select(v => v / length)).Within(Tolerance), $"rotation {i}");
        }

        void Compare(SplatColumn column, Func<double, double> activate)
        {
            float[] a = Columns.Read(before, column), b = Columns.Read(after, column);
            for (int i = 0; i < a.Length; i++) Assert.That(activate(b[i]), Is.EqualTo(activate(a[i])).Within(Tolerance * activate(a[i])), $"{column} {i}");
        }
    }

    [Test]
    public void A_4D_checkpoint_comes_back_bit_by_bit([ValueSource(typeof(GoldenCheckpoint), nameof(GoldenCheckpoint.Moving))] string name, [Values] UpAxis upAxis)
    {
        using ISplatSource before = SplatFile.Open(new GoldenCheckpoint(name).File);
        Author(before, "moving.usdc", upAxis);
        using ISplatSource after = StageSplatReader.Open(folder.File("moving.usdc"));

        Assert.That(after.Schema, Is.EqualTo(before.Schema));
        Assert.That(after.Warnings, Is.Empty);
        foreach (SplatColumn column in before.Schema.Columns)
        {
            // Where Y becomes Z, bands 2 and 3 have roots in their matrices, and quaternions √½.
            float[] expected = Columns.Read(before, column), found = Columns.Read(after, column);
            if (upAxis == UpAxis.Z && column is (SplatColumn.ShRest or SplatColumn.RotationsXyzw)) Assert.That(found, Is.EqualTo(expected).Within(2e-6), $"{column}");
            else Assert.That(found, Is.EqualTo(expected), $"{column}");
        }
    }

    [Test]
    public void Every_way_of_animation_keeps_the_trained_form([Values] ParticleAnimation animation)
    {
        using ISplatSource before = SplatFile.Open(new GoldenCheckpoint("freetimegs_sh3").File);
        Author(before, "moving.usdc", UpAxis.Y, new ParticleFieldOptions { Animation = animation });
        using ISplatSource after = StageSplatReader.Open(folder.File("moving.usdc"));

        Assert.That(after.Schema, Is.EqualTo(before.Schema));
        foreach (SplatColumn column in before.Schema.Columns) Assert.That(Columns.Read(after, column), Is.EqualTo(Columns.Read(before, column)), $"{column}");
    }

    [Test]
    public void NuRec_and_ParticleField_agree_with_the_source_under_random_transforms([Range(1, 5)] int seed)
    {
        double[] moved = RandomSimilarity(new Random(seed));
        using ISplatSource source = SplatFile.Open(Ply);
        folder.Write(source, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Recenter = false })] }, "nurec.usda");
        Author(source, "field.usdc", UpAxis.Z);
        var oracle = new ReadingOracle(folder);
        var inStage = new StageReadOptions { Frame = SplatFrame.Stage };
        double[] expected = Product(moved, [-1, 0, 0, 0, 0, 0, -1, 0, 0, -1, 0, 0, 0, 0, 0, 1]);

        // Values of 16 bits are compared as such, so all that is left is single precision; cubes of differences add up in colours.
        using ISplatSource volume = StageSplatReader.Open(Place("nurec.usda", moved), inStage), field = StageSplatReader.Open(Place("field.usdc", moved), inStage);
        oracle.Add(volume, Ply, expected, "unit", 2e-6);
        oracle.Add(field, Ply, expected, "", 2e-6);
        oracle.Judge();
    }

    [Test]
    public void Half_features_come_back_within_their_16_bits()
    {
        using ISplatSource source = SplatFile.Open(Ply);
        Author(source, "half.usdc", UpAxis.Y, new ParticleFieldOptions { Half = HalfPrecision.All });
        using ISplatSource back = StageSplatReader.Open(folder.File("half.usdc"));
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.Positions, SplatColumn.ShDc, SplatColumn.ShRest])
        {
            float[] expected = Columns.Read(source, column), found = Columns.Read(back, column);
            for (int i = 0; i < expected.Length; i++) Assert.That(found[i], Is.EqualTo(expected[i]).Within(Columns.HalfRounding(expected[i])), $"{column} {i}");
        }
    }

    /// <summary>Authors a cloud turned up, as authoring scenes does by default.</summary>
    private void Author(ISplatSource cloud, string name, UpAxis upAxis, ParticleFieldOptions? options = null)
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        UsdGeom.UsdGeomSetStageUpAxis(stage, upAxis == UpAxis.Z ? UsdGeomTokens.z : UsdGeomTokens.y);
        var turned = new TransformedSplatSource(new RepairedSplatSource(cloud), SplatTransform.FromRowMatrix(RowMatrix.Elements(SourceOrientation.For(upAxis))));
        ParticleFieldAuthor.Author(stage, new SdfPath("/g"), turned, options ?? new ParticleFieldOptions(), cloud.Schema.HasMotion ? new ParticleTimeline(4) : null);
        stage.GetRootLayer().Export(folder.File(name));
    }

    /// <summary>A stage that references another one under a transform.</summary>
    private string Place(string name, double[] column)
    {
        string rows = string.Join(", ", Enumerable.Range(0, 4).Select(r => $"({string.Join(", ", Enumerable.Range(0, 4).Select(c => column[(4 * c) + r].ToString("R", CultureInfo.InvariantCulture)))})"));
        string prim = name.StartsWith("field", StringComparison.Ordinal) ? "</g>" : "";
        string path = folder.File("placed." + Path.GetFileNameWithoutExtension(name) + ".usda");
        File.WriteAllText(path, $"#usda 1.0\n(\n    upAxis = \"Z\"\n)\ndef Xform \"Moved\"\n{{\n    matrix4d xformOp:transform = ( {rows} )\n    uniform token[] xformOpOrder = [\"xformOp:transform\"]\n    def \"Inner\" (\n        references = @./{name}@{prim}\n    )\n    {{\n    }}\n}}\n");
        return path;
    }

    private static double[] RandomSimilarity(Random random)
    {
        double[] q = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
        double n = Math.Sqrt(q.Sum(v => v * v)), w = q[0] / n, x = q[1] / n, y = q[2] / n, z = q[3] / n, s = Math.Exp(random.NextDouble() - 0.5);
        return
        [
            s * (1 - (2 * ((y * y) + (z * z)))), s * 2 * ((x * y) - (w * z)), s * 2 * ((x * z) + (w * y)), 3,
            s * 2 * ((x * y) + (w * z)), s * (1 - (2 * ((x * x) + (z * z)))), s * 2 * ((y * z) - (w * x)), -1,
            s * 2 * ((x * z) - (w * y)), s * 2 * ((y * z) + (w * x)), s * (1 - (2 * ((x * x) + (y * y)))), 0.5,
            0, 0, 0, 1,
        ];
    }

    private static double[] Product(double[] a, double[] b) =>
        [.. Enumerable.Range(0, 16).Select(i => Enumerable.Range(0, 4).Sum(k => a[(4 * (i / 4)) + k] * b[(4 * k) + (i % 4)]))];
}
