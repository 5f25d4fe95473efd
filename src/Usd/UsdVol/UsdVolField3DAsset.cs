namespace pxr;

/// <summary>A field in a Field3D file.</summary>
public sealed class UsdVolField3DAsset : UsdVolFieldAsset
{
    /// <summary>The view of a prim.</summary>
    public UsdVolField3DAsset(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdVolField3DAsset(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Field3DAsset";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdVolField3DAsset Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdVolField3DAsset Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Field3DAsset"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Field3DAsset", includeInherited);

    /// <summary>The field's value type.</summary>
    public new UsdAttribute GetFieldDataTypeAttr() => Attribute("fieldDataType");

    /// <summary>Makes the attribute <c>fieldDataType</c> at the edit target.</summary>
    public new UsdAttribute CreateFieldDataTypeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldDataType", defaultValue, writeSparsely);

    /// <summary>The field's purpose in the file.</summary>
    public UsdAttribute GetFieldPurposeAttr() => Attribute("fieldPurpose");

    /// <summary>Makes the attribute <c>fieldPurpose</c> at the edit target.</summary>
    public UsdAttribute CreateFieldPurposeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldPurpose", defaultValue, writeSparsely);
}
