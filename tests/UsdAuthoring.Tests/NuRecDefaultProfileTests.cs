using pxr;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>What the default profile writes, judged by Python's decoders and numpy's arithmetic.</summary>
public sealed class NuRecDefaultProfileTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Every_golden_holds_what_numpy_computes([Values] UpAxis upAxis)
    {
        var oracle = new NuRecOracle();
        foreach (string name in GoldenCheckpoint.Names)
        {
            var golden = new GoldenCheckpoint(name);
            AuthoredPackage package = folder.Author(golden.File, new SceneOptions { UpAxis = upAxis }, name + ".usdz");
            oracle.Add(golden, package, golden.Moves ? 0.5 : null, shDegree: 3, upAxis);
        }

        oracle.Judge(folder);
    }

    [TestCase(0.0)]
    [TestCase(0.37)]
    [TestCase(1.0)]
    public void An_instant_is_what_the_formulas_of_motion_say(double time)
    {
        var oracle = new NuRecOracle();
        foreach (string name in (string[])["freetimegs_sh0", "freetimegs_sh3", "freetimegs_strided_views"])
        {
            var golden = new GoldenCheckpoint(name);
            oracle.Add(golden, folder.Author(golden.File, new SceneOptions { Time = time }, name + ".usdz"), time, shDegree: 3);
        }

        oracle.Judge(folder);
    }

    [Test]
    public void Harmonics_are_padded_cut_or_kept_as_asked()
    {
        var oracle = new NuRecOracle();
        foreach (string name in (string[])["freetimegs_sh0", "freetimegs_sh2_opacity_column", "gsplat_static"])
        {
            var golden = new GoldenCheckpoint(name);
            for (int degree = 0; degree <= 3; degree++)
            {
                Add(golden, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { ShDegree = degree })] }, degree, $"{name}_{degree}.usdz");
            }

            Add(golden, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { NativeShDegree = true })] }, golden.ShDegree, name + "_native.usdz");
        }

        oracle.Judge(folder);

        void Add(GoldenCheckpoint golden, SceneOptions options, int degree, string output)
        {
            AuthoredPackage package = folder.Author(golden.File, options, output);
            Assert.That(package.Report.Volumes[0].ShDegree, Is.EqualTo(degree));
            oracle.Add(golden, package, golden.Moves ? 0.5 : null, degree);
        }
    }

    [Test]
    public void Without_recentring_the_transform_only_turns()
    {
        var golden = new GoldenCheckpoint("gsplat_static");
        var oracle = new NuRecOracle();
        AuthoredPackage package = folder.Author(golden.File, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Recenter = false })] });

        oracle.Add(golden, package, null, shDegree: 3);

        oracle.Judge(folder);
        Assert.That(package.Report.Volumes[0].Centre, Is.EqualTo(default(Splats.Surveys.DoublePoint)));
        Assert.That(package.Matrix(), Is.EqualTo(SourceOrientation.ToZUp));
    }

    [TestCase(UpAxis.Z)]
    [TestCase(UpAxis.Y)]
    public void The_matrix_is_affine_with_the_turned_centre_in_its_last_row(UpAxis upAxis)
    {
        var golden = new GoldenCheckpoint("gsplat_static");
        AuthoredPackage package = folder.Author(golden.File, new SceneOptions { UpAxis = upAxis });
        GfMatrix4d matrix = package.Matrix();
        (double x, double y, double z) = (Median(0), Median(1), Median(2));

        GfVec3d turned = upAxis == UpAxis.Z ? new GfVec3d(-x, -z, -y) : new GfVec3d(x, -y, -z);
        Assert.That(matrix.GetRow3(3), Is.EqualTo(turned));
        Assert.That(matrix.GetColumn(3), Is.EqualTo(new GfVec4d(0, 0, 0, 1)));
        Assert.That(matrix.GetRow3(0), Is.EqualTo(upAxis == UpAxis.Z ? new GfVec3d(-1, 0, 0) : new GfVec3d(1, 0, 0)));
        Assert.That(matrix.GetRow3(1), Is.EqualTo(upAxis == UpAxis.Z ? new GfVec3d(0, 0, -1) : new GfVec3d(0, -1, 0)));
        Assert.That(matrix.GetRow3(2), Is.EqualTo(upAxis == UpAxis.Z ? new GfVec3d(0, -1, 0) : new GfVec3d(0, 0, -1)));

        // Of an even number, the lower of the two in the middle; every splat of so small a cloud is in the sample.
        double Median(int axis)
        {
            float[] values = [.. golden.Tensor("means").Where((_, i) => i % 3 == axis).Order()];
            double median = axis switch { 0 => package.Report.Volumes[0].Centre.X, 1 => package.Report.Volumes[0].Centre.Y, _ => package.Report.Volumes[0].Centre.Z };
            Assert.That(median, Is.InRange(values[(values.Length / 2) - 1], values[values.Length / 2]));
            return median;
        }
    }

    [TestCase(UpAxis.Z, "Z")]
    [TestCase(UpAxis.Y, "Y")]
    public void Both_layers_state_the_stage(UpAxis upAxis, string token)
    {
        AuthoredPackage package = folder.Author(new GoldenCheckpoint("gsplat_static").File, new SceneOptions { UpAxis = upAxis });

        foreach (SdfLayerHandle layer in (SdfLayerHandle[])[package.Root, package.Volumes])
        {
            UsdStage stage = UsdStage.Open(layer);
            Assert.That(UsdGeom.UsdGeomGetStageUpAxis(stage).GetString(), Is.EqualTo(token));
            Assert.That(UsdGeom.UsdGeomGetStageMetersPerUnit(stage), Is.EqualTo(1));
            Assert.That(stage.GetDefaultPrim().GetPath().GetString(), Is.EqualTo("/World"));
            Assert.That(stage.GetTimeCodesPerSecond(), Is.EqualTo(24));
            Assert.That(stage.HasAuthoredTimeCodeRange(), Is.False);
            AssertRenderSettings(layer);
        }
    }

    [Test]
    public void Extent_and_crop_are_the_same_box_and_hold_every_stored_centre()
    {
        foreach (string name in GoldenCheckpoint.Names)
        {
            AuthoredPackage package = folder.Author(new GoldenCheckpoint(name).File, name: name + ".usdz");
            VtVec3fArray extent = package.Attribute("/World/gauss", "extent").Get();
            GfVec3f min = package.Attribute("/World/gauss", "omni:nurec:crop:minBounds").Get();
            GfVec3f max = package.Attribute("/World/gauss", "omni:nurec:crop:maxBounds").Get();
            Assert.That((extent.size(), extent[0], extent[1]), Is.EqualTo((2u, min, max)), name);
            float[] stored = package.Column(Splats.SplatColumn.Positions);
            for (int i = 0; i < stored.Length; i++) Assert.That(stored[i], Is.InRange(min[i % 3], max[i % 3]), name);
        }
    }

    /// <summary>Source: the NuRec description, section 5.1.</summary>
    private static void AssertRenderSettings(SdfLayerHandle layer)
    {
        SdfLayerHandle expected = SdfLayer.CreateAnonymous();
        expected.ImportFromString("""
            #usda 1.0
            (
                customLayerData = {
                    dictionary renderSettings = {
                        int "rtx:directLighting:sampledLighting:samplesPerPixel" = 8
                        bool "rtx:material:enableRefraction" = 0
                        bool "rtx:matteObject:visibility:secondaryRays" = 1
                        bool "rtx:post:histogram:enabled" = 0
                        bool "rtx:post:registeredCompositing:invertColorCorrection" = 1
                        bool "rtx:post:registeredCompositing:invertToneMap" = 1
                        int "rtx:post:tonemap:op" = 2
                        bool "rtx:raytracing:fractionalCutoutOpacity" = 0
                        string "rtx:rendermode" = "RaytracedLighting"
                    }
                }
            )
            """);
        SdfLayerHandle actual = SdfLayer.CreateAnonymous();
        actual.SetCustomLayerData(layer.GetCustomLayerData());
        LayerDiff.AssertEqual(expected, actual);
    }
}
