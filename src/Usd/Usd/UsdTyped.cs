namespace pxr;

/// <summary>The base of all schemas that are prim types.</summary>
public class UsdTyped : UsdSchemaBase
{
    /// <summary>The view of a prim.</summary>
    public UsdTyped(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdTyped(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    /// <summary>The view of the prim at a path.</summary>
    public static UsdTyped Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    private protected override string SchemaName => "Typed";
}
