namespace pxr;

/// <summary>A field in an OpenVDB file.</summary>
public sealed class UsdVolOpenVDBAsset : UsdVolFieldAsset
{
    /// <summary>The view of a prim.</summary>
    public UsdVolOpenVDBAsset(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdVolOpenVDBAsset(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "OpenVDBAsset";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdVolOpenVDBAsset Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdVolOpenVDBAsset Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "OpenVDBAsset"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("OpenVDBAsset", includeInherited);

    /// <summary>The field's value type.</summary>
    public new UsdAttribute GetFieldDataTypeAttr() => Attribute("fieldDataType");

    /// <summary>Makes the attribute <c>fieldDataType</c> at the edit target.</summary>
    public new UsdAttribute CreateFieldDataTypeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldDataType", defaultValue, writeSparsely);

    /// <summary><c>levelSet</c>, <c>fogVolume</c>, <c>staggered</c> or <c>unknown</c>.</summary>
    public UsdAttribute GetFieldClassAttr() => Attribute("fieldClass");

    /// <summary>Makes the attribute <c>fieldClass</c> at the edit target.</summary>
    public UsdAttribute CreateFieldClassAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldClass", defaultValue, writeSparsely);
}
