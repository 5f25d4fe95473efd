using pxr;
using UsdGsplat.NuRec;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The rules of NuRec volumes. Source: the NuRec description, sections 5 and 12.</summary>
internal static class NuRecVolumeRules
{
    /// <summary>What Omniverse needs most of the render settings: without them exposure and tone are wrong.</summary>
    private static readonly string[] NeededSettings =
    [
        "rtx:material:enableRefraction", "rtx:matteObject:visibility:secondaryRays", "rtx:post:histogram:enabled", "rtx:post:registeredCompositing:invertColorCorrection",
        "rtx:post:registeredCompositing:invertToneMap", "rtx:post:tonemap:op", "rtx:raytracing:fractionalCutoutOpacity", "rtx:rendermode",
    ];

    /// <summary>Checks one volume and its payloads.</summary>
    internal static void Check(UsdPrim volume, SplatIssues issues, CancellationToken cancellation)
    {
        SplatStageRules.CheckTransform(volume, SplatIssueCodes.VolumeMatrix, SplatIssueCodes.VolumeDistortion, issues);
        CheckFields(volume, issues);
        List<string> payloads = Payloads(volume, issues);
        foreach (string path in payloads)
        {
            using NuRecPayload payload = NuRecPayloadReader.Open(BulkReading.OpenAsset(path));
            NuRecPayloadRules.Check(payload, issues, cancellation, volume);
        }
    }

    /// <summary>Checks what belongs to all volumes together.</summary>
    internal static void CheckStage(UsdStage stage, UsdPrim[] volumes, SplatIssues issues)
    {
        VtDictionary data = stage.GetRootLayer().GetCustomLayerData();
        string[] missing = [.. NeededSettings.Where(key => data.GetValueAtPath(new StdStringVector { "renderSettings", key }) is not { } value || value.IsEmpty())];
        if (missing.Length > 0) issues.Tell(SplatIssueCodes.RenderSettings, $"expected customLayerData.renderSettings of NuRec on the root layer, found {missing.Length} of {NeededSettings.Length} missing, the first is {missing[0]}");
        foreach (double? time in Times(volumes))
        {
            var values = new StageValues(time);
            int seen = volumes.Count(volume => !values.IsHidden(volume));
            if (seen < 2) continue;
            issues.Tell(SplatIssueCodes.SeveralVolumes, $"expected one volume that is seen at a time, found {seen}{(time is { } t ? FormattableString.Invariant($" at time {t}") : "")}");
            return;
        }
    }

    private static IEnumerable<double?> Times(UsdPrim[] volumes) =>
        volumes.SelectMany(volume => volume.GetAttribute(new TfToken("visibility")) is var visibility && visibility.IsValid() ? visibility.GetTimeSamples() : [])
            .Distinct().Order().Select(time => (double?)time).Prepend(null);

    /// <summary>The resolved paths of all payloads that a volume shows at one time or another.</summary>
    private static List<string> Payloads(UsdPrim volume, SplatIssues issues)
    {
        var payloads = new List<string>();
        bool named = false;
        foreach (UsdPrim field in NuRecVolumeReader.Fields(volume))
        {
            UsdAttribute attribute = field.GetAttribute(new TfToken(NuRecVolumeReader.FilePath));
            if (!attribute.IsValid()) continue;
            foreach (UsdTimeCode time in (IEnumerable<UsdTimeCode>)[UsdTimeCode.Default(), .. attribute.GetTimeSamples().Select(t => new UsdTimeCode(t))])
            {
                VtValue value = attribute.Get(time);
                if (!StageValues.Holds(value, "SdfAssetPath")) continue;
                var path = (SdfAssetPath)value;
                named = true;
                if (path.GetResolvedPath().Length == 0) issues.Tell(SplatIssueCodes.Payload, attribute.GetPath(), $"expected the payload @{path.GetAssetPath()}@ to exist, found none");
                else if (!payloads.Contains(path.GetResolvedPath())) payloads.Add(path.GetResolvedPath());
            }
        }

        if (!named) issues.Tell(SplatIssueCodes.Payload, volume.GetPath(), $"expected a field with a {NuRecVolumeReader.FilePath} below the volume, found none");
        return payloads;
    }

    private static void CheckFields(UsdPrim volume, SplatIssues issues)
    {
        CheckField(volume, "density", "float", issues);
        CheckField(volume, "emissiveColor", "float3", issues);
    }

    private static void CheckField(UsdPrim volume, string name, string dataType, SplatIssues issues)
    {
        UsdRelationship relationship = volume.GetRelationship(new TfToken("field:" + name));
        SdfPathVector targets = relationship.IsValid() ? relationship.GetTargets() : [];
        UsdPrim field = targets.Count == 1 ? volume.GetStage().GetPrimAtPath(targets[0]) : new UsdPrim();
        if (!field.IsValid() || field.GetTypeName() != "OmniNuRecFieldAsset")
        {
            issues.Tell(SplatIssueCodes.Fields, volume.GetPath(), $"expected field:{name} to lead to one OmniNuRecFieldAsset, found {(field.IsValid() ? $"a prim of type '{field.GetTypeName()}'" : FormattableString.Invariant($"{targets.Count} targets"))}");
            return;
        }

        var values = new StageValues(null);
        string? foundName = values.Token(field, "fieldName"), foundType = values.Token(field, "fieldDataType"), foundRole = values.Token(field, "fieldRole");
        if ((foundName, foundType, foundRole) != (name, dataType, name))
            issues.Tell(SplatIssueCodes.Fields, field.GetPath(), $"expected fieldName {name}, fieldDataType {dataType} and fieldRole {name}, found {foundName ?? "none"}, {foundType ?? "none"} and {foundRole ?? "none"}");
    }
}
