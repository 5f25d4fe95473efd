namespace pxr;

/// <summary>A batch of curves.</summary>
public class UsdGeomCurves : UsdGeomPointBased
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomCurves(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomCurves(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Curves";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomCurves Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Curves", includeInherited);

    /// <summary>Number of points of each curve.</summary>
    public UsdAttribute GetCurveVertexCountsAttr() => Attribute("curveVertexCounts");

    /// <summary>Makes the attribute <c>curveVertexCounts</c> at the edit target.</summary>
    public UsdAttribute CreateCurveVertexCountsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("curveVertexCounts", defaultValue, writeSparsely);

    /// <summary>Diameters, scene units.</summary>
    public UsdAttribute GetWidthsAttr() => Attribute("widths");

    /// <summary>Makes the attribute <c>widths</c> at the edit target.</summary>
    public UsdAttribute CreateWidthsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("widths", defaultValue, writeSparsely);

    /// <summary>Computes the box around points and the widest of widths; what is between the points is not looked at.</summary>
    /// <param name="points">Control points, scene units.</param>
    /// <param name="widths">Diameters, scene units; the largest one counts, for all points.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner.</param>
    /// <returns>True.</returns>
    /// <remarks>Curves whose points are no hull, Hermite and Catmull-Rom ones, may reach out of it, as in OpenUSD.</remarks>
    public static bool ComputeExtent(VtVec3fArray points, VtFloatArray widths, VtVec3fArray extent) =>
        UsdGeomExtents.Fill(extent, UsdGeomExtents.OfCurves(points, widths, null));

    /// <summary>Computes the box around points that a matrix for row vectors has moved, and the widest of widths.</summary>
    /// <inheritdoc cref="ComputeExtent(VtVec3fArray, VtFloatArray, VtVec3fArray)"/>
    public static bool ComputeExtent(VtVec3fArray points, VtFloatArray widths, GfMatrix4d transform, VtVec3fArray extent) =>
        UsdGeomExtents.Fill(extent, UsdGeomExtents.OfCurves(points, widths, transform));

    /// <summary>How widths spread over the curves; <c>vertex</c> when not authored.</summary>
    public TfToken GetWidthsInterpolation() => Interpolation(GetWidthsAttr());

    /// <summary>Sets how widths spread over the curves.</summary>
    /// <exception cref="ArgumentException">The interpolation is unknown. USD.NET returns false here.</exception>
    public bool SetWidthsInterpolation(TfToken interpolation) => new UsdGeomPrimvar(GetWidthsAttr()).SetInterpolation(interpolation);

    /// <summary>The number of curves at a time; at the default time when null.</summary>
    public uint GetCurveCount(UsdTimeCode? timeCode = null) => GetCurveVertexCountsAttr().Get(timeCode).Held is VtIntArray counts ? counts.size() : 0;
}
