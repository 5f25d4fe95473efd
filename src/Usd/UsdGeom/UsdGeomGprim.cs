namespace pxr;

/// <summary>A geometric primitive.</summary>
public class UsdGeomGprim : UsdGeomBoundable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomGprim(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomGprim(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Gprim";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomGprim Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Gprim", includeInherited);

    /// <summary>Linear colours for previews.</summary>
    public UsdAttribute GetDisplayColorAttr() => Attribute("primvars:displayColor");

    /// <summary>Makes the attribute <c>primvars:displayColor</c> at the edit target.</summary>
    public UsdAttribute CreateDisplayColorAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("primvars:displayColor", defaultValue, writeSparsely);

    /// <summary>Opacities for previews, 0 to 1.</summary>
    public UsdAttribute GetDisplayOpacityAttr() => Attribute("primvars:displayOpacity");

    /// <summary>Makes the attribute <c>primvars:displayOpacity</c> at the edit target.</summary>
    public UsdAttribute CreateDisplayOpacityAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("primvars:displayOpacity", defaultValue, writeSparsely);

    /// <summary>Whether both sides are seen.</summary>
    public UsdAttribute GetDoubleSidedAttr() => Attribute("doubleSided");

    /// <summary>Makes the attribute <c>doubleSided</c> at the edit target.</summary>
    public UsdAttribute CreateDoubleSidedAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("doubleSided", defaultValue, writeSparsely);

    /// <summary>Winding of the outside: <c>rightHanded</c> or <c>leftHanded</c>.</summary>
    public UsdAttribute GetOrientationAttr() => Attribute("orientation");

    /// <summary>Makes the attribute <c>orientation</c> at the edit target.</summary>
    public UsdAttribute CreateOrientationAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("orientation", defaultValue, writeSparsely);

    /// <summary>The primvar of the linear colours for previews.</summary>
    public UsdGeomPrimvar GetDisplayColorPrimvar() => new(GetDisplayColorAttr());

    /// <summary>Makes the primvar of the linear colours for previews at the edit target.</summary>
    /// <param name="interpolation">How values spread over the geometry; not authored when null or empty.</param>
    /// <param name="elementSize">How many array elements make one value; not authored when not positive.</param>
    public UsdGeomPrimvar CreateDisplayColorPrimvar(TfToken? interpolation = null, int elementSize = -1) =>
        new UsdGeomPrimvarsAPI(GetPrim()).CreatePrimvar(new TfToken("displayColor"), SdfValueTypeNames.Color3fArray, interpolation, elementSize);

    /// <summary>The primvar of the opacities for previews.</summary>
    public UsdGeomPrimvar GetDisplayOpacityPrimvar() => new(GetDisplayOpacityAttr());

    /// <summary>Makes the primvar of the opacities for previews at the edit target.</summary>
    /// <param name="interpolation">How values spread over the geometry; not authored when null or empty.</param>
    /// <param name="elementSize">How many array elements make one value; not authored when not positive.</param>
    public UsdGeomPrimvar CreateDisplayOpacityPrimvar(TfToken? interpolation = null, int elementSize = -1) =>
        new UsdGeomPrimvarsAPI(GetPrim()).CreatePrimvar(new TfToken("displayOpacity"), SdfValueTypeNames.FloatArray, interpolation, elementSize);
}
