namespace pxr;

/// <summary>Many instances of a few prototypes. Of velocities nothing is computed here.</summary>
public sealed class UsdGeomPointInstancer : UsdGeomBoundable
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomPointInstancer(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomPointInstancer(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "PointInstancer";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomPointInstancer Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomPointInstancer Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "PointInstancer"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("PointInstancer", includeInherited);

    /// <summary>The prototype of each instance: its place among the targets of <c>prototypes</c>, from 0.</summary>
    public UsdAttribute GetProtoIndicesAttr() => Attribute("protoIndices");

    /// <summary>Makes the attribute <c>protoIndices</c> at the edit target.</summary>
    public UsdAttribute CreateProtoIndicesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("protoIndices", defaultValue, writeSparsely);

    /// <summary>A stable number of each instance; its place when not authored.</summary>
    public UsdAttribute GetIdsAttr() => Attribute("ids");

    /// <summary>Makes the attribute <c>ids</c> at the edit target.</summary>
    public UsdAttribute CreateIdsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("ids", defaultValue, writeSparsely);

    /// <summary>Where each instance is, scene units.</summary>
    public UsdAttribute GetPositionsAttr() => Attribute("positions");

    /// <summary>Makes the attribute <c>positions</c> at the edit target.</summary>
    public UsdAttribute CreatePositionsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("positions", defaultValue, writeSparsely);

    /// <summary>The turn of each instance, unit quaternions.</summary>
    public UsdAttribute GetOrientationsAttr() => Attribute("orientations");

    /// <summary>Makes the attribute <c>orientations</c> at the edit target.</summary>
    public UsdAttribute CreateOrientationsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("orientations", defaultValue, writeSparsely);

    /// <summary>The scale factors of each instance.</summary>
    public UsdAttribute GetScalesAttr() => Attribute("scales");

    /// <summary>Makes the attribute <c>scales</c> at the edit target.</summary>
    public UsdAttribute CreateScalesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("scales", defaultValue, writeSparsely);

    /// <summary>Scene units per second.</summary>
    public UsdAttribute GetVelocitiesAttr() => Attribute("velocities");

    /// <summary>Makes the attribute <c>velocities</c> at the edit target.</summary>
    public UsdAttribute CreateVelocitiesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("velocities", defaultValue, writeSparsely);

    /// <summary>Scene units per second squared.</summary>
    public UsdAttribute GetAccelerationsAttr() => Attribute("accelerations");

    /// <summary>Makes the attribute <c>accelerations</c> at the edit target.</summary>
    public UsdAttribute CreateAccelerationsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("accelerations", defaultValue, writeSparsely);

    /// <summary>Degrees per second.</summary>
    public UsdAttribute GetAngularVelocitiesAttr() => Attribute("angularVelocities");

    /// <summary>Makes the attribute <c>angularVelocities</c> at the edit target.</summary>
    public UsdAttribute CreateAngularVelocitiesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("angularVelocities", defaultValue, writeSparsely);

    /// <summary>Numbers of instances that are hidden.</summary>
    public UsdAttribute GetInvisibleIdsAttr() => Attribute("invisibleIds");

    /// <summary>Makes the attribute <c>invisibleIds</c> at the edit target.</summary>
    public UsdAttribute CreateInvisibleIdsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("invisibleIds", defaultValue, writeSparsely);

    /// <summary>The prims that the instances show.</summary>
    public UsdRelationship GetPrototypesRel() => GetPrim().GetRelationship(new TfToken("prototypes"));

    /// <summary>Makes the relationship <c>prototypes</c> at the edit target.</summary>
    public UsdRelationship CreatePrototypesRel() => GetPrim().CreateRelationship(new TfToken("prototypes"), custom: false);

    /// <summary>The number of instances at a time, hidden ones included; at the default time when null.</summary>
    public uint GetInstanceCount(UsdTimeCode? timeCode = null) => GetProtoIndicesAttr().Get(timeCode).Held is VtIntArray indices ? indices.size() : 0;
}
