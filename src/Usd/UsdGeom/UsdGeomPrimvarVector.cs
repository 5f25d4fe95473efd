namespace pxr;

/// <summary>A list of primvars.</summary>
public sealed class UsdGeomPrimvarVector : StdVector<UsdGeomPrimvar>
{
    /// <summary>An empty list.</summary>
    public UsdGeomPrimvarVector()
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdGeomPrimvarVector(IEnumerable<UsdGeomPrimvar> c)
        : base(c)
    {
    }
}
