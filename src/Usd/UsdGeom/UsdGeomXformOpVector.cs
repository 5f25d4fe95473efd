namespace pxr;

/// <summary>A list of transform operations.</summary>
public sealed class UsdGeomXformOpVector : StdVector<UsdGeomXformOp>
{
    /// <summary>An empty list.</summary>
    public UsdGeomXformOpVector()
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public UsdGeomXformOpVector(IEnumerable<UsdGeomXformOp> c)
        : base(c)
    {
    }
}
