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

    /// <summary>Computes the box around round points.</summary>
    /// <param name="points">Positions, scene units.</param>
    /// <param name="widths">Diameters, scene units; one a point.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner; without points, an empty range.</param>
    /// <returns>Whether there are as many widths as points; the extent is left alone when not.</returns>
    public static bool ComputeExtent(VtVec3fArray points, VtFloatArray widths, VtVec3fArray extent) => Fill(extent, points, widths, null);

    /// <summary>Computes the box around round points that a matrix for row vectors has moved.</summary>
    /// <inheritdoc cref="ComputeExtent(VtVec3fArray, VtFloatArray, VtVec3fArray)"/>
    public static bool ComputeExtent(VtVec3fArray points, VtFloatArray widths, GfMatrix4d transform, VtVec3fArray extent) => Fill(extent, points, widths, transform);

    /// <summary>How widths spread over the points; <c>vertex</c> when not authored.</summary>
    public TfToken GetWidthsInterpolation() => Interpolation(GetWidthsAttr());

    /// <summary>Sets how widths spread over the points.</summary>
    /// <exception cref="ArgumentException">The interpolation is unknown. USD.NET returns false here.</exception>
    public bool SetWidthsInterpolation(TfToken interpolation) => new UsdGeomPrimvar(GetWidthsAttr()).SetInterpolation(interpolation);

    /// <summary>The number of points at a time; at the default time when null.</summary>
    public uint GetPointCount(UsdTimeCode? timeCode = null) => GetPointsAttr().Get(timeCode).Held is VtVec3fArray points ? points.size() : 0;

    private static bool Fill(VtVec3fArray extent, VtVec3fArray points, VtFloatArray widths, GfMatrix4d? transform)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(widths);
        return UsdGeomExtents.Fill(extent, UsdGeomExtents.OfSpheres(points.AsSpan(), widths.AsSpan(), transform));
    }
}
