using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class UsdInterpolationTests
{
    private static readonly float HalfRoot = MathF.Sqrt(0.5f);

    [Test]
    public void Floating_point_scalars_vectors_and_matrices_are_linear()
    {
        Assert.That((double)Between(1.0, 2.0), Is.EqualTo(1.25));
        Assert.That((float)Between(1f, 2f), Is.EqualTo(1.25f));
        Assert.That((GfVec3f)Between(new GfVec3f(0, 1, 2), new GfVec3f(4, 1, -2)), Is.EqualTo(new GfVec3f(1, 1, 1)));
        Assert.That((GfVec2d)Between(new GfVec2d(0, 8), new GfVec2d(4, 0)), Is.EqualTo(new GfVec2d(1, 6)));
        Assert.That((GfVec4h)Between(new GfVec4h(new GfVec4f(0)), new GfVec4h(new GfVec4f(4))), Is.EqualTo(new GfVec4h(new GfVec4f(1))));
        Assert.That((GfMatrix4d)Between(new GfMatrix4d(1), new GfMatrix4d(5)), Is.EqualTo(new GfMatrix4d(2)));
        Assert.That((GfMatrix2d)Between(new GfMatrix2d(1), new GfMatrix2d(5)), Is.EqualTo(new GfMatrix2d(2)));
    }

    [Test]
    public void Quaternions_are_slerped()
    {
        // A quarter of the way from no rotation to 180° about Z is 45°: half angle 22.5°.
        GfQuatf half = Between(new GfQuatf(1), new GfQuatf(0, 0, 0, 1));
        Assert.That(half.GetReal(), Is.EqualTo(MathF.Cos(MathF.PI / 8)).Within(1e-6));
        Assert.That(half.GetImaginary()[2], Is.EqualTo(MathF.Sin(MathF.PI / 8)).Within(1e-6));
        VtQuatfArray array = Between(new VtQuatfArray(1, new GfQuatf(1)), new VtQuatfArray(1, new GfQuatf(HalfRoot, HalfRoot, 0, 0)));
        Assert.That(array[0].GetReal(), Is.EqualTo(MathF.Cos(MathF.PI / 16)).Within(1e-6));
        Assert.That(array[0].GetImaginary()[0], Is.EqualTo(MathF.Sin(MathF.PI / 16)).Within(1e-6));
    }

    [Test]
    public void Arrays_of_equal_length_are_linear_and_others_held()
    {
        VtVec3fArray equal = Between(new VtVec3fArray(2, new GfVec3f(0)), new VtVec3fArray(2, new GfVec3f(4)));
        Assert.That((equal.size(), equal[1]), Is.EqualTo((2u, new GfVec3f(1))));
        VtFloatArray unequal = Between(new VtFloatArray(2, 1f), new VtFloatArray(3, 5f));
        Assert.That((unequal.size(), unequal[1]), Is.EqualTo((2u, 1f)));
        VtMatrix4dArray matrices = Between(new VtMatrix4dArray(1, new GfMatrix4d(0)), new VtMatrix4dArray(1, new GfMatrix4d(4)));
        Assert.That(matrices[0], Is.EqualTo(new GfMatrix4d(1)));
        VtMatrix3dArray threes = Between(new VtMatrix3dArray(1, new GfMatrix3d(0)), new VtMatrix3dArray(1, new GfMatrix3d(4)));
        Assert.That(threes[0], Is.EqualTo(new GfMatrix3d(1)));
    }

    [Test]
    public void All_else_is_held()
    {
        Assert.That((int)Between(1, 2), Is.EqualTo(1));
        Assert.That((bool)Between(true, false));
        Assert.That((string)Between("a", "b"), Is.EqualTo("a"));
        Assert.That((GfVec3i)Between(new GfVec3i(1), new GfVec3i(5)), Is.EqualTo(new GfVec3i(1)));
        Assert.That(((TfToken)Between(new VtValue(Token("a")), new VtValue(Token("b")))).GetString(), Is.EqualTo("a"));
        Assert.That(((VtIntArray)Between(new VtIntArray(1, 1), new VtIntArray(1, 9)))[0], Is.EqualTo(1));
    }

    [Test]
    public void Held_stages_hold_everything()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        attribute.Set(1.0, 0);
        attribute.Set(2.0, 4);
        stage.SetInterpolationType(UsdInterpolationType.UsdInterpolationTypeHeld);
        Assert.That((double)attribute.Get(3.9), Is.EqualTo(1));
        Assert.That((double)attribute.Get(4), Is.EqualTo(2));
    }

    [Test]
    public void Times_outside_the_samples_clamp()
    {
        WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        attribute.Set(1.0, 0);
        attribute.Set(2.0, 4);
        Assert.That((double)attribute.Get(-1), Is.EqualTo(1));
        Assert.That((double)attribute.Get(5), Is.EqualTo(2));
    }

    [Test]
    public void A_blocked_sample_has_no_value_and_nothing_is_interpolated_towards_it()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.GetRootLayer().ImportFromString("""
            #usda 1.0
            def "P"
            {
                double a.timeSamples = { 0: 1, 4: None, 8: 3 }
            }
            """);
        UsdAttribute attribute = stage.GetAttributeAtPath("/P.a");
        Assert.That((double)attribute.Get(3), Is.EqualTo(1));
        Assert.That(attribute.Get(4).IsEmpty());
        Assert.That(attribute.Get(6).IsEmpty());
        Assert.That((double)attribute.Get(8), Is.EqualTo(3));
    }

    [Test]
    public void Interpolation_leaves_the_samples_alone()
    {
        WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.FloatArray);
        var given = new VtFloatArray(1, 1f);
        attribute.Set(given, 0);
        given[0] = 99;
        VtFloatArray read = attribute.Get(0);
        read[0] = 77;
        Assert.That(((VtFloatArray)attribute.Get(0))[0], Is.EqualTo(1f));
    }

    /// <summary>The value a quarter of the way between two samples.</summary>
    private static VtValue Between(VtValue first, VtValue second)
    {
        WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfTypeRegistry.OfValue(first.Object!)!);
        attribute.Set(first, 0);
        attribute.Set(second, 4);
        return attribute.Get(1);
    }
}
