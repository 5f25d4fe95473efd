namespace pxr;

public sealed partial class UsdGeomXformCommonAPI
{
    private static readonly TfToken Pivot = new("pivot");

    /// <summary>Makes operations that are missing, in their order, and gives all that there are then.</summary>
    /// <exception cref="InvalidOperationException">The prim has other operations, or a rotation of another order.</exception>
    public Ops CreateXformOps(
        RotationOrder rotOrder, OpFlags op1 = OpFlags.OpNone, OpFlags op2 = OpFlags.OpNone, OpFlags op3 = OpFlags.OpNone, OpFlags op4 = OpFlags.OpNone) =>
        Create(rotOrder, op1 | op2 | op3 | op4);

    /// <summary>Makes operations that are missing, in their order, and gives all that there are then; a new rotation is <c>rotateXYZ</c>.</summary>
    /// <exception cref="InvalidOperationException">The prim has other operations.</exception>
    public Ops CreateXformOps(OpFlags op1 = OpFlags.OpNone, OpFlags op2 = OpFlags.OpNone, OpFlags op3 = OpFlags.OpNone, OpFlags op4 = OpFlags.OpNone) =>
        Create(null, op1 | op2 | op3 | op4);

    private Ops Create(RotationOrder? rotOrder, OpFlags flags)
    {
        Ops ops = Find() ?? throw new InvalidOperationException(
            $"<{GetPath()}>: expected the operations translate, translate:pivot, a rotation about three axes, scale and the inverse pivot in this order, found {string.Join(", ", xformable.GetOrderedXformOps(out _).Select(op => op.GetOpName()))}");
        UsdGeomXformOp.Type rotation = ConvertRotationOrderToOpType(rotOrder ?? RotationOrder.RotationOrderXYZ);
        bool rotates = (flags & OpFlags.OpRotate) != 0;
        if (rotates && rotOrder is not null && ops.rotateOp.IsDefined() && ops.rotateOp.GetOpType() != rotation)
            throw new InvalidOperationException($"<{GetPath()}>: expected the rotation {UsdGeomXformOp.GetOpTypeToken(rotation)}, found {ops.rotateOp.GetOpName()}");
        if ((flags & OpFlags.OpTranslate) != 0 && !ops.translateOp.IsDefined()) ops.translateOp = Make(UsdGeomXformOp.Type.TypeTranslate, UsdGeomXformOp.Precision.PrecisionDouble);
        if ((flags & OpFlags.OpPivot) != 0 && !ops.pivotOp.IsDefined())
        {
            ops.pivotOp = Make(UsdGeomXformOp.Type.TypeTranslate, UsdGeomXformOp.Precision.PrecisionFloat, Pivot);
            ops.inversePivotOp = new UsdGeomXformOp(ops.pivotOp.GetAttr(), isInverseOp: true);
        }

        if (rotates && !ops.rotateOp.IsDefined()) ops.rotateOp = Make(rotation, UsdGeomXformOp.Precision.PrecisionFloat);
        if ((flags & OpFlags.OpScale) != 0 && !ops.scaleOp.IsDefined()) ops.scaleOp = Make(UsdGeomXformOp.Type.TypeScale, UsdGeomXformOp.Precision.PrecisionFloat);
        UsdGeomXformOp[] order = [.. ops.All.Where(op => op.IsDefined())];
        if (order.Length != xformable.GetOrderedXformOps(out bool resets).Count) xformable.SetXformOpOrder(new(order), resets);
        return ops;
    }

    private UsdGeomXformOp Make(UsdGeomXformOp.Type type, UsdGeomXformOp.Precision precision, TfToken? suffix = null) =>
        new(GetPrim().CreateAttribute(UsdGeomXformOp.GetOpName(type, suffix), UsdGeomXformOp.GetValueTypeName(type, precision), custom: false));

    /// <summary>The operations that there are; null when there are others, or these in another order.</summary>
    private Ops? Find()
    {
        if (!xformable) return null;
        var pending = new Queue<UsdGeomXformOp>(xformable.GetOrderedXformOps(out _));
        var ops = new Ops
        {
            translateOp = Take(op => IsTranslate(op, suffix: null)),
            pivotOp = Take(op => IsTranslate(op, Pivot)),
            rotateOp = Take(op => CanConvertOpTypeToRotationOrder(op.GetOpType()) && HasNoSuffix(op) && !op.IsInverseOp()),
            scaleOp = Take(op => op.GetOpType() == UsdGeomXformOp.Type.TypeScale && HasNoSuffix(op) && !op.IsInverseOp()),
            inversePivotOp = Take(op => op.IsInverseOp() && op.GetOpType() == UsdGeomXformOp.Type.TypeTranslate && op.HasSuffix(Pivot)),
        };
        return pending.Count == 0 && ops.pivotOp.IsDefined() == ops.inversePivotOp.IsDefined() ? ops : null;

        UsdGeomXformOp Take(Func<UsdGeomXformOp, bool> fits) => pending.TryPeek(out UsdGeomXformOp? op) && fits(op) ? pending.Dequeue() : new UsdGeomXformOp();
    }

    private static bool IsTranslate(UsdGeomXformOp op, TfToken? suffix) =>
        op.GetOpType() == UsdGeomXformOp.Type.TypeTranslate && !op.IsInverseOp() && (suffix is null ? HasNoSuffix(op) : op.HasSuffix(suffix));

    private static bool HasNoSuffix(UsdGeomXformOp op) => op.SplitName().Count == 2;

    private static bool Set(UsdGeomXformOp op, GfVec3d value, UsdTimeCode? time) => op.GetAttr().Set(
        op.GetPrecision() switch
        {
            UsdGeomXformOp.Precision.PrecisionDouble => value,
            UsdGeomXformOp.Precision.PrecisionHalf => new GfVec3h(value),
            _ => new GfVec3f(value),
        },
        time);

    private static GfVec3d Value(UsdGeomXformOp op, UsdTimeCode time, double otherwise) => !op.IsDefined() ? new GfVec3d(otherwise) : op.GetAttr().Get(time).Held switch
    {
        GfVec3d d => d,
        GfVec3f f => new GfVec3d(f),
        GfVec3h h => new GfVec3d(h),
        _ => new GfVec3d(otherwise),
    };

    /// <summary>The operations of a common transform; one that is missing is not defined.</summary>
    public sealed class Ops : IDisposable
    {
        /// <summary>The translation.</summary>
        public UsdGeomXformOp translateOp { get; set; } = new();

        /// <summary>The pivot.</summary>
        public UsdGeomXformOp pivotOp { get; set; } = new();

        /// <summary>The rotation.</summary>
        public UsdGeomXformOp rotateOp { get; set; } = new();

        /// <summary>The scale.</summary>
        public UsdGeomXformOp scaleOp { get; set; } = new();

        /// <summary>The inverse of the pivot.</summary>
        public UsdGeomXformOp inversePivotOp { get; set; } = new();

        internal UsdGeomXformOp[] All => [translateOp, pivotOp, rotateOp, scaleOp, inversePivotOp];

        /// <summary>Does nothing: operations are managed memory.</summary>
        public void Dispose()
        {
        }
    }
}
