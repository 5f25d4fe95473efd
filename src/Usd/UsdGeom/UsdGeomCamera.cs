namespace pxr;

/// <summary>A camera that looks along its −Z axis with +Y up.</summary>
public sealed partial class UsdGeomCamera : UsdGeomXformable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomCamera(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomCamera(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Camera";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomCamera Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomCamera Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Camera"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Camera", includeInherited);

    /// <summary><c>perspective</c> or <c>orthographic</c>.</summary>
    public UsdAttribute GetProjectionAttr() => Attribute("projection");

    /// <summary>Makes the attribute <c>projection</c> at the edit target.</summary>
    public UsdAttribute CreateProjectionAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("projection", defaultValue, writeSparsely);

    /// <summary>Width of the film, tenths of a scene unit.</summary>
    public UsdAttribute GetHorizontalApertureAttr() => Attribute("horizontalAperture");

    /// <summary>Makes the attribute <c>horizontalAperture</c> at the edit target.</summary>
    public UsdAttribute CreateHorizontalApertureAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("horizontalAperture", defaultValue, writeSparsely);

    /// <summary>Height of the film, tenths of a scene unit.</summary>
    public UsdAttribute GetVerticalApertureAttr() => Attribute("verticalAperture");

    /// <summary>Makes the attribute <c>verticalAperture</c> at the edit target.</summary>
    public UsdAttribute CreateVerticalApertureAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("verticalAperture", defaultValue, writeSparsely);

    /// <summary>Offset of the film, tenths of a scene unit.</summary>
    public UsdAttribute GetHorizontalApertureOffsetAttr() => Attribute("horizontalApertureOffset");

    /// <summary>Makes the attribute <c>horizontalApertureOffset</c> at the edit target.</summary>
    public UsdAttribute CreateHorizontalApertureOffsetAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("horizontalApertureOffset", defaultValue, writeSparsely);

    /// <summary>Offset of the film, tenths of a scene unit.</summary>
    public UsdAttribute GetVerticalApertureOffsetAttr() => Attribute("verticalApertureOffset");

    /// <summary>Makes the attribute <c>verticalApertureOffset</c> at the edit target.</summary>
    public UsdAttribute CreateVerticalApertureOffsetAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("verticalApertureOffset", defaultValue, writeSparsely);

    /// <summary>Focal length, tenths of a scene unit.</summary>
    public UsdAttribute GetFocalLengthAttr() => Attribute("focalLength");

    /// <summary>Makes the attribute <c>focalLength</c> at the edit target.</summary>
    public UsdAttribute CreateFocalLengthAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("focalLength", defaultValue, writeSparsely);

    /// <summary>Near and far distance, scene units.</summary>
    public UsdAttribute GetClippingRangeAttr() => Attribute("clippingRange");

    /// <summary>Makes the attribute <c>clippingRange</c> at the edit target.</summary>
    public UsdAttribute CreateClippingRangeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("clippingRange", defaultValue, writeSparsely);

    /// <summary>Further clipping planes.</summary>
    public UsdAttribute GetClippingPlanesAttr() => Attribute("clippingPlanes");

    /// <summary>Makes the attribute <c>clippingPlanes</c> at the edit target.</summary>
    public UsdAttribute CreateClippingPlanesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("clippingPlanes", defaultValue, writeSparsely);

    /// <summary>Aperture of the lens; 0 turns depth of field off.</summary>
    public UsdAttribute GetFStopAttr() => Attribute("fStop");

    /// <summary>Makes the attribute <c>fStop</c> at the edit target.</summary>
    public UsdAttribute CreateFStopAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("fStop", defaultValue, writeSparsely);

    /// <summary>Distance in focus, scene units.</summary>
    public UsdAttribute GetFocusDistanceAttr() => Attribute("focusDistance");

    /// <summary>Makes the attribute <c>focusDistance</c> at the edit target.</summary>
    public UsdAttribute CreateFocusDistanceAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("focusDistance", defaultValue, writeSparsely);

    /// <summary><c>mono</c>, <c>left</c> or <c>right</c>.</summary>
    public UsdAttribute GetStereoRoleAttr() => Attribute("stereoRole");

    /// <summary>Makes the attribute <c>stereoRole</c> at the edit target.</summary>
    public UsdAttribute CreateStereoRoleAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("stereoRole", defaultValue, writeSparsely);

    /// <summary>When the shutter opens, frames relative to the time.</summary>
    public UsdAttribute GetShutterOpenAttr() => Attribute("shutter:open");

    /// <summary>Makes the attribute <c>shutter:open</c> at the edit target.</summary>
    public UsdAttribute CreateShutterOpenAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("shutter:open", defaultValue, writeSparsely);

    /// <summary>When the shutter closes, frames relative to the time.</summary>
    public UsdAttribute GetShutterCloseAttr() => Attribute("shutter:close");

    /// <summary>Makes the attribute <c>shutter:close</c> at the edit target.</summary>
    public UsdAttribute CreateShutterCloseAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("shutter:close", defaultValue, writeSparsely);

    /// <summary>Exposure, stops.</summary>
    public UsdAttribute GetExposureAttr() => Attribute("exposure");

    /// <summary>Makes the attribute <c>exposure</c> at the edit target.</summary>
    public UsdAttribute CreateExposureAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("exposure", defaultValue, writeSparsely);
}
