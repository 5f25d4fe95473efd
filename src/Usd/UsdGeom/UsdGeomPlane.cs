namespace pxr;

/// <summary>A rectangle about the origin.</summary>
public sealed class UsdGeomPlane : UsdGeomGprim
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomPlane(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomPlane(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Plane";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomPlane Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomPlane Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Plane"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Plane", includeInherited);

    /// <summary>Length across: along X, or along Z where the axis is X; scene units.</summary>
    public UsdAttribute GetWidthAttr() => Attribute("width");

    /// <summary>Makes the attribute <c>width</c> at the edit target.</summary>
    public UsdAttribute CreateWidthAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("width", defaultValue, writeSparsely);

    /// <summary>Length along Y, or along Z where the axis is Y; scene units.</summary>
    public UsdAttribute GetLengthAttr() => Attribute("length");

    /// <summary>Makes the attribute <c>length</c> at the edit target.</summary>
    public UsdAttribute CreateLengthAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("length", defaultValue, writeSparsely);

    /// <summary>The normal: <c>X</c>, <c>Y</c> or <c>Z</c>.</summary>
    public UsdAttribute GetAxisAttr() => Attribute("axis");

    /// <summary>Makes the attribute <c>axis</c> at the edit target.</summary>
    public UsdAttribute CreateAxisAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("axis", defaultValue, writeSparsely);

    /// <summary>Computes the box around such a shape in its own space.</summary>
    /// <param name="width">Along X, or along Z where the axis is X; scene units.</param>
    /// <param name="length">Along Y, or along Z where the axis is Y; scene units.</param>
    /// <param name="axis">The normal: X, Y or Z.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>Whether the axis is X, Y or Z; the extent is left alone when it is not.</returns>
    public static bool ComputeExtent(double width, double length, TfToken axis, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Rectangle(axis, width / 2, length / 2));

    /// <summary>Computes the box around the box of such a shape that a matrix for row vectors has moved.</summary>
    /// <param name="width">Along X, or along Z where the axis is X; scene units.</param>
    /// <param name="length">Along Y, or along Z where the axis is Y; scene units.</param>
    /// <param name="axis">The normal: X, Y or Z.</param>
    /// <param name="transform">The matrix.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>Whether the axis is X, Y or Z; the extent is left alone when it is not.</returns>
    public static bool ComputeExtent(double width, double length, TfToken axis, GfMatrix4d transform, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Rectangle(axis, width / 2, length / 2), transform);
}
