using pxr;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The prim that holds the scene's cameras: <c>Cameras</c> below the default prim.</summary>
internal sealed class CameraScope
{
    private const string WithoutDefaultPrim = "/World";

    private readonly UsdStage stage;
    private readonly SdfPath path;
    private readonly CameraNames names;
    private readonly bool resetsTransforms;

    private CameraScope(UsdStage stage, SdfPath path)
    {
        (this.stage, this.path) = (stage, path);
        names = new CameraNames(stage.GetPrimAtPath(path).GetAllChildrenNames().Select(name => name.GetString()));
        resetsTransforms = HasTransforms(stage.GetPrimAtPath(path));
    }

    /// <summary>Makes the prim, or takes the one that is there.</summary>
    /// <remarks>It is hidden: viewers draw a symbol for each camera, of hundreds, and look through hidden ones as well.</remarks>
    internal static CameraScope Define(UsdStage stage)
    {
        SdfPath root = stage.HasDefaultPrim() ? stage.GetDefaultPrim().GetPath() : new SdfPath(WithoutDefaultPrim);
        SdfPath path = root.AppendChild(new TfToken(CamerasOptions.ScopeName));
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

    /// <summary>Defines a camera whose transforms are those to the world, whatever those of the prims above are.</summary>
    internal UsdGeomCamera Define(string name)
    {
        UsdGeomCamera camera = UsdGeomCamera.Define(stage, path.AppendChild(new TfToken(names.Make(name))));
        if (resetsTransforms) camera.SetResetXformStack(true);
        return camera;
    }

    private static bool HasTransforms(UsdPrim prim)
    {
        for (UsdPrim ancestor = prim; ancestor.IsValid() && !ancestor.IsPseudoRoot(); ancestor = ancestor.GetParent())
        {
            if (ancestor.GetAttribute(new TfToken("xformOpOrder")).HasAuthoredValue()) return true;
        }

        return false;
    }
}
