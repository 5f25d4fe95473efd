using pxr;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>An existing stage that a scene is put over: its layer becomes the weaker sublayer of the root layer.</summary>
/// <param name="File">Full path of its layer.</param>
/// <param name="AssetPath">The path from the root layer to it.</param>
/// <param name="RootPath">Its default prim, below which the scene goes; <c>/World</c> when it has none.</param>
/// <param name="TimeCodesPerSecond">Its rate.</param>
/// <param name="Start">Its first time code; null when it has none.</param>
/// <param name="End">Its last time code.</param>
/// <param name="TakenNames">Names of the prims that it has below its default prim; the scene's are others, so that they add to it.</param>
internal sealed record SceneBase(
    string File, string AssetPath, SdfPath RootPath, double TimeCodesPerSecond, double? Start, double? End, IReadOnlySet<string> TakenNames)
{
    /// <summary>Opens the base of a scene and lets the scene have its up axis and unit; splats are scaled from the unit that was asked for.</summary>
    /// <exception cref="ArgumentException">The output is a package or the base itself, or axis or rate differ from what is asked for.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    internal static SceneOptions Adopt(SceneOptions options, ISceneOutput output)
    {
        if (options.BaseLayer is not { } path) return options;
        if (!System.IO.File.Exists(path)) throw new FileNotFoundException(null, path);
        string file = Path.GetFullPath(path);
        if (output.Folder is not { } folder) throw new ArgumentException("a layer over an existing stage is a loose file, which names the other one: write a .usda, .usdc or a folder");
        if (Path.GetFullPath(Path.Combine(folder, output.RootLayerName)) == file) throw new ArgumentException($"{path}: the layer to be put over cannot be the output itself");
        using UsdStage stage = UsdStage.Open(file);
        UpAxis upAxis = UsdGeom.UsdGeomGetStageUpAxis(stage) == UsdGeomTokens.z ? UpAxis.Z : UpAxis.Y;
        if (options.UpAxis is { } asked && asked != upAxis) throw new ArgumentException($"{path} is {upAxis}-up; leave the up axis out");
        double rate = stage.GetTimeCodesPerSecond(), unit = UsdGeom.UsdGeomGetStageMetersPerUnit(stage);
        if (options.FramesPerSecond is { } frames && frames != rate) throw new ArgumentException(FormattableString.Invariant($"{path} has {rate} time codes a second; give frames the same rate"));
        UsdPrim prim = stage.GetDefaultPrim();
        SdfPath root = prim is not null && prim.IsValid() ? prim.GetPath() : SceneStages.World;
        bool hasRange = stage.HasAuthoredTimeCodeRange();
        return options with
        {
            UpAxis = upAxis,
            MetersPerUnit = unit,
            Placement = options.Placement with { Scale = options.Placement.Scale * options.MetersPerUnit / unit },
            Base = new SceneBase(
                file,
                Relative(folder, file),
                root,
                rate,
                hasRange ? stage.GetStartTimeCode() : null,
                hasRange ? stage.GetEndTimeCode() : null,
                ChildrenOf(stage, root)),
        };
    }

    private static HashSet<string> ChildrenOf(UsdStage stage, SdfPath path)
    {
        UsdPrim prim = stage.GetPrimAtPath(path);
        return prim is not null && prim.IsValid() ? [.. prim.GetAllChildrenNames().Select(name => name.GetString())] : [];
    }

    private static string Relative(string folder, string file)
    {
        string path = Path.GetRelativePath(Path.GetFullPath(folder.Length == 0 ? "." : folder), file).Replace('\\', '/');
        return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? path : "./" + path;
    }
}
