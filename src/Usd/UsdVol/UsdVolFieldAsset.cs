namespace pxr;

/// <summary>A field that lies in a file.</summary>
public class UsdVolFieldAsset : UsdVolFieldBase
{
    /// <summary>The view of a prim.</summary>
    public UsdVolFieldAsset(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdVolFieldAsset(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "FieldAsset";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdVolFieldAsset Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("FieldAsset", includeInherited);

    /// <summary>The file.</summary>
    public UsdAttribute GetFilePathAttr() => Attribute("filePath");

    /// <summary>Makes the attribute <c>filePath</c> at the edit target.</summary>
    public UsdAttribute CreateFilePathAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("filePath", defaultValue, writeSparsely);

    /// <summary>The field's name in the file.</summary>
    public UsdAttribute GetFieldNameAttr() => Attribute("fieldName");

    /// <summary>Makes the attribute <c>fieldName</c> at the edit target.</summary>
    public UsdAttribute CreateFieldNameAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldName", defaultValue, writeSparsely);

    /// <summary>Which of several fields of that name.</summary>
    public UsdAttribute GetFieldIndexAttr() => Attribute("fieldIndex");

    /// <summary>Makes the attribute <c>fieldIndex</c> at the edit target.</summary>
    public UsdAttribute CreateFieldIndexAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldIndex", defaultValue, writeSparsely);

    /// <summary>The field's value type.</summary>
    public UsdAttribute GetFieldDataTypeAttr() => Attribute("fieldDataType");

    /// <summary>Makes the attribute <c>fieldDataType</c> at the edit target.</summary>
    public UsdAttribute CreateFieldDataTypeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fieldDataType", defaultValue, writeSparsely);

    /// <summary>How vectors are to be transformed.</summary>
    public UsdAttribute GetVectorDataRoleHintAttr() => Attribute("vectorDataRoleHint");

    /// <summary>Makes the attribute <c>vectorDataRoleHint</c> at the edit target.</summary>
    public UsdAttribute CreateVectorDataRoleHintAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("vectorDataRoleHint", defaultValue, writeSparsely);
}
