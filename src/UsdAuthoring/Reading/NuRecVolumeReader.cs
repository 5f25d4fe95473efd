using System.Numerics;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>Reads the splats of NuRec volumes, in the volumes' own space. Source: the NuRec description, section 9.</summary>
internal static class NuRecVolumeReader
{
    /// <summary>The attribute of a field that names its payload.</summary>
    internal const string FilePath = "filePath";

    /// <summary>Opens the payload of a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="values">Values at the time that is read, by which a payload is chosen too.</param>
    /// <param name="options">Whether to leave out what the crop bounds leave out, and to correct colours.</param>
    /// <param name="warnings">Takes what is not as the payload alone says.</param>
    /// <exception cref="AssetException">There is no payload, or it cannot be read.</exception>
    internal static ISplatSource Open(UsdPrim volume, StageValues values, StageReadOptions options, List<string> warnings)
    {
        string path = PayloadOf(volume, values, warnings);
        ISplatSource cloud = NuRecCorrections.Recolor(NuRecPayloadReader.Open(BulkReading.OpenAsset(path)), volume, values, options.ApplyColorCorrection, warnings);
        if (!options.Crop || Bounds(volume, values) is not { } box) return cloud;
        SplatMask inside = SplatSelection.WithinBox(cloud, box);
        return inside.DroppedCount == 0 ? cloud : new SelectedSplatSource(cloud, inside);
    }

    /// <summary>The resolved path of the payload that the fields name; the first of several.</summary>
    private static string PayloadOf(UsdPrim volume, StageValues values, List<string> warnings)
    {
        List<SdfAssetPath> named = [.. Fields(volume).Select(field => values.Asset(field, FilePath)).OfType<SdfAssetPath>().Where(path => path.GetAssetPath().Length > 0)];
        if (named.Count == 0) throw new AssetFormatException(SplatPrims.LocationOf(volume), "NUREC-PAYLOAD", $"expected a field with a {FilePath} below the volume, found none");
        if (named.Any(path => path.GetAssetPath() != named[0].GetAssetPath())) warnings.Add($"the fields of <{volume.GetPath()}> name several payloads; @{named[0].GetAssetPath()}@ is read");
        string resolved = named[0].GetResolvedPath();
        if (resolved.Length > 0) return resolved;
        throw new AssetFormatException(SplatPrims.LocationOf(volume), "NUREC-PAYLOAD", $"expected the payload @{named[0].GetAssetPath()}@ to exist, found none");
    }

    /// <summary>The fields: those of the relationships, and all children that name a file.</summary>
    internal static IEnumerable<UsdPrim> Fields(UsdPrim volume)
    {
        UsdStage stage = volume.GetStage();
        IEnumerable<UsdPrim> related = volume.GetAuthoredRelationships()
            .Where(relationship => relationship.GetName().GetString().StartsWith("field:", StringComparison.Ordinal))
            .SelectMany(relationship => relationship.GetTargets())
            .Select(stage.GetPrimAtPath)
            .Where(prim => prim.IsValid());
        return related.Concat(volume.GetChildren()).DistinctBy(prim => prim.GetPath());
    }

    /// <summary>The crop bounds in the volume's own space; null when they are not authored.</summary>
    internal static SplatBox? Bounds(UsdPrim volume, StageValues values)
    {
        if (values.Float3(volume, "omni:nurec:crop:minBounds") is not { } min || values.Float3(volume, "omni:nurec:crop:maxBounds") is not { } max) return null;
        return new SplatBox(new Vector3(min[0], min[1], min[2]), new Vector3(max[0], max[1], max[2]));
    }
}
