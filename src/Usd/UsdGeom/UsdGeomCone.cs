namespace pxr;

/// <summary>A cone about the origin, its tip at the upper end of the axis.</summary>
public sealed class UsdGeomCone : UsdGeomGprim
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomCone(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomCone(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Cone";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomCone Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomCone Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Cone"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Cone", includeInherited);

    /// <summary>Length along the axis, scene units.</summary>
    public UsdAttribute GetHeightAttr() => Attribute("height");

    /// <summary>Makes the attribute <c>height</c> at the edit target.</summary>
    public UsdAttribute CreateHeightAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("height", defaultValue, writeSparsely);

    /// <summary>The radius of the base, scene units.</summary>
    public UsdAttribute GetRadiusAttr() => Attribute("radius");

    /// <summary>Makes the attribute <c>radius</c> at the edit target.</summary>
    public UsdAttribute CreateRadiusAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("radius", defaultValue, writeSparsely);

    /// <summary>The axis of symmetry: <c>X</c>, <c>Y</c> or <c>Z</c>.</summary>
    public UsdAttribute GetAxisAttr() => Attribute("axis");

    /// <summary>Makes the attribute <c>axis</c> at the edit target.</summary>
    public UsdAttribute CreateAxisAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("axis", defaultValue, writeSparsely);

    /// <summary>Computes the box around such a shape in its own space.</summary>
    /// <param name="height">Length along the axis, scene units.</param>
    /// <param name="radius">Scene units.</param>
    /// <param name="axis">X, Y or Z.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>Whether the axis is X, Y or Z; the extent is left alone when it is not.</returns>
    public static bool ComputeExtent(double height, double radius, TfToken axis, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Along(axis, height / 2, radius));

    /// <summary>Computes the box around the box of such a shape that a matrix for row vectors has moved.</summary>
    /// <param name="height">Length along the axis, scene units.</param>
    /// <param name="radius">Scene units.</param>
    /// <param name="axis">X, Y or Z.</param>
    /// <param name="transform">The matrix.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>Whether the axis is X, Y or Z; the extent is left alone when it is not.</returns>
    public static bool ComputeExtent(double height, double radius, TfToken axis, GfMatrix4d transform, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Along(axis, height / 2, radius), transform);
}
