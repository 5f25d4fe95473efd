namespace pxr;

/// <summary>A polygon mesh or subdivision surface.</summary>
public sealed class UsdGeomMesh : UsdGeomPointBased
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomMesh(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomMesh(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Mesh";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomMesh Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomMesh Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Mesh"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Mesh", includeInherited);

    /// <summary>Point indices of all faces, one face after the other.</summary>
    public UsdAttribute GetFaceVertexIndicesAttr() => Attribute("faceVertexIndices");

    /// <summary>Makes the attribute <c>faceVertexIndices</c> at the edit target.</summary>
    public UsdAttribute CreateFaceVertexIndicesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("faceVertexIndices", defaultValue, writeSparsely);

    /// <summary>Number of vertices of each face.</summary>
    public UsdAttribute GetFaceVertexCountsAttr() => Attribute("faceVertexCounts");

    /// <summary>Makes the attribute <c>faceVertexCounts</c> at the edit target.</summary>
    public UsdAttribute CreateFaceVertexCountsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("faceVertexCounts", defaultValue, writeSparsely);

    /// <summary><c>catmullClark</c>, <c>loop</c>, <c>bilinear</c> or <c>none</c>.</summary>
    public UsdAttribute GetSubdivisionSchemeAttr() => Attribute("subdivisionScheme");

    /// <summary>Makes the attribute <c>subdivisionScheme</c> at the edit target.</summary>
    public UsdAttribute CreateSubdivisionSchemeAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("subdivisionScheme", defaultValue, writeSparsely);

    /// <summary>How boundaries are interpolated.</summary>
    public UsdAttribute GetInterpolateBoundaryAttr() => Attribute("interpolateBoundary");

    /// <summary>Makes the attribute <c>interpolateBoundary</c> at the edit target.</summary>
    public UsdAttribute CreateInterpolateBoundaryAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("interpolateBoundary", defaultValue, writeSparsely);

    /// <summary>How face-varying primvars are interpolated.</summary>
    public UsdAttribute GetFaceVaryingLinearInterpolationAttr() => Attribute("faceVaryingLinearInterpolation");

    /// <summary>Makes the attribute <c>faceVaryingLinearInterpolation</c> at the edit target.</summary>
    public UsdAttribute CreateFaceVaryingLinearInterpolationAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("faceVaryingLinearInterpolation", defaultValue, writeSparsely);

    /// <summary>How triangles are subdivided.</summary>
    public UsdAttribute GetTriangleSubdivisionRuleAttr() => Attribute("triangleSubdivisionRule");

    /// <summary>Makes the attribute <c>triangleSubdivisionRule</c> at the edit target.</summary>
    public UsdAttribute CreateTriangleSubdivisionRuleAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("triangleSubdivisionRule", defaultValue, writeSparsely);

    /// <summary>Faces that are holes.</summary>
    public UsdAttribute GetHoleIndicesAttr() => Attribute("holeIndices");

    /// <summary>Makes the attribute <c>holeIndices</c> at the edit target.</summary>
    public UsdAttribute CreateHoleIndicesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("holeIndices", defaultValue, writeSparsely);

    /// <summary>Points that are sharp corners.</summary>
    public UsdAttribute GetCornerIndicesAttr() => Attribute("cornerIndices");

    /// <summary>Makes the attribute <c>cornerIndices</c> at the edit target.</summary>
    public UsdAttribute CreateCornerIndicesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("cornerIndices", defaultValue, writeSparsely);

    /// <summary>Sharpness of each corner.</summary>
    public UsdAttribute GetCornerSharpnessesAttr() => Attribute("cornerSharpnesses");

    /// <summary>Makes the attribute <c>cornerSharpnesses</c> at the edit target.</summary>
    public UsdAttribute CreateCornerSharpnessesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("cornerSharpnesses", defaultValue, writeSparsely);

    /// <summary>Points of all creases, one crease after the other.</summary>
    public UsdAttribute GetCreaseIndicesAttr() => Attribute("creaseIndices");

    /// <summary>Makes the attribute <c>creaseIndices</c> at the edit target.</summary>
    public UsdAttribute CreateCreaseIndicesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("creaseIndices", defaultValue, writeSparsely);

    /// <summary>Number of points of each crease.</summary>
    public UsdAttribute GetCreaseLengthsAttr() => Attribute("creaseLengths");

    /// <summary>Makes the attribute <c>creaseLengths</c> at the edit target.</summary>
    public UsdAttribute CreateCreaseLengthsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("creaseLengths", defaultValue, writeSparsely);

    /// <summary>Sharpness of each crease or crease edge.</summary>
    public UsdAttribute GetCreaseSharpnessesAttr() => Attribute("creaseSharpnesses");

    /// <summary>Makes the attribute <c>creaseSharpnesses</c> at the edit target.</summary>
    public UsdAttribute CreateCreaseSharpnessesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("creaseSharpnesses", defaultValue, writeSparsely);
}
