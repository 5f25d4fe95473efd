namespace pxr;

/// <summary>A cloud of round points.</summary>
public sealed class UsdGeomPoints : UsdGeomPointBased
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomPoints(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomPoints(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Points";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomPoints Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomPoints Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Points"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Points", includeInherited);

    /// <summary>Diameters, scene units.</summary>
    public UsdAttribute GetWidthsAttr() => Attribute("widths");

    /// <summary>Makes the attribute <c>widths</c> at the edit target.</summary>
    public UsdAttribute CreateWidthsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("widths", defaultValue, writeSparsely);

    /// <summary>Identifiers that are stable over time.</summary>
    public UsdAttribute GetIdsAttr() => Attribute("ids");

    /// <summary>Makes the attribute <c>ids</c> at the edit target.</summary>
    public UsdAttribute CreateIdsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("ids", defaultValue, writeSparsely);
}
