using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Tests.Reading;

/// <summary>ParticleField prims as the schema allows them, in text and in crates.</summary>
public sealed class ParticleFieldReadingTests
{
    private static readonly StageReadOptions InStage = new() { Frame = SplatFrame.Stage };

    /// <summary>The example of the schema's description: two splats, the second turned by a right angle about Z.</summary>
    private const string Example = """
        point3f[] positions = [(0, 0, 0), (1, 0, 0)]
        quatf[] orientations = [(1, 0, 0, 0), (0.7071068, 0, 0, 0.7071068)]
        float3[] scales = [(0.5, 0.5, 0.5), (0.5, 0.1, 0.1)]
        float[] opacities = [0.9, 0.5]
        uniform int radiance:sphericalHarmonicsDegree = 0
        float3[] radiance:sphericalHarmonicsCoefficients = [(1.0634723, 0, -0.8862269), (0, 0, 0)]
        """;

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("scene.usda")]
    [TestCase("scene.usdc")]
    public void Values_are_brought_to_the_form_before_activation(string file)
    {
        using ISplatSource cloud = Read(Prim("g", Example), file: file);

        Assert.That((cloud.Schema.Count, cloud.Schema.ShDegree, cloud.Schema.HasMotion), Is.EqualTo((2L, 0, false)));
        Assert.That(cloud.Warnings, Is.Empty);
        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 0, 0, 0, 1, 0, 0 }));
        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0, 0, 0, 1, 0, 0, 0.7071068, 0.7071068 }).Within(1e-7));
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales), Is.EqualTo(new[] { Math.Log(0.5), Math.Log(0.5), Math.Log(0.5), Math.Log(0.5), Math.Log(0.1), Math.Log(0.1) }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.OpacityLogits), Is.EqualTo(new[] { 2.1972246, 0 }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.ShDc), Is.EqualTo(new[] { 1.0634723, 0, -0.8862269, 0, 0, 0 }).Within(1e-6));
    }

    [Test]
    public void Halves_may_stand_beside_floats_and_floats_win()
    {
        using ISplatSource cloud = Read(Prim("g", """
            point3h[] positionsh = [(9, 9, 9), (9, 9, 9)]
            point3f[] positions = [(0, 0, 0), (1, 0, 0)]
            quath[] orientationsh = [(0.5, 0.5, -0.5, 0.5), (1, 0, 0, 0)]
            half3[] scalesh = [(0.5, 0.25, 0.125), (1, 1, 1)]
            float[] opacities = []
            half[] opacitiesh = [0.5, 0.25]
            uniform int radiance:sphericalHarmonicsDegree = 1
            half3[] radiance:sphericalHarmonicsCoefficientsh = [(1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12), (-1, -2, -3), (-4, -5, -6), (-7, -8, -9), (-10, -11, -12)]
            """));

        Assert.That(cloud.Warnings, Is.Empty);
        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 0, 0, 0, 1, 0, 0 }));
        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw)[..4], Is.EqualTo(new[] { 0.5, -0.5, 0.5, 0.5 }));
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales)[..3], Is.EqualTo(new[] { Math.Log(0.5), Math.Log(0.25), Math.Log(0.125) }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.OpacityLogits), Is.EqualTo(new[] { 0, Math.Log(1.0 / 3) }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.ShDc), Is.EqualTo(new[] { 1, 2, 3, -1, -2, -3 }));
        Assert.That(Columns.Read(cloud, SplatColumn.ShRest)[..9], Is.EqualTo(new[] { 4, 5, 6, 7, 8, 9, 10, 11, 12 }));
        Assert.That(Columns.Read(cloud, SplatColumn.ShRest)[9..], Is.EqualTo(new[] { -4, -5, -6, -7, -8, -9, -10, -11, -12 }));
    }

    [Test]
    public void Missing_arrays_have_the_defaults_of_the_schema()
    {
        using ISplatSource cloud = Read(Prim("g", "point3f[] positions = [(1, 2, 3)]"));

        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0, 0, 0, 1 }));
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales), Is.All.Zero);
        Assert.That(Columns.Read(cloud, SplatColumn.OpacityLogits), Is.EqualTo(new[] { Math.Log(1e6) }).Within(1e-4));
        Assert.That(Columns.Read(cloud, SplatColumn.ShDc), Is.All.Zero);
        Assert.That(cloud.Schema.ShDegree, Is.Zero);
        Assert.That(cloud.Warnings, Has.Count.EqualTo(4));
    }

    [Test]
    public void Short_arrays_are_left_out_and_long_ones_cut()
    {
        using ISplatSource cloud = Read(Prim("g", """
            point3f[] positions = [(0, 0, 0), (1, 0, 0)]
            quatf[] orientations = [(0, 1, 0, 0)]
            float3[] scales = [(2, 2, 2), (3, 3, 3), (4, 4, 4)]
            float[] opacities = [0.5, 0.5]
            uniform int radiance:sphericalHarmonicsDegree = 1
            float3[] radiance:sphericalHarmonicsCoefficients = [(1, 1, 1), (2, 2, 2)]
            """));

        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0, 0, 0, 1, 0, 0, 0, 1 }));
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales)[5], Is.EqualTo(Math.Log(3)).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.ShDc), Is.All.Zero);
        Assert.That(cloud.Warnings, Has.One.Contains("1 orientations for 2").And.One.Contains("3 scales for 2").And.One.Contains("2 coefficients for 2 positions of degree 1"));
    }

    [TestCase(2, 0)]
    [TestCase(8, 1)]
    [TestCase(18, 2)]
    [TestCase(32, 3)]
    [TestCase(50, 3)]
    public void A_degree_that_is_not_stated_is_that_of_the_length(int triples, int degree)
    {
        string coefficients = string.Join(", ", Enumerable.Range(0, triples).Select(i => FormattableString.Invariant($"({i}, 0, 0)")));
        using ISplatSource cloud = Read(Prim("g", $"point3f[] positions = [(0, 0, 0), (1, 0, 0)]\nfloat3[] radiance:sphericalHarmonicsCoefficients = [{coefficients}]"));

        Assert.That(cloud.Schema.ShDegree, Is.EqualTo(degree));
        Assert.That(Columns.Read(cloud, SplatColumn.ShDc)[3], Is.EqualTo(triples / 2));
        if (degree > 0) Assert.That(Columns.Read(cloud, SplatColumn.ShRest)[3 * 3 * (degree == 1 ? 1 : 0)], Is.EqualTo(degree == 1 ? 5 : 1));
        Assert.That(cloud.Warnings.Any(w => w.Contains("of degree 4, of which degree 3 is read", StringComparison.Ordinal)), Is.EqualTo(triples == 50));
    }

    [Test]
    public void Surflets_are_discs_whose_third_scale_does_not_count()
    {
        using ISplatSource cloud = Read($"def ParticleField \"g\" (\n    prepend apiSchemas = [\"ParticleFieldPositionAttributeAPI\", \"ParticleFieldKernelGaussianSurfletAPI\"]\n)\n{{\n{Example}\n}}\n");
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales)[..3], Is.EqualTo(new[] { Math.Log(0.5), Math.Log(0.5), Math.Log(0.5e-4) }).Within(1e-6));
    }

    [Test]
    public void Prims_are_joined_each_where_it_stands()
    {
        using ISplatSource cloud = Read($$"""
            def Xform "World"
            {
                double3 xformOp:translate = (0, 0, 7)
                uniform token[] xformOpOrder = ["xformOp:translate"]
                {{Prim("a", Example)}}
                {{Prim("b", Example + "\nfloat xformOp:rotateX = 180\nuniform token[] xformOpOrder = [\"xformOp:rotateX\"]")}}
                {{Prim("c", Example + "\ntoken visibility = \"invisible\"")}}
            }
            """);

        Assert.That(cloud.Schema.Count, Is.EqualTo(4));
        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 0, 0, 7, 1, 0, 7, 0, 0, 7, 1, 0, 7 }).Within(1e-6));
        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw)[8..12], Is.EqualTo(new[] { 1, 0, 0, 0 }).Within(1e-6));
    }

    [Test]
    public void Samples_are_read_at_the_default_or_interpolated_at_a_time()
    {
        string prim = Prim("g", """
            point3f[] positions.timeSamples = { 0: [(0, 0, 0)], 10: [(10, 0, 0)] }
            quatf[] orientations.timeSamples = { 0: [(1, 0, 0, 0)], 10: [(0, 0, 0, 1)] }
            float3[] scales = [(1, 1, 1)]
            float[] opacities = [0.75]
            float[] opacities.timeSamples = { 0: [0], 10: [0.5] }
            float3[] radiance:sphericalHarmonicsCoefficients = [(0, 0, 0)]
            double3 xformOp:translate.timeSamples = { 0: (0, 0, 0), 10: (0, 10, 0) }
            uniform token[] xformOpOrder = ["xformOp:translate"]
            """);

        Assert.That(At(null), Is.EqualTo((0.0, 0.0, 0.75)));
        Assert.That(At(10), Is.EqualTo((10.0, 10.0, 0.5)));
        Assert.That(At(20), Is.EqualTo((10.0, 10.0, 0.5)));
        Assert.That(At(4), Is.EqualTo((4.0, 4.0, 0.2)));
        using ISplatSource middle = Read(prim, InStage with { TimeCode = 5 });
        Assert.That(Columns.Read(middle, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0, 0, Math.Sqrt(0.5), Math.Sqrt(0.5) }).Within(1e-6));

        (double X, double Y, double Opacity) At(double? time)
        {
            using ISplatSource cloud = Read(prim, InStage with { TimeCode = time });
            float[] p = Columns.Read(cloud, SplatColumn.Positions);
            double logit = Columns.Read(cloud, SplatColumn.OpacityLogits)[0];
            return (Math.Round(p[0], 5), Math.Round(p[1], 5), Math.Round(1 / (1 + Math.Exp(-logit)), 5));
        }
    }

    [Test]
    public void Large_arrays_of_a_crate_are_read_by_range_to_the_last_element()
    {
        const int Count = 5000;
        SplatCloud cloud = Cloud(Count);
        using (UsdStage stage = UsdStage.CreateInMemory()) Author(stage, cloud).GetRootLayer().Export(folder.File("large.usdc"));

        using ISplatSource back = StageSplatReader.Open(folder.File("large.usdc"), InStage);
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.Positions, SplatColumn.RotationsXyzw, SplatColumn.ShDc, SplatColumn.ShRest])
        {
            int width = cloud.Schema.Width(column);
            Assert.That(Columns.Read(back, column), Is.EqualTo(cloud.Column(column).ToArray()), $"{column}");
            var end = new float[7 * width];
            back.Read(column, Count - 7, end);
            Assert.That(end, Is.EqualTo(cloud.Column(column)[^end.Length..].ToArray()), $"{column}");
        }
    }

    [Test]
    public void The_trained_form_of_a_4D_cloud_comes_back_bit_by_bit_and_as_still_at_a_time()
    {
        string prim = Prim("g", Example + """

            custom token splat4d:timeModel = "gaussian"
            custom float3[] splat4d:positions = [(1, 2, 3), (4, 5, 6)]
            custom float3[] splat4d:velocities = [(0.1, 0.2, 0.3), (0.4, 0.5, 0.6)]
            custom float[] splat4d:timeCenters = [0.25, 0.75]
            custom float[] splat4d:logDurations = [-1.5, -2.5]
            custom float[] splat4d:opacityLogits = [20, -20]
            custom float3[] splat4d:logScales = [(-1, -2, -3), (-4, -5, -6)]
            custom quatf[] splat4d:rotations = [(8, 1, 2, 3), (4, 5, 6, 7)]
            """);
        using ISplatSource cloud = Read(prim);

        Assert.That(cloud.Schema.HasMotion);
        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(Columns.Read(cloud, SplatColumn.Velocities), Is.EqualTo(new[] { 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f }));
        Assert.That(Columns.Read(cloud, SplatColumn.Times), Is.EqualTo(new[] { 0.25f, 0.75f }));
        Assert.That(Columns.Read(cloud, SplatColumn.LogDurations), Is.EqualTo(new[] { -1.5f, -2.5f }));
        Assert.That(Columns.Read(cloud, SplatColumn.OpacityLogits), Is.EqualTo(new[] { 20f, -20f }));
        Assert.That(Columns.Read(cloud, SplatColumn.LogScales), Is.EqualTo(new[] { -1, -2, -3, -4, -5, -6 }));
        Assert.That(Columns.Read(cloud, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 1, 2, 3, 8, 5, 6, 7, 4 }));

        using ISplatSource still = Read(prim, InStage with { TimeCode = 0 });
        Assert.That(still.Schema.HasMotion, Is.False);
        Assert.That(Columns.Read(still, SplatColumn.Positions), Is.EqualTo(new[] { 0, 0, 0, 1, 0, 0 }));
    }

    [Test]
    public void Motion_of_the_plain_attributes_is_enough()
    {
        using ISplatSource cloud = Read(Prim("g", Example + """

            custom token splat4d:timeModel = "gaussian"
            custom float3[] splat4d:velocities = [(1, 0, 0), (0, 2, 0)]
            custom float[] splat4d:timeCenters = [0.5, 0.25]
            custom float[] splat4d:timeSigmas = [0.1, 1]
            """));

        Assert.That(Columns.Read(cloud, SplatColumn.Positions), Is.EqualTo(new[] { 0.5, 0, 0, 1, 0.5, 0 }));
        Assert.That(Columns.Read(cloud, SplatColumn.LogDurations), Is.EqualTo(new[] { Math.Log(0.1), 0 }).Within(1e-6));
    }

    [Test]
    public void Motion_that_is_not_whole_is_told_of_and_still_prims_join_moving_ones()
    {
        string half = Example + "\ncustom token splat4d:timeModel = \"gaussian\"\ncustom float[] splat4d:timeCenters = [0.5, 0.25]";
        string whole = half + "\ncustom float3[] splat4d:velocities = [(1, 0, 0), (0, 2, 0)]\ncustom float[] splat4d:timeSigmas = [0.1, 1]";
        using ISplatSource both = Read(Prim("a", half) + Prim("b", whole));

        Assert.That((both.Schema.Count, both.Schema.HasMotion), Is.EqualTo((4L, true)));
        Assert.That(both.Warnings, Has.One.Contains("it is read as still"));
        Assert.That(Columns.Read(both, SplatColumn.Velocities)[..6], Is.All.Zero);
        using var early = new Splats.Operations.InstantSplatSource(both, 0);
        Assert.That(Columns.Read(early, SplatColumn.OpacityLogits)[0], Is.EqualTo(2.1972246).Within(1e-6), "seen throughout");
    }

    [Test]
    public void A_prim_without_positions_is_refused()
    {
        Assert.That(() => Read(Prim("g", "float[] opacities = [1]")), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("positions").And.Message.Contains("/g"));
    }

    private ISplatSource Read(string prims, StageReadOptions? options = null, string file = "scene.usda")
    {
        string text = "#usda 1.0\n(\n    upAxis = \"Y\"\n)\n" + prims;
        string path = folder.File(file);
        if (file.EndsWith(".usda", StringComparison.Ordinal))
        {
            File.WriteAllText(path, text);
        }
        else
        {
            SdfLayerHandle layer = SdfLayer.CreateAnonymous("scene.usda");
            layer.ImportFromString(text);
            layer.Export(path);
        }

        return StageSplatReader.Open(path, options ?? InStage);
    }

    private static string Prim(string name, string properties) => $"def ParticleField3DGaussianSplat \"{name}\"\n{{\n{properties}\n}}\n";

    private static SplatCloud Cloud(int count)
    {
        var cloud = new SplatCloud("random", new SplatSchema(count, 3, false));
        var random = new Random(4);
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = random.NextSingle() - 0.5f;
        }

        return cloud;
    }

    private static UsdStage Author(UsdStage stage, SplatCloud cloud)
    {
        UsdPrim prim = stage.DefinePrim("/g", new TfToken("ParticleField3DGaussianSplat"));
        GfVec3f[] Triples(SplatColumn column) => [.. cloud.Column(column).ToArray().Chunk(3).Select(v => new GfVec3f(v[0], v[1], v[2]))];
        GfVec3f[] dc = Triples(SplatColumn.ShDc), rest = Triples(SplatColumn.ShRest);
        prim.CreateAttribute(new TfToken("positions"), SdfValueTypeNames.Point3fArray, custom: false).Set(new VtVec3fArray(Triples(SplatColumn.Positions)));
        prim.CreateAttribute(new TfToken("orientations"), SdfValueTypeNames.QuatfArray, custom: false)
            .Set(new VtQuatfArray([.. cloud.Column(SplatColumn.RotationsXyzw).ToArray().Chunk(4).Select(q => new GfQuatf(q[3], q[0], q[1], q[2]))]));
        prim.CreateAttribute(new TfToken("radiance:sphericalHarmonicsCoefficients"), SdfValueTypeNames.Float3Array, custom: false)
            .Set(new VtVec3fArray([.. Enumerable.Range(0, cloud.Count).SelectMany(i => rest[(15 * i)..(15 * (i + 1))].Prepend(dc[i]))]));
        return stage;
    }
}
