namespace pxr;

/// <summary>A prim with a transform, made of operations.</summary>
public partial class UsdGeomXformable : UsdGeomImageable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomXformable(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomXformable(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Xformable";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomXformable Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Xformable", includeInherited);

    /// <summary>The names of the operations; the first is the outermost.</summary>
    public UsdAttribute GetXformOpOrderAttr() => Attribute("xformOpOrder");

    /// <summary>Makes the attribute <c>xformOpOrder</c> at the edit target.</summary>
    public UsdAttribute CreateXformOpOrderAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("xformOpOrder", defaultValue, writeSparsely);
}
