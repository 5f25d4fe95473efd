using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

public sealed class ParticleFieldPrimTests
{
    /// <summary>The prim of the ParticleField description's listing, section 4.</summary>
    private const string Listing = """
        #usda 1.0
        def Xform "World"
        {
            def ParticleField3DGaussianSplat "gaussians" ( prepend apiSchemas = ["ColorSpaceAPI"] )
            {
                uniform token colorSpace:name = "srgb_rec709_scene"
                float3[] extent = [(-1.5, -1.5, -1.5), (1.5, 1.5, 1.5)]
                point3f[] positions = [(0, 0, 0), (1, 0, 0)]
                quatf[] orientations = [(1, 0, 0, 0), (0.7071068, 0, 0, 0.7071068)]
                float3[] scales = [(0.5, 0.5, 0.5), (0.5, 0.1, 0.1)]
                float[] opacities = [0.9, 0.5]
                uniform int radiance:sphericalHarmonicsDegree = 0
                float3[] radiance:sphericalHarmonicsCoefficients = [(1.0634723, 0, -0.8862269), (0, 0, 0)] ( elementSize = 1 )
                uniform token projectionModeHint = "perspective"
                uniform token sortingModeHint = "cameraDistance"
            }
        }
        """;

    [Test]
    public void The_listing_of_the_description_comes_out()
    {
        SdfLayerHandle expected = SdfLayer.CreateAnonymous("listing.usda");
        expected.ImportFromString(Listing);
        UsdPrim listed = UsdStage.Open(expected).GetPrimAtPath(ParticleStage.Path);
        using var stage = new ParticleStage(Listed());

        Assert.That(stage.Prim.GetTypeName().GetString(), Is.EqualTo(listed.GetTypeName().GetString()));
        Assert.That(Names(stage.Prim), Is.EqualTo(Names(listed)));
        foreach (UsdAttribute attribute in listed.GetAuthoredAttributes())
        {
            string name = attribute.GetName();
            UsdAttribute found = stage.Attribute(name);
            Assert.That(found.GetTypeName().ToString(), Is.EqualTo(attribute.GetTypeName().ToString()), name);
            Assert.That(found.GetVariability(), Is.EqualTo(attribute.GetVariability()), name);
            Assert.That(found.IsCustom(), Is.EqualTo(attribute.IsCustom()), name);
            VtValue value = attribute.Get();
            if (value.IsArrayValued()) Assert.That(ParticleStage.Floats(found.Get()), Is.EqualTo(ParticleStage.Floats(value)).Within(1.2e-7), name);
            else Assert.That(found.Get(), Is.EqualTo(value), name);
        }

        Assert.That((int)stage.Attribute(ParticleFieldNames.ShCoefficients).GetMetadata(new TfToken("elementSize")), Is.EqualTo(1));

        // What the type builds in stands behind what is authored.
        IEnumerable<string> applied = stage.Prim.GetAppliedSchemas().Select(s => s.GetString());
        Assert.That(applied.TakeWhile(s => !s.StartsWith("ParticleField", StringComparison.Ordinal)), Is.EqualTo(new[] { "ColorSpaceAPI" }));
        Assert.That(applied.Skip(1), Has.All.StartsWith("ParticleField"));
    }

    [Test]
    public void Extent_of_a_turned_splat_has_the_golden_value()
    {
        SplatCloud cloud = TestClouds.Grid(1);
        cloud.Column(SplatColumn.RotationsXyzw)[2] = MathF.Sin(MathF.PI / 8);
        cloud.Column(SplatColumn.RotationsXyzw)[3] = MathF.Cos(MathF.PI / 8);
        float ln = MathF.Log(0.1f);
        new[] { 0f, ln, ln }.CopyTo(cloud.Column(SplatColumn.LogScales));
        using var stage = new ParticleStage(cloud);
        Assert.That(stage.Floats("extent"), Is.EqualTo(new[] { -2.131901f, -2.131901f, -0.3f, 2.131901f, 2.131901f, 0.3f }).Within(1e-6f));
    }

    [Test]
    public void Origin_is_told_without_folders()
    {
        using var stage = new ParticleStage(new SplatCloud("/some/where/cloud.ply", new SplatSchema(3, 2, HasMotion: false)));
        VtValue At(string key) => stage.Prim.GetCustomDataByKey(new TfToken("gs:" + key));
        Assert.That((string)At("tool"), Is.EqualTo("usd-gsplat"));
        Assert.That((string)At("source"), Is.EqualTo("cloud.ply"));
        Assert.That((int)At("gaussianCount"), Is.EqualTo(3));
        Assert.That((int)At("shDegree"), Is.EqualTo(2));
    }

    [Test]
    public void An_empty_cloud_authors_no_prim_and_warns()
    {
        using var stage = new ParticleStage(new SplatCloud("empty", new SplatSchema(0, 0, HasMotion: false)));
        Assert.That(stage.Report.Paths, Is.Empty);
        Assert.That(stage.Report.Bounds, Is.Null);
        Assert.That(stage.Report.Warnings, Has.One.Contains("no splat"));
        Assert.That(stage.Prim.IsValid(), Is.False);
    }

    [TestCase(HalfPrecision.None, 1e-18f)]
    [TestCase(HalfPrecision.All, 5.9604645e-8f)]
    public void Flat_axes_get_the_smallest_scale(HalfPrecision half, float smallest)
    {
        SplatCloud cloud = TestClouds.Grid(2);
        cloud.Column(SplatColumn.LogScales)[1] = float.NegativeInfinity;
        using var stage = new ParticleStage(cloud, new ParticleFieldOptions { Half = half });
        Assert.That(stage.Floats(half == HalfPrecision.All ? "scalesh" : "scales")[1], Is.EqualTo(smallest));
    }

    [Test]
    public void Positions_beyond_16_bits_are_refused_by_name()
    {
        SplatCloud cloud = TestClouds.Grid(3);
        cloud.Column(SplatColumn.Positions)[3] = 70000;
        Assert.That(
            () => new ParticleStage(cloud, new ParticleFieldOptions { Half = HalfPrecision.All }),
            Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains("70000"));
        Assert.That(() => new ParticleStage(cloud, new ParticleFieldOptions { Half = HalfPrecision.Features }), Throws.Nothing);
    }

    [Test]
    public void Harmonics_beyond_16_bits_stay_finite()
    {
        SplatCloud cloud = TestClouds.Grid(2);
        cloud.Column(SplatColumn.ShDc)[4] = -1e6f;
        using var stage = new ParticleStage(cloud, new ParticleFieldOptions { Half = HalfPrecision.Features });
        Assert.That(stage.Floats(ParticleFieldNames.ShCoefficients + "h")[4], Is.EqualTo(-65504));
    }

    [Test]
    public void Harmonics_are_read_alike_from_any_element_on()
    {
        var random = new Random(3);
        var cloud = new SplatCloud("sh", new SplatSchema(3000, 3, HasMotion: false));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = random.NextSingle();
        }

        foreach (int degree in (int[])[0, 1, 2, 3])
        {
            var column = new UsdAuthoring.ParticleField.Columns.ShNumbers(cloud, degree);
            int triples = (degree + 1) * (degree + 1);
            float[] all = new float[3 * column.Count];
            column.Read(0, all);
            for (int splat = 0; splat < 3000; splat += 7)
            {
                Assert.That(all.AsSpan(splat * triples * 3, 3).ToArray(), Is.EqualTo(cloud.Column(SplatColumn.ShDc).Slice(3 * splat, 3).ToArray()));
                Assert.That(all.AsSpan((splat * triples * 3) + 3, 3 * (triples - 1)).ToArray(), Is.EqualTo(cloud.Column(SplatColumn.ShRest).Slice(45 * splat, 3 * (triples - 1)).ToArray()));
            }

            foreach ((int first, int count) in ((int, int)[])[(1, 1), (triples - 1, 2), (5, 3 * triples), (17, 2500 * triples), (column.Count - 1, 1)])
            {
                if (first + count > column.Count) continue;
                float[] part = new float[3 * count];
                column.Read(first, part);
                Assert.That(part, Is.EqualTo(all[(3 * first)..(3 * (first + count))]), $"{first}+{count} of degree {degree}");
            }
        }
    }

    [Test]
    public void Text_and_crate_hold_the_same_and_come_out_the_same_twice()
    {
        using var folder = new SceneFolder();
        SplatCloud cloud = TestClouds.Grid(40_000, shDegree: 1);
        string[] files = ["a.usda", "b.usda", "a.usdc", "b.usdc"];
        foreach (string name in files)
        {
            using var stage = new ParticleStage(cloud);
            stage.Stage.GetRootLayer().Export(folder.File(name));
        }

        Assert.That(File.ReadAllBytes(folder.File("a.usda")), Is.EqualTo(File.ReadAllBytes(folder.File("b.usda"))));
        Assert.That(File.ReadAllBytes(folder.File("a.usdc")), Is.EqualTo(File.ReadAllBytes(folder.File("b.usdc"))));
        TestKit.LayerDiff.AssertEqual(SdfLayer.OpenAsAnonymous(folder.File("a.usda")), SdfLayer.OpenAsAnonymous(folder.File("a.usdc")));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        SplatCloud cloud = TestClouds.Grid(1);
        Assert.That(() => new ParticleStage(cloud, new ParticleFieldOptions { ShDegree = 4 }), Throws.ArgumentException);
        Assert.That(() => new ParticleStage(cloud, new ParticleFieldOptions { ColorSpace = " " }), Throws.ArgumentException);
        Assert.That(() => new ParticleStage(cloud, new ParticleFieldOptions { Sorting = "random" }), Throws.ArgumentException);
        Assert.That(() => new ParticleStage(cloud, new ParticleFieldOptions { Projection = "fisheye" }), Throws.ArgumentException);
        Assert.That(() => new ParticleStage(cloud, null, new ParticleTimeline(3)), Throws.ArgumentException.With.Message.Contains("does not move"));
        Assert.That(() => new ParticleStage(TestClouds.Moving(2)), Throws.ArgumentException.With.Message.Contains("moves"));
        Assert.That(() => new ParticleStage(TestClouds.Moving(2), null, new ParticleTimeline(0)), Throws.ArgumentException);
        using var odd = new ParticleStage(cloud, new ParticleFieldOptions { ColorSpace = "srgb_rec709_display" });
        Assert.That(odd.Report.Warnings, Has.One.Contains("srgb_rec709_display"));
    }

    private static SplatCloud Listed()
    {
        var cloud = new SplatCloud("listing", new SplatSchema(2, 0, HasMotion: false));
        float half = MathF.Log(0.5f), tenth = MathF.Log(0.1f);
        new[] { 0f, 0, 0, 1, 0, 0 }.CopyTo(cloud.Column(SplatColumn.Positions));
        new[] { half, half, half, half, tenth, tenth }.CopyTo(cloud.Column(SplatColumn.LogScales));
        new[] { 0f, 0, 0, 3, 0, 0, 5, 5 }.CopyTo(cloud.Column(SplatColumn.RotationsXyzw));
        new[] { MathF.Log(9), 0 }.CopyTo(cloud.Column(SplatColumn.OpacityLogits));
        new[] { 1.0634723f, 0, -0.8862269f, 0, 0, 0 }.CopyTo(cloud.Column(SplatColumn.ShDc));
        return cloud;
    }

    private static string[] Names(UsdPrim prim) => [.. prim.GetAuthoredPropertyNames().Select(n => n.GetString())];
}
