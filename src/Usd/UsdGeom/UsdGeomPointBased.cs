namespace pxr;

/// <summary>A primitive made of points.</summary>
public class UsdGeomPointBased : UsdGeomGprim
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomPointBased(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomPointBased(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "PointBased";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomPointBased Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("PointBased", includeInherited);

    /// <summary>Positions, scene units.</summary>
    public UsdAttribute GetPointsAttr() => Attribute("points");

    /// <summary>Makes the attribute <c>points</c> at the edit target.</summary>
    public UsdAttribute CreatePointsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("points", defaultValue, writeSparsely);

    /// <summary>Velocities of the points, scene units per second.</summary>
    public UsdAttribute GetVelocitiesAttr() => Attribute("velocities");

    /// <summary>Makes the attribute <c>velocities</c> at the edit target.</summary>
    public UsdAttribute CreateVelocitiesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("velocities", defaultValue, writeSparsely);

    /// <summary>Accelerations of the points, scene units per second squared.</summary>
    public UsdAttribute GetAccelerationsAttr() => Attribute("accelerations");

    /// <summary>Makes the attribute <c>accelerations</c> at the edit target.</summary>
    public UsdAttribute CreateAccelerationsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("accelerations", defaultValue, writeSparsely);

    /// <summary>Unit normals.</summary>
    public UsdAttribute GetNormalsAttr() => Attribute("normals");

    /// <summary>Makes the attribute <c>normals</c> at the edit target.</summary>
    public UsdAttribute CreateNormalsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("normals", defaultValue, writeSparsely);
}
