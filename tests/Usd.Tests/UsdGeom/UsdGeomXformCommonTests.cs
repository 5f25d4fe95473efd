using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Transforms of translation, pivot, rotation and scale: their operations as OpenUSD names and orders them, and their matrices.</summary>
public sealed class UsdGeomXformCommonTests
{
    private static readonly string[] All = ["xformOp:translate", "xformOp:translate:pivot", "xformOp:rotateXYZ", "xformOp:scale", "!invert!xformOp:translate:pivot"];

    [Test]
    public void All_parts_become_operations_in_their_order()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXformCommonAPI api = Make(stage);
        Assert.That((bool)api);
        Assert.That(api.SetXformVectors(new(1, 2, 3), new(10, 20, 30), new(2, 3, 4), new(5, 6, 7), UsdGeomXformCommonAPI.RotationOrder.RotationOrderXYZ, UsdTimeCode.Default()));
        Assert.That(Order(api), Is.EqualTo(All));
        Assert.That(Body(stage), Does.Contain("double3 xformOp:translate = (1, 2, 3)").And.Contain("float3 xformOp:translate:pivot = (5, 6, 7)"));
        Assert.That(api.GetXformVectors(out GfVec3d t, out GfVec3f r, out GfVec3f s, out GfVec3f p, out UsdGeomXformCommonAPI.RotationOrder order, UsdTimeCode.Default()));
        Assert.That((t, r, s, p, order), Is.EqualTo((new GfVec3d(1, 2, 3), new GfVec3f(10, 20, 30), new GfVec3f(2, 3, 4), new GfVec3f(5, 6, 7), UsdGeomXformCommonAPI.RotationOrder.RotationOrderXYZ)));

        // A point at the pivot moves by the translation alone.
        GfMatrix4d matrix = new UsdGeomXformable(api).LocalTransformation(UsdTimeCode.Default(), out _);
        Assert.That((matrix.Transform(new GfVec3d(5, 6, 7)) - new GfVec3d(6, 8, 10)).GetLength(), Is.LessThan(1e-6));
    }

    [Test]
    public void Parts_come_one_by_one_and_take_their_places()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXformCommonAPI api = Make(stage);
        api.SetScale(new GfVec3f(2));
        Assert.That(Order(api), Is.EqualTo(All[3..4]));
        api.SetPivot(new GfVec3f(1));
        Assert.That(Order(api), Is.EqualTo([All[1], All[3], All[4]]));
        api.SetRotate(new GfVec3f(0, 90, 0), UsdGeomXformCommonAPI.RotationOrder.RotationOrderZYX, 5);
        api.SetRotate(new GfVec3f(0, 180, 0), UsdGeomXformCommonAPI.RotationOrder.RotationOrderZYX, 10);
        api.SetTranslate(new GfVec3d(1, 0, 0));
        Assert.That(Order(api), Is.EqualTo([All[0], All[1], "xformOp:rotateZYX", All[3], All[4]]));
        api.GetXformVectors(out _, out GfVec3f rotation, out _, out _, out UsdGeomXformCommonAPI.RotationOrder order, 7.5);
        Assert.That((rotation, order), Is.EqualTo((new GfVec3f(0, 135, 0), UsdGeomXformCommonAPI.RotationOrder.RotationOrderZYX)));
        Assert.That(() => api.SetRotate(new GfVec3f(0)), Throws.InvalidOperationException.With.Message.Contains("rotateXYZ"));
        Assert.That((api.GetResetXformStack(), api.SetResetXformStack(true), api.GetResetXformStack(), (bool)api), Is.EqualTo((false, true, true, true)));
    }

    [Test]
    public void Other_operations_are_read_from_their_matrix_and_not_written()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXformCommonAPI parts = Make(stage, "/Parts"), whole = Make(stage, "/Whole"), sheared = Make(stage, "/Sheared");
        foreach ((GfVec3f rotation, GfVec3f scale) in (ReadOnlySpan<(GfVec3f, GfVec3f)>)[(new(10, 20, 30), new(2, 3, 4)), (new(-170, -80, 99), new(1, 1, 1)), (new(40, 90, 0), new(5, 5, 5)), (new(3, 2, 1), new(-2, -3, -4))])
        {
            parts.SetXformVectors(new(1, 2, 3), rotation, scale, new(0), UsdGeomXformCommonAPI.RotationOrder.RotationOrderXYZ, UsdTimeCode.Default());
            GfMatrix4d expected = new UsdGeomXformable(parts).LocalTransformation(UsdTimeCode.Default(), out _);
            new UsdGeomXformable(whole).MakeMatrixXform().Set(expected);
            Assert.That(whole.GetXformVectors(out GfVec3d t, out GfVec3f r, out GfVec3f s, out GfVec3f p, out _, UsdTimeCode.Default()));
            parts.SetXformVectors(t, r, s, p, UsdGeomXformCommonAPI.RotationOrder.RotationOrderXYZ, UsdTimeCode.Default());
            GfMatrix4d found = new UsdGeomXformable(parts).LocalTransformation(UsdTimeCode.Default(), out _);
            for (int i = 0; i < 16; i++) Assert.That(found[i / 4, i % 4], Is.EqualTo(expected[i / 4, i % 4]).Within(1e-5), $"{rotation} {scale}: element {i}");
        }

        Assert.That((bool)whole, Is.False);
        Assert.That(() => whole.SetTranslate(new GfVec3d(1)), Throws.InvalidOperationException.With.Message.Contains("xformOp:transform"));
        new UsdGeomXformable(sheared).AddTransformOp().Set(new GfMatrix4d(1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
        Assert.That(sheared.GetXformVectors(out _, out _, out GfVec3f one, out _, out _, UsdTimeCode.Default()), Is.False);
        Assert.That(one, Is.EqualTo(new GfVec3f(1)));
    }

    [Test]
    public void Rotation_orders_and_operations_belong_together([Values] UsdGeomXformCommonAPI.RotationOrder order)
    {
        UsdGeomXformOp.Type type = UsdGeomXformCommonAPI.ConvertRotationOrderToOpType(order);
        Assert.That(UsdGeomXformOp.GetOpTypeToken(type).GetString(), Is.EqualTo(order.ToString().Replace("RotationOrder", "rotate", StringComparison.Ordinal)));
        Assert.That(UsdGeomXformCommonAPI.ConvertOpTypeToRotationOrder(type), Is.EqualTo(order));
        Assert.That(UsdGeomXformCommonAPI.GetRotationTransform(new(10, 20, 30), order), Is.EqualTo(UsdGeomXformOp.GetOpTransform(type, new GfVec3f(10, 20, 30))));
        Assert.That(() => UsdGeomXformCommonAPI.ConvertOpTypeToRotationOrder(UsdGeomXformOp.Type.TypeOrient), Throws.ArgumentException);
    }

    private static UsdGeomXformCommonAPI Make(UsdStage stage, string path = "/X") => new(UsdGeomXform.Define(stage, path).GetPrim());

    private static string[] Order(UsdGeomXformCommonAPI api) => [.. ((VtTokenArray)new UsdGeomXformable(api).GetXformOpOrderAttr().Get().Held!).AsSpan().ToArray().Select(name => name.GetString())];
}
