using pxr;

namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Boxes around the instances of point instancers, against the numbers that OpenUSD's own tests of them expect.</summary>
public sealed class UsdGeomPointInstancerTests
{
    private UsdStage stage = null!;
    private UsdGeomPointInstancer instancer = null!;

    [SetUp]
    public void Make_an_instancer_of_four_cubes_with_edges_of_length_1()
    {
        stage = UsdStage.CreateInMemory();
        instancer = UsdGeomPointInstancer.Define(stage, "/I");
        Prototype("Origin");
        Prototype("Scaled").AddScaleOp().GetAttr().Set(new GfVec3f(5));
        Prototype("Moved").AddTranslateOp().GetAttr().Set(new GfVec3d(3, 6, 9));
        Prototype("Turned").AddRotateZOp().GetAttr().Set(45f);
        instancer.CreatePrototypesRel().SetTargets(["/I/prototypes/Origin", "/I/prototypes/Scaled", "/I/prototypes/Moved", "/I/prototypes/Turned"]);
    }

    [TearDown]
    public void Close_the_stage()
    {
        instancer.Dispose();
        stage.Dispose();
    }

    private static IEnumerable<TestCaseData> Single()
    {
        yield return new TestCaseData(0, new GfVec3f(10, 15, 20), new[] { 9.5, 14.5, 19.5, 10.5, 15.5, 20.5 });
        yield return new TestCaseData(1, new GfVec3f(20, 30, 40), new[] { 17.5, 27.5, 37.5, 22.5, 32.5, 42.5 });
        yield return new TestCaseData(2, new GfVec3f(-2, -4, -6), new[] { 0.5, 1.5, 2.5, 1.5, 2.5, 3.5 });
        yield return new TestCaseData(3, new GfVec3f(100, 100, 100), new[] { 99.29289, 99.29289, 99.5, 100.70711, 100.70711, 100.5 });
    }

    [TestCaseSource(nameof(Single))]
    public void One_instance(int prototype, GfVec3f position, double[] expected)
    {
        Place([prototype], [position]);
        Assert.That(Extent(), Is.EqualTo(expected).Within(1e-5));
        Assert.That(instancer.GetInstanceCount(), Is.EqualTo(1));
    }

    [Test]
    public void Several_instances_of_two_prototypes()
    {
        Place([0, 1, 0, 1], [new(-33, -33, 0), new(0, 0, -44), new(0, 222, 555), new(66, 111, 11)]);
        Assert.That(Extent(), Is.EqualTo(new[] { -33.5, -33.5, -46.5, 68.5, 222.5, 555.5 }));
        var cache = new UsdGeomBBoxCache(UsdTimeCode.Default(), [UsdGeomTokens.default_]);
        GfRange3d world = cache.ComputeWorldBound(stage.GetPseudoRoot()).ComputeAlignedRange();
        Assert.That((world.GetMin().Z, world.GetMax().Z), Is.EqualTo((-46.5, 555.5)), "the prototypes below the instancer are not drawn themselves");
    }

    [Test]
    public void Hidden_and_inactive_instances_do_not_count()
    {
        Place([1, 0, 1], [new(-2.5f), new(0), new(2.5f)]);
        instancer.CreateScalesAttr(new VtVec3fArray([new GfVec3f(1), new GfVec3f(20), new GfVec3f(1)]));
        Assert.That(Extent(), Is.EqualTo(new double[] { -10, -10, -10, 10, 10, 10 }));
        instancer.CreateInvisibleIdsAttr(new VtInt64Array([1]));
        Assert.That(Extent(), Is.EqualTo(new double[] { -5, -5, -5, 5, 5, 5 }));
        instancer.CreateIdsAttr(new VtInt64Array([7, 8, 9]));
        Assert.That(Extent()[3], Is.EqualTo(10), "instance 1 has the number 8 now");
        var inactive = new SdfInt64ListOp();
        inactive.SetExplicitItems([7, 8]);
        stage.GetRootLayer().SetFieldValue("/I", "inactiveIds", inactive);
        Assert.That(Extent(), Is.EqualTo(new double[] { 0, 0, 0, 5, 5, 5 }));
    }

    [Test]
    public void Scale_then_turn_then_move()
    {
        Place([2], [new(1, 0, 0)]);
        instancer.CreateScalesAttr(new VtVec3fArray([new GfVec3f(2, 1, 1)]));
        double half = Math.Sqrt(0.5);
        instancer.CreateOrientationsAttr(new VtQuathArray([new GfQuath(new GfQuatd(half, 0, 0, half))]));
        // The cube's middle (3, 6, 9) is scaled to (6, 6, 9), turned by 90° about Z to (−6, 6, 9), moved to (−5, 6, 9); its half edges become (½, 1, ½).
        Assert.That(Extent(), Is.EqualTo(new[] { -5.5, 5, 8.5, -4.5, 7, 9.5 }).Within(0.01));
    }

    [Test]
    public void A_prototype_that_is_not_there_makes_no_box()
    {
        Place([4], [new(0)]);
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(instancer, 0, new VtVec3fArray()), Is.False);
        Place([0, 1], [new(0)]);
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(instancer, 0, new VtVec3fArray()), Is.False, "fewer positions than instances");
    }

    [Test]
    public void An_instancer_that_shows_itself_comes_to_an_end()
    {
        instancer.GetPrototypesRel().SetTargets(["/I", "/I/prototypes"]);
        Place([0, 1], [new(0), new(5, 0, 0)]);
        var extent = new VtVec3fArray();
        UsdGeomBoundable.ComputeExtentFromPlugins(instancer, UsdTimeCode.Default(), extent);
        GfBBox3d box = new UsdGeomBBoxCache(UsdTimeCode.Default(), [UsdGeomTokens.default_]).ComputeWorldBound(stage.GetPseudoRoot());
        Assert.That(box.ComputeAlignedRange().GetMax().X, Is.GreaterThan(5));
    }

    private UsdGeomXform Prototype(string name)
    {
        UsdGeomXform prototype = UsdGeomXform.Define(stage, $"/I/prototypes/{name}");
        UsdGeomCube.Define(stage, $"/I/prototypes/{name}/Geom").GetSizeAttr().Set(1.0);
        return prototype;
    }

    private void Place(int[] prototypes, GfVec3f[] positions)
    {
        instancer.CreateProtoIndicesAttr(new VtIntArray(prototypes));
        instancer.CreatePositionsAttr(new VtVec3fArray(positions));
    }

    private double[] Extent()
    {
        var extent = new VtVec3fArray();
        Assert.That(UsdGeomBoundable.ComputeExtentFromPlugins(instancer, UsdTimeCode.Default(), extent));
        return [.. extent.AsSpan().ToArray().SelectMany(corner => (double[])[corner.X, corner.Y, corner.Z])];
    }
}
