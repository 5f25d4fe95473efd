using pxr;
using UsdGsplat.TestKit;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Extents by a prim's own numbers, against the numbers that OpenUSD's own tests of extents expect.</summary>
public sealed class UsdGeomExtentTests
{
    // Turned by 45° about (1, 1, 1), moved by (1, 2, 3), then halved in z: the rows as OpenUSD's test prints them.
    private static readonly GfMatrix4d Strange = new(
        0.8047378541243649, 0.5058793634016806, -0.15530860876302277, 0,
        -0.31061721752604554, 0.8047378541243649, 0.2529396817008403, 0,
        0.5058793634016806, -0.31061721752604554, 0.40236892706218247, 0,
        1, 2, 1.5, 1);

    private static readonly double[] Plain2 = [-2, -2, -2, 2, 2, 2];
    private static readonly double[] Strange2 = [-2.242468870104182, -1.2424688701041822, -0.12123443505209108, 4.242468870104182, 5.242468870104181, 3.121234435052091];
    private static readonly double[] StrangeLong = [-3.0472067242285474, -1.7483482335058629, -0.27654304381511374, 5.0472067242285465, 5.7483482335058635, 3.2765430438151135];
    private static readonly double[] StrangeWide = [-3.3578239417545923, -2.553086087630228, -0.5294827255159541, 5.357823941754592, 6.553086087630229, 3.529482725515954];

    [TestCase("/capsule", new double[] { -2, -2, -3, 2, 2, 3 }, new double[] { -4, -4, -6, 4, 4, 6 })]
    [TestCase("/cone", new double[] { -2, -2, -2, 2, 2, 2 }, new double[] { -4, -4, -3, 4, 4, 3 })]
    [TestCase("/cube", new double[] { -2, -2, -2, 2, 2, 2 }, new double[] { -3, -3, -3, 3, 3, 3 })]
    [TestCase("/cylinder", new double[] { -2, -2, -2, 2, 2, 2 }, new double[] { -4, -4, -3, 4, 4, 3 })]
    [TestCase("/sphere", new double[] { -2, -2, -2, 2, 2, 2 }, new double[] { -4, -4, -4, 4, 4, 4 })]
    public void Shapes_of_the_corpus_at_the_default_time_and_at_time_2(string path, double[] atDefault, double[] atTwo)
    {
        using UsdStage stage = UsdStage.Open(Fixtures.Shared("corpus", "usd-assets", "openusd", "pxr", "usd", "usdGeom", "testenv", "testUsdGeomExtentFromPlugins", "test.usda"));
        UsdGeomBoundable shape = UsdGeomBoundable.Get(stage, path);
        Assert.That(OfNumbers(shape), Is.EqualTo(atDefault));
        Assert.That(OfNumbers(shape, 2), Is.EqualTo(atTwo));
        var extent = new VtVec3fArray();
        Assert.That(shape.ComputeExtent(UsdTimeCode.Default(), extent));
        Assert.That(Corners(extent), Is.EqualTo(atDefault), "the schema's own extent says nothing of other sizes");
    }

    [Test]
    public void An_authored_extent_counts_more_than_the_prim_s_numbers()
    {
        using UsdStage stage = UsdStage.Open(Fixtures.Shared("corpus", "usd-assets", "openusd", "pxr", "usd", "usdGeom", "testenv", "testUsdGeomExtentFromPlugins", "test.usda"));
        UsdGeomBoundable sphere = UsdGeomBoundable.Get(stage, "/AuthoredExtentSphere");
        var extent = new VtVec3fArray();
        Assert.That(sphere.ComputeExtent(UsdTimeCode.Default(), extent));
        Assert.That(Corners(extent), Is.EqualTo(new double[] { -10, -10, -10, 10, 10, 10 }));
        Assert.That(OfNumbers(sphere), Is.EqualTo(Plain2));
    }

    private static IEnumerable<TestCaseData> Shapes()
    {
        yield return Shape("sphere", stage => Sized(UsdGeomSphere.Define(stage, "/P"), ("radius", 2)), Plain2, Strange2);
        yield return Shape("cube", stage => Sized(UsdGeomCube.Define(stage, "/P"), ("size", 4)), Plain2, Strange2);
        yield return Shape("cylinder", stage => Sized(UsdGeomCylinder.Define(stage, "/P"), ("height", 4), ("radius", 2)), Plain2, Strange2, "X");
        yield return Shape("long cylinder", stage => Sized(UsdGeomCylinder.Define(stage, "/P"), ("height", 6), ("radius", 2)), [-3, -2, -2, 3, 2, 2], StrangeLong, "X");
        yield return Shape("wide cylinder", stage => Sized(UsdGeomCylinder.Define(stage, "/P"), ("height", 4), ("radius", 3)), [-3, -3, -2, 3, 3, 2], StrangeWide, "Z");
        yield return Shape("cone", stage => Sized(UsdGeomCone.Define(stage, "/P"), ("height", 4), ("radius", 2)), Plain2, Strange2, "X");
        yield return Shape("long cone", stage => Sized(UsdGeomCone.Define(stage, "/P"), ("height", 6), ("radius", 2)), [-3, -2, -2, 3, 2, 2], StrangeLong, "X");
        yield return Shape("wide cone", stage => Sized(UsdGeomCone.Define(stage, "/P"), ("height", 4), ("radius", 3)), [-3, -3, -2, 3, 3, 2], StrangeWide, "Z");
        yield return Shape("capsule", stage => Sized(UsdGeomCapsule.Define(stage, "/P"), ("height", 4), ("radius", 2)), [-4, -2, -2, 4, 2, 2],
            [-3.851944578352912, -2.254227596907543, -0.4318516525781366, 5.851944578352912, 6.254227596907542, 3.4318516525781364], "X");
        yield return Shape("long capsule", stage => Sized(UsdGeomCapsule.Define(stage, "/P"), ("height", 6), ("radius", 2)), [-5, -2, -2, 5, 2, 2],
            [-4.656682432477277, -2.760106960309224, -0.5871602613411594, 6.656682432477277, 6.760106960309223, 3.5871602613411593], "X");
        yield return Shape("wide capsule", stage => Sized(UsdGeomCapsule.Define(stage, "/P"), ("height", 4), ("radius", 3)), [-3, -3, -5, 3, 3, 5],
            [-4.875462031959634, -3.4849377402083643, -1.7365895067025015, 6.875462031959634, 7.484937740208365, 4.736589506702502], "Z");
        yield return Shape("points without widths", stage => Pointed(UsdGeomPoints.Define(stage, "/P")), [0, 0, 0, 3, 2, 2],
            [0.3787655532360077, 2.0, 1.5, 4.4259724617004395, 3.609475612640381, 2.0058794021606445]);
        yield return Shape("curves", stage => Pointed(UsdGeomBasisCurves.Define(stage, "/P"), 1, 0, 0.5f), [-0.5, -0.5, -0.5, 3.5, 2.5, 2.5],
            [-0.43185165524482727, 1.189382791519165, 1.0946913957595825, 5.236589431762695, 4.420092582702637, 2.4111881256103516]);
        yield return Shape("round points", stage => Pointed(UsdGeomPoints.Define(stage, "/P"), 1, 0, 0.5f), [-0.5, -0.5, -0.5, 3.25, 2, 2.25],
            [0.18938279151916504, 1.189382791519165, 1.0946913957595825, 4.8312811851501465, 3.609475612640381, 2.041466236114502]);
    }

    [TestCaseSource(nameof(Shapes))]
    public void Shapes_and_points_plain_and_moved(Func<UsdStage, UsdGeomBoundable> define, string? axis, double[] plain, double[] strange)
    {
        UsdGeomBoundable prim = define(UsdStage.CreateInMemory());
        if (axis is not null) prim.GetPrim().GetAttribute(UsdGeomTokens.axis).Set(new VtValue(Token(axis)));
        Assert.That(OfNumbers(prim), Is.EqualTo(plain));
        var extent = new VtVec3fArray();
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(prim, UsdTimeCode.Default(), new GfMatrix4d(1), extent));
        Assert.That(Corners(extent), Is.EqualTo(plain));
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(prim, UsdTimeCode.Default(), Strange, extent));
        Assert.That(Corners(extent), Is.EqualTo(strange).Within(1e-5));
    }

    [TestCase("X", new double[] { 0, -3, -1, 0, 3, 1 })]
    [TestCase("Y", new double[] { -1, 0, -3, 1, 0, 3 })]
    [TestCase("Z", new double[] { -1, -3, 0, 1, 3, 0 })]
    public void A_plane_s_width_and_length_lie_as_its_schema_says(string axis, double[] expected)
    {
        var extent = new VtVec3fArray();
        Assert.That(UsdGeomPlane.ComputeExtent(2, 6, Token(axis), extent));
        Assert.That(Corners(extent), Is.EqualTo(expected));
        UsdGeomPlane plane = UsdGeomPlane.Define(UsdStage.CreateInMemory(), "/P");
        Sized(plane, ("width", 2), ("length", 6));
        plane.GetAxisAttr().Set(new VtValue(Token(axis)));
        Assert.That(OfNumbers(plane), Is.EqualTo(expected));
    }

    [Test]
    public void Fallbacks_of_the_schemas_agree_with_the_sizes_that_they_go_with()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        foreach (string type in (string[])["Sphere", "Cube", "Cylinder", "Cone", "Capsule", "Plane"])
        {
            var shape = new UsdGeomBoundable(stage.DefinePrim($"/{type}", Token(type)));
            Assert.That(OfNumbers(shape), Is.EqualTo(Corners((VtVec3fArray)shape.GetExtentAttr().Get().Held!)), type);
        }
    }

    [Test]
    public void What_makes_no_box_leaves_the_extent_alone()
    {
        var extent = new VtVec3fArray(1, new GfVec3f(7));
        Assert.That(UsdGeomCone.ComputeExtent(1, 1, Token("W"), extent), Is.False);
        Assert.That(UsdGeomPoints.ComputeExtent(new VtVec3fArray(2), new VtFloatArray(1), extent), Is.False);
        UsdStage stage = UsdStage.CreateInMemory();
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(UsdVolVolumeAt(stage), 0, extent), Is.False, "a volume has no numbers of its own");
        Assert.That(UsdVolVolumeAt(stage).ComputeExtent(0, extent), Is.False);
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(UsdGeomMesh.Define(stage, "/Mesh"), 0, extent), Is.False, "no points");
        Assert.That(extent.size(), Is.EqualTo(1));
        Assert.That(UsdGeomPointBased.ComputeExtent(new VtVec3fArray(), extent));
        Assert.That(extent[0].Equals(new GfVec3f(float.MaxValue)) && extent[1].Equals(new GfVec3f(-float.MaxValue)), "an empty range");
    }

    [Test]
    public void Any_number_of_points_has_the_smallest_and_largest_of_its_coordinates([Values(1, 2, 7, 8, 9, 15, 16, 17, 1000)] int count)
    {
        var random = new Random(count);
        var points = new GfVec3f[count];
        for (int i = 0; i < count; i++) points[i] = new GfVec3f(random.NextSingle() - 3, random.NextSingle() * 100, (random.NextSingle() - 0.5f) * 1e9f);
        if (count > 4) points[3] = new GfVec3f(float.NaN, float.NaN, float.NaN);
        var extent = new VtVec3fArray();
        Assert.That(UsdGeomPointBased.ComputeExtent(new VtVec3fArray(points), extent));
        GfVec3f[] numbers = [.. points.Where(point => !float.IsNaN(point.X))];
        Assert.That(Corners(extent), Is.EqualTo(new double[]
        {
            numbers.Min(p => p.X), numbers.Min(p => p.Y), numbers.Min(p => p.Z), numbers.Max(p => p.X), numbers.Max(p => p.Y), numbers.Max(p => p.Z),
        }));
    }

    private static UsdVolVolume UsdVolVolumeAt(UsdStage stage) => UsdVolVolume.Define(stage, "/Volume");

    private static TestCaseData Shape(string name, Func<UsdStage, UsdGeomBoundable> define, double[] plain, double[] strange, string? axis = null) =>
        new TestCaseData(define, axis, plain, strange).SetArgDisplayNames(name);

    private static UsdGeomBoundable Sized(UsdGeomBoundable prim, params (string Name, double Value)[] numbers)
    {
        foreach ((string name, double value) in numbers) prim.GetPrim().GetAttribute(Token(name)).Set(value);
        return prim;
    }

    private static UsdGeomBoundable Pointed(UsdGeomPointBased prim, params float[] widths)
    {
        prim.GetPointsAttr().Set(new VtVec3fArray([new GfVec3f(0, 0, 0), new GfVec3f(0, 2, 0), new GfVec3f(3, 0, 2)]));
        if (widths.Length > 0) prim.GetPrim().GetAttribute(UsdGeomTokens.widths).Set(new VtFloatArray(widths));
        return prim;
    }

    private static double[] OfNumbers(UsdGeomBoundable prim, UsdTimeCode? time = null)
    {
        var extent = new VtVec3fArray();
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(prim, time ?? UsdTimeCode.Default(), extent));
        return Corners(extent);
    }

    private static double[] Corners(VtVec3fArray extent) => [.. extent.AsSpan().ToArray().SelectMany(corner => (double[])[corner.X, corner.Y, corner.Z])];
}
