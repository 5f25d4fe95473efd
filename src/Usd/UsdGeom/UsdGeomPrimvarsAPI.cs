namespace pxr;

/// <summary>Authors and finds the primvars of a prim.</summary>
public sealed class UsdGeomPrimvarsAPI : UsdAPISchemaBase
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomPrimvarsAPI(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomPrimvarsAPI(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    /// <summary>The view of the prim at a path.</summary>
    public static UsdGeomPrimvarsAPI Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Makes a primvar.</summary>
    /// <param name="name">Its name; the namespace <c>primvars</c> is added when missing.</param>
    /// <param name="typeName">Its value type.</param>
    /// <param name="interpolation">How values spread over the geometry; not authored when null or empty.</param>
    /// <param name="elementSize">How many array elements make one value; not authored when not positive.</param>
    public UsdGeomPrimvar CreatePrimvar(TfToken name, SdfValueTypeName typeName, TfToken? interpolation = null, int elementSize = -1)
    {
        var primvar = new UsdGeomPrimvar(GetPrim().CreateAttribute(UsdGeomPrimvar.FullName(name), typeName, custom: false));
        if (interpolation is not null && !interpolation.IsEmpty()) primvar.SetInterpolation(interpolation);
        if (elementSize > 0) primvar.SetElementSize(elementSize);
        return primvar;
    }

    /// <summary>Removes a primvar and its indices at the edit target.</summary>
    public bool RemovePrimvar(TfToken name)
    {
        UsdGeomPrimvar primvar = GetPrimvar(name);
        GetPrim().RemoveProperty(primvar.GetIndicesAttr().GetName());
        return GetPrim().RemoveProperty(primvar.GetName());
    }

    /// <summary>Hides weaker opinions about a primvar.</summary>
    public void BlockPrimvar(TfToken name)
    {
        GetPrimvar(name).GetAttr().Block();
        if (GetPrimvar(name).IsIndexed()) GetPrimvar(name).BlockIndices();
    }

    /// <summary>A primvar; invalid when there is none.</summary>
    public UsdGeomPrimvar GetPrimvar(TfToken name) => new(GetPrim().GetAttribute(UsdGeomPrimvar.FullName(name)));

    /// <summary>Whether the prim has a primvar.</summary>
    public bool HasPrimvar(TfToken name) => GetPrimvar(name).IsDefined();

    /// <summary>All primvars.</summary>
    public UsdGeomPrimvarVector GetPrimvars() => new(GetPrim().GetAttributes().Where(UsdGeomPrimvar.IsPrimvar).Select(a => new UsdGeomPrimvar(a)));

    /// <summary>The authored primvars.</summary>
    public UsdGeomPrimvarVector GetAuthoredPrimvars() => new(GetPrimvars().Where(p => p.GetAttr().IsAuthored()));

    /// <summary>The primvars that have a value.</summary>
    public UsdGeomPrimvarVector GetPrimvarsWithValues() => new(GetPrimvars().Where(p => p.HasValue()));
}
