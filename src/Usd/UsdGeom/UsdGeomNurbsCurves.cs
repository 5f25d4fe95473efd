namespace pxr;

/// <summary>A batch of non-uniform rational B-splines.</summary>
public sealed class UsdGeomNurbsCurves : UsdGeomCurves
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomNurbsCurves(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomNurbsCurves(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "NurbsCurves";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdGeomNurbsCurves Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdGeomNurbsCurves Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "NurbsCurves"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("NurbsCurves", includeInherited);

    /// <summary>Degree of each curve plus one.</summary>
    public UsdAttribute GetOrderAttr() => Attribute("order");

    /// <summary>Makes the attribute <c>order</c> at the edit target.</summary>
    public UsdAttribute CreateOrderAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("order", defaultValue, writeSparsely);

    /// <summary>Knots of all curves, one curve after the other.</summary>
    public UsdAttribute GetKnotsAttr() => Attribute("knots");

    /// <summary>Makes the attribute <c>knots</c> at the edit target.</summary>
    public UsdAttribute CreateKnotsAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("knots", defaultValue, writeSparsely);

    /// <summary>Parameter range of each curve.</summary>
    public UsdAttribute GetRangesAttr() => Attribute("ranges");

    /// <summary>Makes the attribute <c>ranges</c> at the edit target.</summary>
    public UsdAttribute CreateRangesAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute("ranges", defaultValue, writeSparsely);
}
