using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Tests.Reading;

/// <summary>NuRec volumes as others write them: several, hidden, animated, with broken matrices.</summary>
public sealed class NuRecReadingTests
{
    private static readonly StageReadOptions InStage = new() { Frame = SplatFrame.Stage };

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Transforms_are_composed_and_the_first_operation_is_the_outermost()
    {
        Payload("a.nurec", (1, 0, 0));
        using ISplatSource cloud = Read(
            Xform("World", "double3 xformOp:translate = (10, 0, 0)\nuniform token[] xformOpOrder = [\"xformOp:translate\"]",
                Volume("v", "a.nurec", "double3 xformOp:translate = (0, 0, 5)\nfloat xformOp:rotateZ = 90\nuniform token[] xformOpOrder = [\"xformOp:translate\", \"xformOp:rotateZ\"]")));

        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 10, 1, 5 }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0, 0, Math.Sqrt(0.5), Math.Sqrt(0.5) }).Within(1e-6));
    }

    [Test]
    public void The_own_space_of_a_volume_knows_no_transform()
    {
        Payload("a.nurec", (1, 0, 0));
        using ISplatSource cloud = Read(Volume("v", "a.nurec", Translation(5, 5, 5)), InStage with { Frame = SplatFrame.Prim });
        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 1, 0, 0 }));
    }

    [Test]
    public void Volumes_are_joined_in_the_order_of_the_stage_at_the_highest_degree()
    {
        Payload("a.nurec", (1, 0, 0));
        Payload("b.nurec", (2, 0, 0), shDegree: 2);
        using ISplatSource cloud = Read(Volume("v", "a.nurec") + Volume("w", "b.nurec", Translation(0, 1, 0)));

        Assert.That((cloud.Schema.Count, cloud.Schema.ShDegree), Is.EqualTo((2L, 2)));
        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 1, 0, 0, 2, 1, 0 }));
        Assert.That(Columns.Read(cloud, SplatColumn.ShRest)[..24], Is.All.Zero);
        Assert.That(Columns.Read(cloud, SplatColumn.ShRest)[24..], Has.Some.Not.Zero);
        IReadOnlyList<ISplatSource> parts = StageSplatReader.OpenParts(folder.File("scene.usda"), InStage);
        Assert.That(parts.Select(part => part.Name), Is.EqualTo(new[] { folder.File("scene.usda") + "</v>", folder.File("scene.usda") + "</w>" }));
    }

    [Test]
    public void Instances_are_read_where_they_stand()
    {
        Payload("a.nurec", (1, 0, 0));
        File.WriteAllText(folder.File("asset.usda"), "#usda 1.0\n(\n    defaultPrim = \"Asset\"\n)\n" + Xform("Asset", "", Volume("v", "a.nurec")));
        string instance = "def Xform \"I{0}\" (\n    instanceable = true\n    references = @./asset.usda@\n)\n{{\n    double3 xformOp:translate = ({0}, 0, 0)\n    uniform token[] xformOpOrder = [\"xformOp:translate\"]\n}}\n";
        using ISplatSource cloud = Read(string.Concat(Enumerable.Range(1, 3).Select(i => string.Format(CultureInfo.InvariantCulture, instance, i))));

        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 2, 0, 0, 3, 0, 0, 4, 0, 0 }));
    }

    [Test]
    public void A_matrix_with_its_translation_in_the_last_column_is_mended()
    {
        // X = Rz(90°) then a translation: the exporter authors the plain inverse of the column matrix X.
        double[] intended = [0, -1, 0, 3, 1, 0, 0, 4, 0, 0, 1, 5, 0, 0, 0, 1];
        double[] authored = [0, 1, 0, -4, -1, 0, 0, 3, 0, 0, 1, -5, 0, 0, 0, 1];
        Assert.That(Product(intended, authored), Is.EqualTo(new double[] { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 }), "the test's own inverse");
        Payload("a.nurec", (1, 2, 3));
        string volume = Volume("v", "a.nurec", Matrix(authored));

        using (ISplatSource cloud = Read(volume))
        {
            Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 1, 5, 8 }).Within(1e-6));
            Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0, 0, Math.Sqrt(0.5), Math.Sqrt(0.5) }).Within(1e-6));
            Assert.That(cloud.Warnings, Has.One.Contains("it was mended"));
        }

        using ISplatSource kept = Read(volume, InStage with { KeepMatrix = true });
        Assert.That(Columns.Read(kept, SplatColumn.Positions), Is.EqualTo(new[] { -2, 1, 3 }).Within(1e-6));
        Assert.That(kept.Warnings, Has.One.Contains("is left out"));
    }

    [Test]
    public void Matrices_that_no_affine_map_is_behind_are_refused()
    {
        Payload("a.nurec", (1, 2, 3));
        Assert.That(() => Read(Volume("v", "a.nurec", Matrix([1, 0, 0, 0.5, 0, 1, 0, 0, 0, 0, 1, 0, 7, 0, 0, 1]))), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("(0.5, 0, 0, 1)"));
        Assert.That(() => Read(Volume("v", "a.nurec", Matrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("singular"));
        Assert.That(() => Read(Volume("v", "a.nurec", "string xformOp:transform = \"no\"\nuniform token[] xformOpOrder = [\"xformOp:transform\"]")), Throws.InstanceOf<AssetFormatException>());
    }

    [Test]
    public void Uneven_scales_stretch_the_splats()
    {
        Payload("a.nurec", (1, 1, 1));
        using ISplatSource cloud = Read(Volume("v", "a.nurec", "float3 xformOp:scale = (2, 1, 0.5)\nuniform token[] xformOpOrder = [\"xformOp:scale\"]"));

        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 2, 1, 0.5 }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales).Order(), Is.EqualTo(new[] { Math.Log(0.05), Math.Log(0.1), Math.Log(0.2) }).Within(1e-3));
        Assert.That(cloud.Warnings, Has.One.Contains("scales directions differently"));
    }

    [Test]
    public void A_time_chooses_the_payload_and_hidden_volumes_are_left_out()
    {
        Payload("a.nurec", (1, 0, 0));
        Payload("b.nurec", (2, 0, 0));
        string animated = Volume("v", "a.nurec").Replace("filePath = @./a.nurec@", "filePath.timeSamples = { 0: @./a.nurec@, 10: @./b.nurec@ }", StringComparison.Ordinal);
        string shown = Volume("w", "a.nurec", Translation(0, 5, 0) + "\ntoken visibility.timeSamples = { 0: \"invisible\", 10: \"inherited\" }");

        Assert.That(Positions(animated + shown, null), Is.EqualTo(new[] { 1, 0, 0 }));
        Assert.That(Positions(animated + shown, 5), Is.EqualTo(new[] { 1, 0, 0 }));
        Assert.That(Positions(animated + shown, 12), Is.EqualTo(new[] { 2, 0, 0, 1, 5, 0 }));
        Assert.That(() => Positions(shown, 3), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("1 that are invisible at that time"));
    }

    [Test]
    public void Offset_and_crop_act_on_request()
    {
        var cloud = new SplatCloud("row", new SplatSchema(5, 0, false));
        for (int i = 0; i < 5; i++) (cloud.Column(SplatColumn.Positions)[3 * i], cloud.Column(SplatColumn.RotationsXyzw)[(4 * i) + 3]) = (i, 1);
        Payload("a.nurec", cloud);
        string volume = Volume("v", "a.nurec", "custom float3 omni:nurec:offset = (100, 0, 0)\ncustom float3 omni:nurec:crop:minBounds = (1, -inf, -1)\ncustom float3 omni:nurec:crop:maxBounds = (3, inf, 1)");

        Assert.That(Xs(InStage), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
        Assert.That(Xs(InStage with { Crop = true }), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(Xs(InStage with { Crop = true, ApplyOffset = true }), Is.EqualTo(new[] { 101, 102, 103 }));

        float[] Xs(StageReadOptions options)
        {
            using ISplatSource read = Read(volume, options);
            return [.. Columns.Read(read, SplatColumn.Positions).Where((_, i) => i % 3 == 0)];
        }
    }

    [Test]
    public void What_is_missing_is_named()
    {
        Payload("a.nurec", (1, 0, 0));
        Assert.That(() => Read(Volume("v", "gone.nurec")), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("@./gone.nurec@").And.Message.Contains("/v"));
        Assert.That(() => Read(Volume("v", "a.nurec").Replace("filePath", "otherPath", StringComparison.Ordinal)), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("filePath"));
        Assert.That(() => Read(Xform("World", "", "")), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("found none"));
        Assert.That(() => StageSplatReader.Open(folder.File("absent.usda")), Throws.InstanceOf<FileNotFoundException>());
    }

    [Test]
    public void Colour_corrections_and_proxies_are_told_of()
    {
        Payload("a.nurec", (1, 0, 0));
        string volume = Volume("v", "a.nurec", "custom bool omni:nurec:useProxyTransform = 1").Replace("custom token fieldName", "custom float4 omni:nurec:ccmR = (0.5, 0, 0, 0)\ncustom token fieldName", StringComparison.Ordinal);
        using ISplatSource cloud = Read(volume);
        Assert.That(cloud.Warnings, Has.One.Contains("proxy").And.One.Contains("colour correction"));
    }

    [Test]
    public void A_colour_correction_acts_on_request_on_the_colour_seen_from_every_side()
    {
        Payload("a.nurec", (1, 0, 0), shDegree: 2);
        string volume = Volume("v", "a.nurec").Replace(
            "custom token fieldName", "custom float4 omni:nurec:ccmR = (0.5, 0.25, 0, 0.125)\ncustom float4 omni:nurec:ccmB = (0, 0, 2, -0.5)\ncustom token fieldName", StringComparison.Ordinal);
        using ISplatSource plain = Read(volume), corrected = Read(volume, InStage with { ApplyColorCorrection = true });
        Assert.That(plain.Warnings, Has.One.Contains("colour correction"));
        Assert.That(corrected.Warnings, Is.Empty);

        foreach ((double x, double y, double z) in ((double, double, double)[])[(0, 0, 1), (0.6, 0, -0.8), (-0.48, 0.64, 0.6)])
        {
            double[] before = Colour(plain, x, y, z), after = Colour(corrected, x, y, z);
            Assert.That(after[0], Is.EqualTo((0.5 * before[0]) + (0.25 * before[1]) + 0.125).Within(1e-6));
            Assert.That(after[1], Is.EqualTo(before[1]).Within(1e-6), "a row that is not authored");
            Assert.That(after[2], Is.EqualTo((2 * before[2]) - 0.5).Within(1e-6));
        }

        string bad = volume.Replace("(0, 0, 2, -0.5)", "(0, 0, nan, 0)", StringComparison.Ordinal);
        Assert.That(() => Read(bad, InStage with { ApplyColorCorrection = true }), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("/v/density_field").And.Message.Contains("finite"));
    }

    [Test]
    public void A_volume_stands_where_its_proxy_does_on_request()
    {
        Payload("a.nurec", (1, 0, 0));
        string volume = Volume("v", "a.nurec", Translation(0, 5, 0) + "\ncustom bool omni:nurec:useProxyTransform = 1\ncustom rel proxy = </World/mesh>");
        string world = Xform("World", Translation(0, 0, 9), "def Mesh \"mesh\"\n{\n" + Translation(0, 0, 2) + "\n}\n");
        StageReadOptions asked = InStage with { ApplyProxyTransform = true };

        using ISplatSource own = Read(volume + world), proxys = Read(volume + world, asked), unasked = Read(volume.Replace("Transform = 1", "Transform = 0", StringComparison.Ordinal) + world, asked), without = Read(volume, asked);

        Assert.That(Columns.Read(own, SplatColumn.Positions), Is.EqualTo(new[] { 1, 5, 0 }));
        Assert.That(own.Warnings, Has.One.Contains("proxy"));
        Assert.That(Columns.Read(proxys, SplatColumn.Positions), Is.EqualTo(new[] { 1, 0, 11 }));
        Assert.That(proxys.Warnings, Is.Empty);
        Assert.That(Columns.Read(unasked, SplatColumn.Positions), Is.EqualTo(new[] { 1, 5, 0 }));
        Assert.That(Columns.Read(without, SplatColumn.Positions), Is.EqualTo(new[] { 1, 5, 0 }));
        Assert.That(without.Warnings, Has.One.Contains("proxy, of which there is"));
    }

    private static double[] Colour(ISplatSource cloud, double x, double y, double z)
    {
        int rest = SphericalHarmonics.RestCount(cloud.Schema.ShDegree);
        float[] dc = Columns.Read(cloud, SplatColumn.ShDc), more = Columns.Read(cloud, SplatColumn.ShRest);
        double[] basis = new double[rest + 1];
        SphericalHarmonics.Evaluate(cloud.Schema.ShDegree, x, y, z, basis);
        return [.. Enumerable.Range(0, 3).Select(c => 0.5 + (basis[0] * dc[c]) + Enumerable.Range(0, rest).Sum(k => basis[k + 1] * more[(3 * k) + c]))];
    }

    private float[] Positions(string prims, double? time)
    {
        using ISplatSource cloud = Read(prims, InStage with { TimeCode = time });
        return Columns.Read(cloud, SplatColumn.Positions);
    }

    private ISplatSource Read(string prims, StageReadOptions? options = null)
    {
        File.WriteAllText(folder.File("scene.usda"), "#usda 1.0\n(\n    upAxis = \"Z\"\n)\n" + prims);
        return StageSplatReader.Open(folder.File("scene.usda"), options ?? InStage);
    }

    private void Payload(string name, (float X, float Y, float Z) centre, int shDegree = 0)
    {
        var cloud = new SplatCloud(name, new SplatSchema(1, shDegree, false));
        ((float[])[centre.X, centre.Y, centre.Z]).CopyTo(cloud.Column(SplatColumn.Positions));
        cloud.Column(SplatColumn.RotationsXyzw)[3] = 1;
        cloud.Column(SplatColumn.LogScales).Fill(MathF.Log(0.1f));
        cloud.Column(SplatColumn.ShRest).Fill(0.25f);
        Payload(name, cloud);
    }

    private void Payload(string name, SplatCloud cloud)
    {
        using FileStream stream = File.Create(folder.File(name));
        NuRecPayloadWriter.Write(stream, cloud, new NuRecPayloadOptions { ShDegree = cloud.Schema.ShDegree });
    }

    private static string Xform(string name, string properties, string children) => $"def Xform \"{name}\"\n{{\n{properties}\n{children}}}\n";

    private static string Volume(string name, string payload, string properties = "") => $$"""
        def Volume "{{name}}"
        {
            custom bool omni:nurec:isNuRecVolume = 1
            {{properties}}
            def OmniNuRecFieldAsset "density_field"
            {
                custom asset filePath = @./{{payload}}@
                custom token fieldName = "density"
            }
        }

        """;

    private static string Translation(double x, double y, double z) => Matrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]);

    private static string Matrix(double[] m)
    {
        string rows = string.Join(", ", m.Chunk(4).Select(row => $"({string.Join(", ", row.Select(v => v.ToString(CultureInfo.InvariantCulture)))})"));
        return $"matrix4d xformOp:transform = ( {rows} )\nuniform token[] xformOpOrder = [\"xformOp:transform\"]";
    }

    private static double[] Product(double[] a, double[] b) =>
        [.. Enumerable.Range(0, 16).Select(i => Enumerable.Range(0, 4).Sum(k => a[(4 * (i / 4)) + k] * b[(4 * k) + (i % 4)]))];
}
