namespace pxr;

/// <summary>What the rules need to know of the types of OpenUSD's domains, by name: most of them are no schemas of this library.</summary>
internal static class UsdUtilsPrimTypes
{
    private static readonly HashSet<string> Gprims = new(StringComparer.Ordinal)
    {
        "Mesh", "TetMesh", "Sphere", "Cube", "Cylinder", "Cylinder_1", "Cone", "Capsule", "Capsule_1", "Plane", "Points", "BasisCurves", "NurbsCurves",
        "NurbsPatch", "HermiteCurves", "Volume",
    };

    private static readonly HashSet<string> OtherBoundables = new(StringComparer.Ordinal)
    {
        "PointInstancer", "SkelRoot", "Skeleton", "RectLight", "DiskLight", "SphereLight", "CylinderLight", "PortalLight",
    };

    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "Material", "NodeGraph", "LightFilter", "PluginLightFilter", "PluginLight", "RectLight", "DiskLight", "SphereLight", "CylinderLight", "PortalLight",
        "DistantLight", "DomeLight", "DomeLight_1", "GeometryLight",
    };

    internal static bool IsGprim(UsdPrim prim) => Gprims.Contains(prim.GetTypeName()) || prim.IsA(new TfToken("Gprim"));

    internal static bool IsBoundable(UsdPrim prim) => IsGprim(prim) || OtherBoundables.Contains(prim.GetTypeName());

    /// <summary>Whether a prim has inputs and outputs of shading.</summary>
    internal static bool IsConnectable(UsdPrim prim) => prim.GetTypeName() == "Shader" || IsContainer(prim);

    /// <summary>Whether a prim with inputs and outputs may have others inside.</summary>
    internal static bool IsContainer(UsdPrim prim) => Containers.Contains(prim.GetTypeName());
}
