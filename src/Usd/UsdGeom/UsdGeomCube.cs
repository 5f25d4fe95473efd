namespace pxr;

/// <summary>A cube about the origin.</summary>
public sealed class UsdGeomCube : UsdGeomGprim
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomCube(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomCube(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Cube";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomCube Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomCube Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Cube"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Cube", includeInherited);

    /// <summary>Length of an edge, scene units.</summary>
    public UsdAttribute GetSizeAttr() => Attribute("size");

    /// <summary>Makes the attribute <c>size</c> at the edit target.</summary>
    public UsdAttribute CreateSizeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("size", defaultValue, writeSparsely);

    /// <summary>Computes the box around such a shape in its own space.</summary>
    /// <param name="size">Length of an edge, scene units.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>True.</returns>
    public static bool ComputeExtent(double size, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Cuboid(size / 2, size / 2, size / 2));

    /// <summary>Computes the box around the box of such a shape that a matrix for row vectors has moved.</summary>
    /// <param name="size">Length of an edge, scene units.</param>
    /// <param name="transform">The matrix.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>True.</returns>
    public static bool ComputeExtent(double size, GfMatrix4d transform, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Cuboid(size / 2, size / 2, size / 2), transform);
}
