using pxr;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The prim that holds the scene's cameras: <c>Cameras</c> below the default prim.</summary>
internal sealed class CameraScope
{
    private const string WithoutDefaultPrim = "/World";

    private readonly UsdStage stage;
    private readonly SdfPath path;
    private readonly CameraNames names;

    private CameraScope(UsdStage stage, SdfPath path)
    {
        (this.stage, this.path) = (stage, path);
        names = new CameraNames(stage.GetPrimAtPath(path).GetAllChildrenNames().Select(name => name.GetString()));
    }

    /// <summary>Makes the prim, or takes the one that is there; one that is moved is left alone, and another made with a number.</summary>
    /// <remarks>
    /// Cameras stand in the space of the default prim, as the splats do, and follow where an existing stage moves it. The scope is
    /// hidden: viewers draw a symbol for each camera, of hundreds, and look through hidden ones as well.
    /// </remarks>
    internal static CameraScope Define(UsdStage stage)
    {
        SdfPath root = stage.HasDefaultPrim() ? stage.GetDefaultPrim().GetPath() : new SdfPath(WithoutDefaultPrim);
        SdfPath path = root.AppendChild(new TfToken(CamerasOptions.ScopeName));
        for (int i = 1; IsMoved(stage.GetPrimAtPath(path)); i++) path = root.AppendChild(new TfToken(FormattableString.Invariant($"{CamerasOptions.ScopeName}_{i}")));
        if (!stage.GetPrimAtPath(path).IsValid() || !stage.GetPrimAtPath(path).IsDefined())
            UsdGeomScope.Define(stage, path).CreateVisibilityAttr().Set(UsdGeomTokens.invisible);
        return new CameraScope(stage, path);
    }

    /// <summary>Tells viewers which camera to look through at first, and returns it. Source: the render description, section 15.1.</summary>
    internal static SdfPath LookThrough(UsdStage stage, SdfPath cameraPath)
    {
        VtDictionary data = stage.GetRootLayer().GetCustomLayerData();
        data.SetValueAtPath(new StdStringVector { "cameraSettings", "boundCamera" }, cameraPath.GetString());
        stage.GetRootLayer().SetCustomLayerData(data);
        return cameraPath;
    }

    /// <summary>Defines a camera.</summary>
    /// <param name="name">What to name it after.</param>
    internal UsdGeomCamera Define(string name) => UsdGeomCamera.Define(stage, path.AppendChild(new TfToken(names.Make(name))));

    private static bool IsMoved(UsdPrim prim) => prim.IsValid() && prim.GetAttribute(new TfToken("xformOpOrder")).HasAuthoredValue();
}
