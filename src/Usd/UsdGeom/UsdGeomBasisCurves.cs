namespace pxr;

/// <summary>A batch of curves of a basis, such as Bézier curves.</summary>
public sealed class UsdGeomBasisCurves : UsdGeomCurves
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomBasisCurves(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomBasisCurves(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "BasisCurves";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomBasisCurves Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomBasisCurves Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "BasisCurves"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("BasisCurves", includeInherited);

    /// <summary><c>linear</c> or <c>cubic</c>.</summary>
    public UsdAttribute GetTypeAttr() => Attribute("type");

    /// <summary>Makes the attribute <c>type</c> at the edit target.</summary>
    public UsdAttribute CreateTypeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("type", defaultValue, writeSparsely);

    /// <summary><c>bezier</c>, <c>bspline</c> or <c>catmullRom</c>.</summary>
    public UsdAttribute GetBasisAttr() => Attribute("basis");

    /// <summary>Makes the attribute <c>basis</c> at the edit target.</summary>
    public UsdAttribute CreateBasisAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("basis", defaultValue, writeSparsely);

    /// <summary><c>nonperiodic</c>, <c>periodic</c> or <c>pinned</c>.</summary>
    public UsdAttribute GetWrapAttr() => Attribute("wrap");

    /// <summary>Makes the attribute <c>wrap</c> at the edit target.</summary>
    public UsdAttribute CreateWrapAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("wrap", defaultValue, writeSparsely);
}
