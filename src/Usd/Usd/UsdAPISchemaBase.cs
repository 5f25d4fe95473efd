namespace pxr;

/// <summary>The base of all schemas that add to prims of other types.</summary>
public class UsdAPISchemaBase : UsdSchemaBase
{
    /// <summary>The view of a prim.</summary>
    private protected UsdAPISchemaBase(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    private protected UsdAPISchemaBase(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }
}
