namespace pxr;

/// <summary>A group without a transform.</summary>
public sealed class UsdGeomScope : UsdGeomImageable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomScope(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomScope(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Scope";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomScope Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomScope Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Scope"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Scope", includeInherited);
}
