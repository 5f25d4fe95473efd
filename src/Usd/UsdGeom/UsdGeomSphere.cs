namespace pxr;

/// <summary>A sphere about the origin.</summary>
public sealed class UsdGeomSphere : UsdGeomGprim
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomSphere(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomSphere(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Sphere";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomSphere Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomSphere Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Sphere"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Sphere", includeInherited);

    /// <summary>The radius, scene units.</summary>
    public UsdAttribute GetRadiusAttr() => Attribute("radius");

    /// <summary>Makes the attribute <c>radius</c> at the edit target.</summary>
    public UsdAttribute CreateRadiusAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("radius", defaultValue, writeSparsely);

    /// <summary>Computes the box around such a shape in its own space.</summary>
    /// <param name="radius">Scene units.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>True.</returns>
    public static bool ComputeExtent(double radius, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Cuboid(radius, radius, radius));

    /// <summary>Computes the box around the box of such a shape that a matrix for row vectors has moved.</summary>
    /// <param name="radius">Scene units.</param>
    /// <param name="transform">The matrix.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>True.</returns>
    public static bool ComputeExtent(double radius, GfMatrix4d transform, VtVec3fArray extent) => UsdGeomExtents.Fill(extent, UsdGeomExtents.Cuboid(radius, radius, radius), transform);
}
