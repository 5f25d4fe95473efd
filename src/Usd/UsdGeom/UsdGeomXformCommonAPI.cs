namespace pxr;

/// <summary>A transform as most programs have it: translation, pivot, rotation about three axes, scale.</summary>
/// <remarks>
/// The operations are, the outermost first, <c>translate</c>, <c>translate:pivot</c>, one rotation such as <c>rotateXYZ</c>, <c>scale</c>
/// and the inverse of the pivot; some may be missing. Prims with other operations do not fit: reading decomposes their matrix,
/// writing raises <see cref="InvalidOperationException"/> where USD.NET returns false.
/// </remarks>
public sealed partial class UsdGeomXformCommonAPI : UsdAPISchemaBase
{
    private readonly UsdGeomXformable xformable;

    /// <summary>The view of a prim.</summary>
    public UsdGeomXformCommonAPI(UsdPrim? prim = null)
        : base(prim) => xformable = new UsdGeomXformable(prim);

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomXformCommonAPI(UsdSchemaBase schemaObj)
        : base(schemaObj) => xformable = new UsdGeomXformable(schemaObj);

    /// <summary>Which operations to make.</summary>
    [Flags]
    public enum OpFlags
    {
        /// <summary>None.</summary>
        OpNone = 0,

        /// <summary>The translation.</summary>
        OpTranslate = 1,

        /// <summary>The pivot and its inverse.</summary>
        OpPivot = 2,

        /// <summary>The rotation.</summary>
        OpRotate = 4,

        /// <summary>The scale.</summary>
        OpScale = 8,
    }

    /// <summary>The order of a rotation's axes, the one about which to turn first at the front.</summary>
    public enum RotationOrder
    {
        /// <summary>X, Y, Z.</summary>
        RotationOrderXYZ = 0,

        /// <summary>X, Z, Y.</summary>
        RotationOrderXZY = 1,

        /// <summary>Y, X, Z.</summary>
        RotationOrderYXZ = 2,

        /// <summary>Y, Z, X.</summary>
        RotationOrderYZX = 3,

        /// <summary>Z, X, Y.</summary>
        RotationOrderZXY = 4,

        /// <summary>Z, Y, X.</summary>
        RotationOrderZYX = 5,
    }

    /// <summary>The view of the prim at a path.</summary>
    public static UsdGeomXformCommonAPI Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Sets all parts of the transform at the edit target.</summary>
    /// <param name="translation">In the parent's units.</param>
    /// <param name="rotation">Angles about X, Y and Z in degrees.</param>
    /// <param name="scale">Factors along X, Y and Z.</param>
    /// <param name="pivot">The point about which to rotate and scale.</param>
    /// <param name="rotOrder">The order of the axes.</param>
    /// <param name="time">The stage time, or the default time.</param>
    /// <exception cref="InvalidOperationException">The prim has other operations, or a rotation of another order.</exception>
    public bool SetXformVectors(GfVec3d translation, GfVec3f rotation, GfVec3f scale, GfVec3f pivot, RotationOrder rotOrder, UsdTimeCode time)
    {
        using Ops ops = CreateXformOps(rotOrder, OpFlags.OpTranslate, OpFlags.OpPivot, OpFlags.OpRotate, OpFlags.OpScale);
        return Set(ops.translateOp, translation, time) & Set(ops.pivotOp, new(pivot), time) & Set(ops.rotateOp, new(rotation), time) & Set(ops.scaleOp, new(scale), time);
    }

    /// <summary>Gets all parts of the transform; those of a prim with other operations by decomposition of its matrix, without a pivot.</summary>
    /// <returns>False when the matrix is sheared, so that it has no such parts; they are those of the identity then.</returns>
    public bool GetXformVectors(out GfVec3d translation, out GfVec3f rotation, out GfVec3f scale, out GfVec3f pivot, out RotationOrder rotOrder, UsdTimeCode time)
    {
        (rotOrder, pivot) = (RotationOrder.RotationOrderXYZ, new GfVec3f(0));
        if (Find() is not { } ops) return UsdGeomXformParts.Decompose(xformable.LocalTransformation(time, out _), out translation, out rotation, out scale);
        translation = Value(ops.translateOp, time, 0);
        rotation = new GfVec3f(Value(ops.rotateOp, time, 0));
        scale = new GfVec3f(Value(ops.scaleOp, time, 1));
        pivot = new GfVec3f(Value(ops.pivotOp, time, 0));
        if (ops.rotateOp.IsDefined()) rotOrder = ConvertOpTypeToRotationOrder(ops.rotateOp.GetOpType());
        return true;
    }

    /// <summary>Sets the translation.</summary>
    public bool SetTranslate(GfVec3d translation, UsdTimeCode? time = null) => Set(CreateXformOps(OpFlags.OpTranslate).translateOp, translation, time);

    /// <summary>Sets the point about which to rotate and scale.</summary>
    public bool SetPivot(GfVec3f pivot, UsdTimeCode? time = null) => Set(CreateXformOps(OpFlags.OpPivot).pivotOp, new(pivot), time);

    /// <summary>Sets the rotation: angles about X, Y and Z in degrees.</summary>
    public bool SetRotate(GfVec3f rotation, RotationOrder rotOrder = RotationOrder.RotationOrderXYZ, UsdTimeCode? time = null) =>
        Set(CreateXformOps(rotOrder, OpFlags.OpRotate).rotateOp, new(rotation), time);

    /// <summary>Sets the scale.</summary>
    public bool SetScale(GfVec3f scale, UsdTimeCode? time = null) => Set(CreateXformOps(OpFlags.OpScale).scaleOp, new(scale), time);

    /// <summary>Whether the transforms of ancestors are ignored.</summary>
    public bool GetResetXformStack() => xformable.GetResetXformStack();

    /// <summary>Sets whether the transforms of ancestors are ignored.</summary>
    public bool SetResetXformStack(bool resetXformStack) => xformable.SetResetXformStack(resetXformStack);

    /// <summary>The matrix of a rotation, for row vectors.</summary>
    public static GfMatrix4d GetRotationTransform(GfVec3f rotation, RotationOrder rotationOrder) =>
        UsdGeomXformOp.GetOpTransform(ConvertRotationOrderToOpType(rotationOrder), rotation);

    /// <summary>The operation that rotates in an order.</summary>
    public static UsdGeomXformOp.Type ConvertRotationOrderToOpType(RotationOrder rotOrder) => UsdGeomXformOp.Type.TypeRotateXYZ + (int)rotOrder;

    /// <summary>The order in which an operation rotates.</summary>
    /// <exception cref="ArgumentException">The operation is no rotation about three axes.</exception>
    public static RotationOrder ConvertOpTypeToRotationOrder(UsdGeomXformOp.Type opType) =>
        CanConvertOpTypeToRotationOrder(opType) ? (RotationOrder)(opType - UsdGeomXformOp.Type.TypeRotateXYZ) : throw new ArgumentException($"{opType} is no rotation about three axes", nameof(opType));

    /// <summary>Whether an operation is a rotation about three axes.</summary>
    public static bool CanConvertOpTypeToRotationOrder(UsdGeomXformOp.Type opType) => opType is >= UsdGeomXformOp.Type.TypeRotateXYZ and <= UsdGeomXformOp.Type.TypeRotateZYX;

    private protected override bool IsCompatible() => xformable && Find() is not null;
}
