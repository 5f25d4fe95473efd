namespace pxr;

/// <summary>A field of a volume.</summary>
public class UsdVolFieldBase : UsdGeomXformable
{
    /// <summary>The view of a prim.</summary>
    public UsdVolFieldBase(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdVolFieldBase(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "FieldBase";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdVolFieldBase Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("FieldBase", includeInherited);
}
