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

    /// <summary>Computes the box around points.</summary>
    /// <param name="points">Positions, scene units.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner; without points, an empty range.</param>
    /// <returns>True.</returns>
    public static bool ComputeExtent(VtVec3fArray points, VtVec3fArray extent)
    {
        ArgumentNullException.ThrowIfNull(points);
        return UsdGeomExtents.Fill(extent, UsdGeomExtents.OfPoints(points.AsSpan()));
    }

    /// <summary>Computes the box around points that a matrix for row vectors has moved.</summary>
    /// <inheritdoc cref="ComputeExtent(VtVec3fArray, VtVec3fArray)"/>
    public static bool ComputeExtent(VtVec3fArray points, GfMatrix4d transform, VtVec3fArray extent)
    {
        ArgumentNullException.ThrowIfNull(points);
        return UsdGeomExtents.Fill(extent, UsdGeomExtents.OfPoints(points.AsSpan(), transform));
    }

    /// <summary>How normals spread over the geometry; <c>vertex</c> when not authored.</summary>
    public TfToken GetNormalsInterpolation() => Interpolation(GetNormalsAttr());

    /// <summary>Sets how normals spread over the geometry.</summary>
    /// <exception cref="ArgumentException">The interpolation is unknown. USD.NET returns false here.</exception>
    public bool SetNormalsInterpolation(TfToken interpolation) => new UsdGeomPrimvar(GetNormalsAttr()).SetInterpolation(interpolation);

    /// <summary>The interpolation of a built-in attribute, which is by vertex where a primvar's is constant.</summary>
    private protected static TfToken Interpolation(UsdAttribute attribute) =>
        attribute.HasAuthoredMetadata(UsdGeomTokens.interpolation) ? attribute.GetMetadata(UsdGeomTokens.interpolation) : UsdGeomTokens.vertex;
}
