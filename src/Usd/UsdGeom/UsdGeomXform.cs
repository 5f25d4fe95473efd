namespace pxr;

/// <summary>A group with a transform.</summary>
public sealed class UsdGeomXform : UsdGeomXformable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomXform(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomXform(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Xform";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomXform Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomXform Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Xform"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Xform", includeInherited);
}
