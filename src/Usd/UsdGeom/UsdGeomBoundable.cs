namespace pxr;

/// <summary>A prim with an extent of its own.</summary>
public partial class UsdGeomBoundable : UsdGeomXformable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomBoundable(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomBoundable(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Boundable";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomBoundable Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Boundable", includeInherited);

    /// <summary>The minimum and maximum corner of the prim in its own space, two points.</summary>
    public UsdAttribute GetExtentAttr() => Attribute("extent");

    /// <summary>Makes the attribute <c>extent</c> at the edit target.</summary>
    public UsdAttribute CreateExtentAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("extent", defaultValue, writeSparsely);
}
