using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Rules of the stage, the package and the transforms, alike for both kinds of splats.</summary>
internal static class SplatStageRules
{
    private const int Alignment = 64;

    /// <summary>Checks the root layer's metadata and the package.</summary>
    internal static void Check(UsdStage stage, string asset, string stageCode, string packageCode, SplatIssues issues)
    {
        foreach (string key in (string[])["upAxis", "metersPerUnit"])
        {
            if (!stage.HasAuthoredMetadata(new TfToken(key))) issues.Tell(stageCode, $"expected {key} on the root layer, found it not authored");
        }

        if (!stage.GetDefaultPrim().IsValid()) issues.Tell(stageCode, $"expected a default prim that exists, found none");
        if (asset.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase)) CheckPackage(asset, packageCode, issues);
    }

    /// <summary>Checks the matrices that put a prim into the world.</summary>
    internal static void CheckTransform(UsdPrim prim, string matrixCode, string distortionCode, SplatIssues issues)
    {
        var values = new StageValues(null);
        var world = new WorldMatrix(values, repair: false, []);
        for (UsdPrim at = prim; at.IsValid() && !at.IsPseudoRoot(); at = at.GetParent())
        {
            foreach (UsdGeomXformOp operation in WorldMatrix.Operations(at, out bool _)) CheckOperation(at, operation, values, matrixCode, issues);
        }

        try
        {
            SplatTransform transform = SplatTransform.FromRowMatrix(RowMatrix.Elements(world.Of(prim)));
            if (!transform.IsSimilarity) issues.Tell(distortionCode, prim.GetPath(), $"expected a transform that scales all directions alike, found another");
            if (transform.IsMirror) issues.Tell(distortionCode, prim.GetPath(), $"expected a transform that does not mirror, found a negative determinant");
        }
        catch (ArgumentException error)
        {
            issues.Tell(matrixCode, prim.GetPath(), $"{error.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    /// <summary>Whether a prim's world transform turns it.</summary>
    internal static bool IsTurned(UsdPrim prim)
    {
        GfMatrix4d m = new WorldMatrix(new StageValues(null), repair: false, []).Of(prim);
        return ((double[])[m.GetRow(0)[1], m.GetRow(0)[2], m.GetRow(1)[0], m.GetRow(1)[2], m.GetRow(2)[0], m.GetRow(2)[1]]).Any(off => Math.Abs(off) > 1e-9) || m.GetRow(0)[0] < 0 || m.GetRow(1)[1] < 0 || m.GetRow(2)[2] < 0;
    }

    private static void CheckOperation(UsdPrim prim, UsdGeomXformOp operation, StageValues values, string code, SplatIssues issues)
    {
        UsdAttribute attribute = operation.GetAttr();
        if (!attribute.IsValid()) return;
        IEnumerable<UsdTimeCode> times = [values.TimeOf(attribute), .. attribute.GetTimeSamples().Select(time => new UsdTimeCode(time))];
        foreach (UsdTimeCode time in times)
        {
            VtValue value = attribute.Get(time);
            if (!StageValues.Holds(value, "GfMatrix4d") || WorldMatrix.IsAffine((GfMatrix4d)value)) continue;
            var m = (GfMatrix4d)value;
            issues.Tell(code, attribute.GetPath(), $"expected the last column (0, 0, 0, 1), found ({m.GetRow(0)[3]}, {m.GetRow(1)[3]}, {m.GetRow(2)[3]}, {m.GetRow(3)[3]}){(time.IsDefault() ? "" : FormattableString.Invariant($" at time {time.GetValue()}"))}");
            return;
        }
    }

    private static void CheckPackage(string path, string code, SplatIssues issues)
    {
        using UsdZipFile package = UsdZipFile.Open(path);
        StdStringVector names = package.GetFileNames();
        if (Path.GetExtension(names[0]).ToLowerInvariant() is not (".usda" or ".usdc" or ".usd")) issues.Tell(code, $"expected a layer as the first member, found '{names[0]}'");
        foreach (string name in names)
        {
            using UsdZipFile.FileInfo info = package.GetFileInfo(name);
            var location = new AssetLocation(path, Scope: name);
            if (info.compressionMethod != 0 || info.encrypted) issues.Tell(code, location, $"expected a stored member, found one that is compressed or encrypted");
            if (info.dataOffset % Alignment != 0) issues.Tell(code, location, $"expected data at a multiple of {Alignment}, found it at {info.dataOffset}");
        }
    }
}
