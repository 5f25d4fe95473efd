using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;
using Op = pxr.UsdGeomXformOp;

// Not named after the folder: the class UsdGeom would be hidden from all tests.
namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Matrices of transform operations, for row vectors, against products written out by hand.</summary>
public sealed class UsdGeomXformOpTests
{
    // Rows of the rotation about one axis by an angle with cosine c and sine s: e₁' = (c, s) and e₂' = (−s, c) in its plane.
    private static readonly double[,] X = Rotation(0, 30);
    private static readonly double[,] Y = Rotation(1, 40);
    private static readonly double[,] Z = Rotation(2, 50);
    private static readonly GfVec3f Degrees = new(30, 40, 50);

    private static IEnumerable<TestCaseData> Orders()
    {
        // A row vector meets the first rotation of the name first: v · R₁ · R₂ · R₃.
        yield return new TestCaseData(Op.Type.TypeRotateXYZ, Product(X, Y, Z)).SetArgDisplayNames("XYZ");
        yield return new TestCaseData(Op.Type.TypeRotateXZY, Product(X, Z, Y)).SetArgDisplayNames("XZY");
        yield return new TestCaseData(Op.Type.TypeRotateYXZ, Product(Y, X, Z)).SetArgDisplayNames("YXZ");
        yield return new TestCaseData(Op.Type.TypeRotateYZX, Product(Y, Z, X)).SetArgDisplayNames("YZX");
        yield return new TestCaseData(Op.Type.TypeRotateZXY, Product(Z, X, Y)).SetArgDisplayNames("ZXY");
        yield return new TestCaseData(Op.Type.TypeRotateZYX, Product(Z, Y, X)).SetArgDisplayNames("ZYX");
    }

    [TestCaseSource(nameof(Orders))]
    public void Three_rotations_apply_in_the_order_of_the_name(Op.Type type, double[,] expected)
    {
        AssertMatrix(Op.GetOpTransform(type, Degrees), expected);
        AssertMatrix(Op.GetOpTransform(type, new GfVec3d(Degrees)), expected);
    }

    [Test]
    public void Ninety_degrees_about_each_axis_turn_the_next_axis_into_the_one_behind_it()
    {
        Assert.That(Image(Op.Type.TypeRotateX, 90f, 0, 1, 0), Is.EqualTo(new[] { 0, 0, 1.0 }).Within(1e-12));
        Assert.That(Image(Op.Type.TypeRotateY, 90f, 0, 0, 1), Is.EqualTo(new[] { 1, 0, 0.0 }).Within(1e-12));
        Assert.That(Image(Op.Type.TypeRotateZ, 90.0, 1, 0, 0), Is.EqualTo(new[] { 0, 1, 0.0 }).Within(1e-12));
    }

    [Test]
    public void RotateXYZ_of_90_0_90_sends_y_to_z_and_z_to_y_s_place()
    {
        // X by 90°: y → z. Z by 90° leaves z. And z → −y by X, then −y → x by Z.
        GfMatrix4d matrix = Op.GetOpTransform(Op.Type.TypeRotateXYZ, new GfVec3f(90, 0, 90));
        Assert.That(Row(matrix.Transform(new GfVec3d(0, 1, 0))), Is.EqualTo(new[] { 0, 0, 1.0 }).Within(1e-12));
        Assert.That(Row(matrix.Transform(new GfVec3d(0, 0, 1))), Is.EqualTo(new[] { 1, 0, 0.0 }).Within(1e-12));
    }

    [Test]
    public void Translate_scale_orient_and_transform()
    {
        AssertMatrix(Op.GetOpTransform(Op.Type.TypeTranslate, new GfVec3d(1, 2, 3)), new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 1, 2, 3, 1 } });
        AssertMatrix(Op.GetOpTransform(Op.Type.TypeScale, new GfVec3f(1, 2, 3)), new double[,] { { 1, 0, 0, 0 }, { 0, 2, 0, 0 }, { 0, 0, 3, 0 }, { 0, 0, 0, 1 } });
        double half = 25 * Math.PI / 180;
        AssertMatrix(Op.GetOpTransform(Op.Type.TypeOrient, new GfQuatd(Math.Cos(half), 0, 0, Math.Sin(half))), Z);
        AssertMatrix(Op.GetOpTransform(Op.Type.TypeOrient, new GfQuatf(new GfQuatd(Math.Cos(half), 0, 0, Math.Sin(half)))), Z, 1e-6);
        var matrix = new GfMatrix4d(1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 10, 0, 1, 1, 1, 1);
        Assert.That(Op.GetOpTransform(Op.Type.TypeTransform, matrix), Is.EqualTo(matrix));
    }

    [TestCaseSource(nameof(Orders))]
    public void An_inverse_undoes_its_operation(Op.Type type, double[,] forward)
    {
        GfMatrix4d product = Op.GetOpTransform(type, Degrees) * Op.GetOpTransform(type, Degrees, true);
        AssertMatrix(product, Identity());
        Assert.That(forward, Is.Not.EqualTo(Identity()));
    }

    [Test]
    public void A_value_of_the_wrong_type_does_not_fit()
    {
        Assert.That(() => Op.GetOpTransform(Op.Type.TypeTranslate, 1f), Throws.ArgumentException.With.Message.Contains("TypeTranslate"));
        Assert.That(() => Op.GetOpTransform(Op.Type.TypeRotateX, new GfVec3f(1)), Throws.ArgumentException);
        Assert.That(() => Op.GetOpTransform(Op.Type.TypeTransform, new VtValue()), Throws.ArgumentException);
    }

    [Test]
    public void The_first_operation_in_the_order_is_the_outermost()
    {
        // A point is scaled, then turned 90° about Z, then moved: (1, 0, 0) → (2, 0, 0) → (0, 2, 0) → (10, 2, 0).
        UsdGeomXform xform = UsdGeomXform.Define(UsdStage.CreateInMemory(), "/X");
        xform.AddTranslateOp().GetAttr().Set(new GfVec3d(10, 0, 0));
        xform.AddRotateZOp().GetAttr().Set(90f);
        xform.AddScaleOp().GetAttr().Set(new GfVec3f(2, 2, 2));
        GfMatrix4d local = xform.LocalTransformation(UsdTimeCode.Default(), out bool resets);
        Assert.That(resets, Is.False);
        Assert.That(Row(local.Transform(new GfVec3d(1, 0, 0))), Is.EqualTo(new[] { 10, 2, 0.0 }).Within(1e-12));
        AssertMatrix(local, new double[,] { { 0, 2, 0, 0 }, { -2, 0, 0, 0 }, { 0, 0, 2, 0 }, { 10, 0, 0, 1 } });
    }

    [Test]
    public void A_pivot_and_its_inverse_turn_about_a_point()
    {
        UsdGeomXform xform = UsdGeomXform.Define(UsdStage.CreateInMemory(), "/X");
        Op pivot = xform.AddTranslateOp(Op.Precision.PrecisionFloat, Token("pivot"));
        pivot.GetAttr().Set(new GfVec3f(1, 0, 0));
        xform.AddRotateZOp().GetAttr().Set(90f);
        Op inverse = xform.AddTranslateOp(Op.Precision.PrecisionFloat, Token("pivot"), true);
        Assert.That((inverse.IsInverseOp(), inverse.GetOpName().GetString(), inverse.GetName().GetString()), Is.EqualTo((true, "!invert!xformOp:translate:pivot", "xformOp:translate:pivot")));
        GfMatrix4d local = xform.LocalTransformation(0, out _);
        Assert.That(Row(local.Transform(new GfVec3d(1, 0, 0))), Is.EqualTo(new[] { 1, 0, 0.0 }).Within(1e-12));
        Assert.That(Row(local.Transform(new GfVec3d(2, 0, 0))), Is.EqualTo(new[] { 1, 1, 0.0 }).Within(1e-12));
        Assert.That(() => inverse.Set(new GfMatrix4d(1)), Throws.InvalidOperationException.With.Message.Contains("!invert!"));
    }

    [Test]
    public void Transforms_multiply_up_to_the_root_or_a_reset()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform a = UsdGeomXform.Define(stage, "/A");
        a.AddTranslateOp().GetAttr().Set(new GfVec3d(1, 0, 0));
        stage.DefinePrim("/A/Plain");
        UsdGeomXform b = UsdGeomXform.Define(stage, "/A/Plain/B");
        b.AddScaleOp().GetAttr().Set(new GfVec3f(2, 2, 2));
        UsdGeomXform c = UsdGeomXform.Define(stage, "/A/Plain/B/C");
        c.AddTranslateOp().GetAttr().Set(new GfVec3d(0, 1, 0));
        GfMatrix4d world = c.ComputeLocalToWorldTransform(UsdTimeCode.Default());
        Assert.That(Row(world.Transform(new GfVec3d(0, 0, 0))), Is.EqualTo(new[] { 1, 2, 0.0 }));
        Assert.That(Row(c.ComputeParentToWorldTransform(0).Transform(new GfVec3d(0, 1, 0))), Is.EqualTo(new[] { 1, 2, 0.0 }));
        c.SetResetXformStack(true);
        Assert.That(c.GetResetXformStack());
        Assert.That(Row(c.ComputeLocalToWorldTransform(0).Transform(new GfVec3d(0, 0, 0))), Is.EqualTo(new[] { 0, 1, 0.0 }));
        Assert.That(Body(stage), Does.Contain("xformOpOrder = [\"!resetXformStack!\", \"xformOp:translate\"]"));
        c.SetResetXformStack(false);
        Assert.That(c.GetResetXformStack(), Is.False);
    }

    [Test]
    public void Operations_before_a_reset_do_not_count()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform a = UsdGeomXform.Define(stage, "/A");
        a.AddTranslateOp().GetAttr().Set(new GfVec3d(1, 0, 0));
        a.AddScaleOp().GetAttr().Set(new GfVec3f(2, 2, 2));
        var order = new VtTokenArray(3);
        order[0] = Token("xformOp:translate");
        order[1] = Token("!resetXformStack!");
        order[2] = Token("xformOp:scale");
        a.GetXformOpOrderAttr().Set(order);
        UsdGeomXformOpVector ops = a.GetOrderedXformOps(out bool resets);
        Assert.That((resets, ops.Count, ops[0].GetOpType()), Is.EqualTo((true, 1, Op.Type.TypeScale)));
    }

    [Test]
    public void Operations_are_found_again_in_their_order()
    {
        UsdGeomXform xform = UsdGeomXform.Define(UsdStage.CreateInMemory(), "/X");
        xform.AddTranslateOp();
        xform.AddOrientOp(Op.Precision.PrecisionHalf);
        xform.AddTransformOp(Op.Precision.PrecisionDouble, Token("m"));
        UsdGeomXformOpVector ops = xform.GetOrderedXformOps(out _);
        Assert.That(ops.Select(op => op.GetOpType()), Is.EqualTo(new[] { Op.Type.TypeTranslate, Op.Type.TypeOrient, Op.Type.TypeTransform }));
        Assert.That(ops.Select(op => op.GetTypeName().GetAsToken().GetString()), Is.EqualTo(new[] { "double3", "quath", "matrix4d" }));
        Assert.That(ops[1].GetPrecision(), Is.EqualTo(Op.Precision.PrecisionHalf));
        Assert.That((ops[2].HasSuffix(Token("m")), ops[2].HasSuffix(Token("n"))), Is.EqualTo((true, false)));
        Assert.That(() => xform.AddTranslateOp(), Throws.ArgumentException.With.Message.Contains("xformOp:translate"));
        ops.Reverse();
        xform.SetXformOpOrder(ops, true);
        Assert.That(xform.GetOrderedXformOps(out bool resets).First().GetOpType(), Is.EqualTo(Op.Type.TypeTransform));
        Assert.That(resets);
        Op matrix = xform.MakeMatrixXform();
        Assert.That(xform.GetOrderedXformOps(out _).Single().GetOpName() == matrix.GetOpName());
    }

    [Test]
    public void Default_precisions_are_those_of_OpenUSD()
    {
        UsdGeomXform xform = UsdGeomXform.Define(UsdStage.CreateInMemory(), "/X");
        Assert.That(TypeOf(xform.AddTranslateOp()), Is.EqualTo("double3"));
        Assert.That(TypeOf(xform.AddScaleOp()), Is.EqualTo("float3"));
        Assert.That(TypeOf(xform.AddRotateXYZOp()), Is.EqualTo("float3"));
        Assert.That(TypeOf(xform.AddRotateYOp()), Is.EqualTo("float"));
        Assert.That(TypeOf(xform.AddOrientOp()), Is.EqualTo("quatf"));
        Assert.That(TypeOf(xform.AddTransformOp()), Is.EqualTo("matrix4d"));
        Assert.That(TypeOf(xform.AddXformOp(Op.Type.TypeScale, Op.Precision.PrecisionDouble, Token("d"))), Is.EqualTo("double3"));
        Assert.That(TypeOf(xform.AddXformOp(Op.Type.TypeRotateZ)), Is.EqualTo("double"));
    }

    [Test]
    public void Samples_of_all_operations_make_the_transform_vary()
    {
        UsdGeomXform xform = UsdGeomXform.Define(UsdStage.CreateInMemory(), "/X");
        UsdAttribute translate = xform.AddTranslateOp().GetAttr();
        UsdAttribute turn = xform.AddRotateZOp().GetAttr();
        translate.Set(new GfVec3d(0, 0, 0), 0);
        Assert.That(xform.TransformMightBeTimeVarying(), Is.False);
        translate.Set(new GfVec3d(4, 0, 0), 4);
        turn.Set(0f, 2);
        var times = new StdDoubleVector();
        xform.GetTimeSamples(times);
        Assert.That(times, Is.EqualTo(new[] { 0.0, 2, 4 }));
        Assert.That(xform.TransformMightBeTimeVarying());
        Assert.That(Row(xform.LocalTransformation(1, out _).ExtractTranslation()), Is.EqualTo(new[] { 1.0, 0, 0 }));
    }

    private static string TypeOf(Op op) => op.GetTypeName().GetAsToken();

    private static double[] Image(Op.Type type, VtValue value, double x, double y, double z) => Row(Op.GetOpTransform(type, value).Transform(new GfVec3d(x, y, z)));

    private static double[] Row(GfVec3d vector) => [vector[0], vector[1], vector[2]];

    private static double[,] Identity() => new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } };

    private static double[,] Rotation(int axis, double degrees)
    {
        (double s, double c) = Math.SinCos(degrees * Math.PI / 180);
        double[,] m = Identity();
        (int u, int v) = ((axis + 1) % 3, (axis + 2) % 3);
        (m[u, u], m[u, v], m[v, u], m[v, v]) = (c, s, -s, c);
        return m;
    }

    private static double[,] Product(params double[][,] factors)
    {
        double[,] result = Identity();
        foreach (double[,] factor in factors)
        {
            double[,] next = new double[4, 4];
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++) next[i, j] = Enumerable.Range(0, 4).Sum(k => result[i, k] * factor[k, j]);
            }

            result = next;
        }

        return result;
    }

    private static void AssertMatrix(GfMatrix4d matrix, double[,] expected, double tolerance = 1e-12)
    {
        double[] cells = new double[16];
        matrix.CopyToArray(cells);
        Assert.That(cells, Is.EqualTo(expected.Cast<double>().ToArray()).Within(tolerance));
    }
}
