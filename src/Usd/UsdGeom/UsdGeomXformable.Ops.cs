namespace pxr;

public partial class UsdGeomXformable
{
    private const string ResetToken = "!resetXformStack!";
    private static readonly TfToken Xformable = new("Xformable");

    /// <summary>Adds an operation behind the others, that is innermost.</summary>
    /// <param name="opType">What it does.</param>
    /// <param name="precision">Precision of its value.</param>
    /// <param name="opSuffix">A suffix of its name, to tell operations of one type apart.</param>
    /// <param name="isInverseOp">Whether to apply the inverse of the operation of that name.</param>
    /// <exception cref="ArgumentException">The operation stands in the order already.</exception>
    public UsdGeomXformOp AddXformOp(
        UsdGeomXformOp.Type opType, UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionDouble, TfToken? opSuffix = null, bool isInverseOp = false)
    {
        string name = UsdGeomXformOp.GetOpName(opType, opSuffix, isInverseOp);
        string[] order = Order();
        if (order.Contains(name)) throw new ArgumentException($"<{GetPath()}> has the operation {name} already", nameof(opSuffix));
        TfToken attributeName = UsdGeomXformOp.GetOpName(opType, opSuffix);
        UsdAttribute attribute = GetPrim().CreateAttribute(attributeName, UsdGeomXformOp.GetValueTypeName(opType, precision), custom: false);
        SetOrder([.. order, name]);
        return new UsdGeomXformOp(attribute, isInverseOp);
    }

    /// <summary>Adds an operation of type <c>translate</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddTranslateOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionDouble, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeTranslate, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>scale</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddScaleOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeScale, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateX</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateXOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateX, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateY</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateYOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateY, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateZ</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateZOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateZ, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateXYZ</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateXYZOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateXYZ, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateXZY</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateXZYOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateXZY, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateYXZ</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateYXZOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateYXZ, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateYZX</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateYZXOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateYZX, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateZXY</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateZXYOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateZXY, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>rotateZYX</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddRotateZYXOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeRotateZYX, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>orient</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddOrientOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionFloat, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeOrient, precision, opSuffix, isInverseOp);

    /// <summary>Adds an operation of type <c>transform</c>; see <see cref="AddXformOp"/>.</summary>
    public UsdGeomXformOp AddTransformOp(
        UsdGeomXformOp.Precision precision = UsdGeomXformOp.Precision.PrecisionDouble, TfToken? opSuffix = null, bool isInverseOp = false) =>
        AddXformOp(UsdGeomXformOp.Type.TypeTransform, precision, opSuffix, isInverseOp);

    /// <summary>The operations, the outermost first. Those before a reset have no effect and are left out.</summary>
    public UsdGeomXformOpVector GetOrderedXformOps(out bool resetsXformStack)
    {
        string[] order = Order();
        resetsXformStack = order.Contains(ResetToken);
        return new(order.Skip(Array.LastIndexOf(order, ResetToken) + 1).Select(n => UsdGeomXformOp.FromOrder(GetPrim(), n)));
    }

    /// <summary>Sets the order of operations.</summary>
    public bool SetXformOpOrder(UsdGeomXformOpVector orderedXformOps, bool resetXformStack = false)
    {
        ArgumentNullException.ThrowIfNull(orderedXformOps);
        IEnumerable<string> names = orderedXformOps.Select(op => op.GetOpName().GetString());
        SetOrder([.. resetXformStack ? [ResetToken] : (string[])[], .. names]);
        return true;
    }

    /// <summary>Makes the transform empty; the operations' attributes stay.</summary>
    public bool ClearXformOpOrder() => SetXformOpOrder([]);

    /// <summary>Whether the transforms of ancestors are ignored.</summary>
    public bool GetResetXformStack() => Order().Contains(ResetToken);

    /// <summary>Sets whether the transforms of ancestors are ignored.</summary>
    public bool SetResetXformStack(bool resetXform)
    {
        IEnumerable<string> others = Order().Where(n => n != ResetToken);
        SetOrder([.. resetXform ? [ResetToken] : (string[])[], .. others]);
        return true;
    }

    /// <summary>Replaces all operations by one matrix.</summary>
    public UsdGeomXformOp MakeMatrixXform()
    {
        ClearXformOpOrder();
        return AddTransformOp();
    }

    /// <summary>Addition: the map from the prim's own space to its parent's at a time, for row vectors.</summary>
    /// <remarks>USD.NET fills a matrix in place here, which a value type cannot do.</remarks>
    /// <param name="time">The stage time.</param>
    /// <param name="resetsXformStack">Whether the transforms of ancestors are ignored.</param>
    public GfMatrix4d LocalTransformation(UsdTimeCode time, out bool resetsXformStack)
    {
        var result = new GfMatrix4d(1);
        foreach (UsdGeomXformOp op in GetOrderedXformOps(out resetsXformStack)) result = op.GetOpTransform(time) * result;
        return result;
    }

    /// <summary>Whether an operation has more than one sample.</summary>
    public bool TransformMightBeTimeVarying() => GetOrderedXformOps(out _).Any(op => op.MightBeTimeVarying());

    /// <summary>Fills a vector with the times of the samples of all operations.</summary>
    public bool GetTimeSamples(StdDoubleVector times)
    {
        ArgumentNullException.ThrowIfNull(times);
        times.Clear();
        times.AddRange(GetOrderedXformOps(out _).SelectMany(op => op.GetAttr().GetTimeSamples()).Distinct().Order());
        return true;
    }

    /// <summary>Whether the transform depends on attributes of a name.</summary>
    public static bool IsTransformationAffectedByAttrNamed(TfToken attrName) =>
        attrName == UsdGeomTokens.xformOpOrder || UsdGeomXformOp.IsXformOp(attrName);

    /// <summary>Whether a prim's transform counts: of types that derive from Xformable, and of types that this library does not know.</summary>
    internal static bool HasTransform(UsdPrim prim)
    {
        TfToken type = prim.IsPseudoRoot() ? new TfToken() : prim.GetTypeName();
        return !type.IsEmpty() && (prim.IsA(Xformable) || !prim.IsA(type));
    }

    private string[] Order()
    {
        UsdAttribute attribute = GetXformOpOrderAttr();
        if (!attribute.IsValid() || attribute.Get().Held is not VtTokenArray order) return [];
        return [.. order.AsSpan().ToArray().Select(t => t.GetString())];
    }

    private void SetOrder(string[] names) =>
        CreateXformOpOrderAttr().Set(new VtTokenArray([.. names.Select(n => new TfToken(n))]));
}
