using pxr;
using static pxr.Gf;

namespace UsdGsplat.Usd.Tests.Geom;

public sealed class UsdGeomCameraTests
{
    // Values of a camera prim of another program's text, below a parent that stands elsewhere.
    private const string Text = """
        #usda 1.0
        def Xform "Rig"
        {
            double3 xformOp:translate = (10, 0, 0)
            uniform token[] xformOpOrder = ["xformOp:translate"]
            def Camera "Shot"
            {
                float4[] clippingPlanes = [(0, 1, 0, 4)]
                float2 clippingRange = (0.5, 200)
                float focalLength.timeSamples = { 0: 24, 10: 44 }
                float focusDistance = 7
                float fStop = 2.8
                float horizontalAperture = 36
                float verticalAperture = 24
                float verticalApertureOffset = 1.5
                matrix4d xformOp:transform = ((0, 0, -1, 0), (0, 1, 0, 0), (1, 0, 0, 0), (0, 2, 0, 1))
                uniform token[] xformOpOrder = ["xformOp:transform"]
            }
        }
        """;

    [Test]
    public void Camera_of_a_prim_has_its_values_at_a_time()
    {
        GfCamera camera = Shot().GetCamera(new UsdTimeCode(5));
        Assert.That(camera.GetFocalLength(), Is.EqualTo(34));
        Assert.That((camera.GetHorizontalAperture(), camera.GetVerticalAperture()), Is.EqualTo((36f, 24f)));
        Assert.That((camera.GetHorizontalApertureOffset(), camera.GetVerticalApertureOffset()), Is.EqualTo((0f, 1.5f)));
        Assert.That(camera.GetClippingRange(), Is.EqualTo(new GfRange1f(0.5f, 200)));
        Assert.That(camera.GetClippingPlanes(), Is.EqualTo(new[] { new GfVec4f(0, 1, 0, 4) }));
        Assert.That((camera.GetFStop(), camera.GetFocusDistance()), Is.EqualTo((2.8f, 7f)));
        Assert.That(camera.GetFrustum().GetPosition(), Is.EqualTo(new GfVec3d(10, 2, 0)));
    }

    [Test]
    public void Schema_gives_what_is_not_authored()
    {
        var prim = UsdGeomCamera.Define(UsdStage.CreateInMemory(), new SdfPath("/Cam"));
        GfCamera camera = prim.GetCamera(UsdTimeCode.Default());
        Assert.That(camera == new GfCamera(), Is.True);
    }

    [Test]
    public void Camera_goes_into_another_prim_and_stands_where_it_stood()
    {
        UsdGeomCamera shot = Shot();
        UsdStage stage = shot.GetPrim().GetStage();
        UsdGeomXform.Define(stage, new SdfPath("/Other")).AddTranslateOp().GetAttr().Set(new GfVec3d(0, -5, 1));
        UsdGeomCamera copy = UsdGeomCamera.Define(stage, new SdfPath("/Other/Copy"));
        foreach (double time in new[] { 0.0, 10 }) copy.SetFromCamera(shot.GetCamera(new UsdTimeCode(time)), new UsdTimeCode(time));
        foreach (double time in new[] { 0.0, 4, 10 })
        {
            GfCamera expected = shot.GetCamera(new UsdTimeCode(time)), found = copy.GetCamera(new UsdTimeCode(time));
            Assert.That(GfIsClose(found.GetTransform(), expected.GetTransform(), 1e-12), Is.True, $"{time}");
            found.SetTransform(expected.GetTransform());
            Assert.That(found == expected, Is.True, $"{time}");
        }
    }

    [Test]
    public void Query_tells_what_the_attribute_tells()
    {
        UsdPrim prim = Shot().GetPrim();
        UsdAttributeQueryVector queries = UsdAttributeQuery.CreateQueries(prim, [new TfToken("focalLength"), new TfToken("fStop"), new TfToken("none")]);
        Assert.That(queries.Select(q => q.IsValid()), Is.EqualTo(new[] { true, true, false }));
        var times = new StdDoubleVector();
        Assert.That(queries[0].GetTimeSamples(times), Is.True);
        Assert.That(times, Is.EqualTo(new[] { 0.0, 10 }));
        Assert.That((queries[0].ValueMightBeTimeVarying(), queries[1].ValueMightBeTimeVarying()), Is.EqualTo((true, false)));
        Assert.That(UsdAttributeQuery.GetUnionedTimeSamplesInInterval(queries, new GfInterval(1, 20), times), Is.True);
        Assert.That(times, Is.EqualTo(new[] { 10.0 }));
        var value = new VtValue();
        Assert.That(queries[0].Get(value, new UsdTimeCode(5)), Is.True);
        Assert.That((float)value, Is.EqualTo(34));
        Assert.That((queries[1].HasAuthoredValue(), new UsdAttributeQuery(queries[1]).HasFallbackValue()), Is.EqualTo((true, true)));
    }

    private static UsdGeomCamera Shot()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.GetRootLayer().ImportFromString(Text);
        return UsdGeomCamera.Get(stage, new SdfPath("/Rig/Shot"));
    }
}
