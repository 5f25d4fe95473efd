namespace pxr;

/// <summary>Whatever can be seen: visibility and purpose.</summary>
public partial class UsdGeomImageable : UsdTyped
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomImageable(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomImageable(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Imageable";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomImageable Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Imageable", includeInherited);

    /// <summary>Whether the prim is seen: <c>inherited</c> or <c>invisible</c>; may vary over time.</summary>
    public UsdAttribute GetVisibilityAttr() => Attribute("visibility");

    /// <summary>Makes the attribute <c>visibility</c> at the edit target.</summary>
    public UsdAttribute CreateVisibilityAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("visibility", defaultValue, writeSparsely);

    /// <summary>What the prim is for: <c>default</c>, <c>render</c>, <c>proxy</c> or <c>guide</c>.</summary>
    public UsdAttribute GetPurposeAttr() => Attribute("purpose");

    /// <summary>Makes the attribute <c>purpose</c> at the edit target.</summary>
    public UsdAttribute CreatePurposeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("purpose", defaultValue, writeSparsely);

    /// <summary>The prim that stands for this one in previews.</summary>
    public UsdRelationship GetProxyPrimRel() => GetPrim().GetRelationship(new TfToken("proxyPrim"));

    /// <summary>Makes the relationship <c>proxyPrim</c> at the edit target.</summary>
    public UsdRelationship CreateProxyPrimRel() => GetPrim().CreateRelationship(new TfToken("proxyPrim"), custom: false);
}
