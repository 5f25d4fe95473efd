using System.Numerics;
using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Authors the prims of NuRec volumes.</summary>
/// <remarks>Source: the NuRec description, section 5. Calls only what USD.NET offers as well.</remarks>
public static class NuRecVolumes
{
    /// <summary>Authors volumes below a prim.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="parent">The prim.</param>
    /// <param name="volumes">The volumes; with a timeline, one a frame.</param>
    /// <param name="transform">The map from a volume's own space to the parent's, for row vectors.</param>
    /// <param name="timeline">When each volume is seen, or null when all are.</param>
    /// <returns>The volumes' paths.</returns>
    public static IReadOnlyList<SdfPath> Author(UsdStage stage, SdfPath parent, IReadOnlyList<NuRecVolume> volumes, GfMatrix4d transform, SceneTimeline? timeline)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(volumes);
        var paths = new List<SdfPath>(volumes.Count);
        for (int i = 0; i < volumes.Count; i++)
        {
            UsdVolVolume volume = DefineVolume(stage, parent.AppendChild(new TfToken(volumes[i].Name)), volumes[i], transform);
            if (timeline is not null) AuthorVisibility(volume, i, timeline.Frames);
            paths.Add(volume.GetPath());
        }

        return paths;
    }

    private static UsdVolVolume DefineVolume(UsdStage stage, SdfPath path, NuRecVolume description, GfMatrix4d transform)
    {
        UsdVolVolume volume = UsdVolVolume.Define(stage, path);
        UsdPrim prim = volume.GetPrim();
        GfVec3f min = Vector(description.Bounds.Min), max = Vector(description.Bounds.Max);
        var extent = new VtVec3fArray(2);
        extent[0] = min;
        extent[1] = max;
        volume.CreateExtentAttr(extent);
        Custom(prim, "omni:nurec:isNuRecVolume", SdfValueTypeNames.Bool, true);
        Custom(prim, "omni:nurec:useProxyTransform", SdfValueTypeNames.Bool, false);
        Custom(prim, "omni:nurec:offset", SdfValueTypeNames.Float3, new GfVec3f(0, 0, 0));
        Custom(prim, "omni:nurec:crop:minBounds", SdfValueTypeNames.Float3, min);
        Custom(prim, "omni:nurec:crop:maxBounds", SdfValueTypeNames.Float3, max);
        prim.CreateRelationship(new TfToken("proxy"));
        volume.AddTransformOp().Set(transform);
        SdfPath density = DefineField(stage, path, "density_field", "density", "float", description.PayloadName).GetPath();
        UsdPrim emissive = DefineField(stage, path, "emissive_color_field", "emissiveColor", "float3", description.PayloadName);
        AuthorIdentityColorCorrection(emissive);
        volume.CreateFieldRelationship(new TfToken("density"), density);
        volume.CreateFieldRelationship(new TfToken("emissiveColor"), emissive.GetPath());
        return volume;
    }

    private static UsdPrim DefineField(UsdStage stage, SdfPath volume, string primName, string field, string dataType, string payloadName)
    {
        UsdPrim prim = stage.DefinePrim(volume.AppendChild(new TfToken(primName)), new TfToken("OmniNuRecFieldAsset"));
        Custom(prim, "filePath", SdfValueTypeNames.Asset, new SdfAssetPath("./" + payloadName));
        Custom(prim, "fieldName", SdfValueTypeNames.Token, new TfToken(field));
        Custom(prim, "fieldDataType", SdfValueTypeNames.Token, new TfToken(dataType));
        Custom(prim, "fieldRole", SdfValueTypeNames.Token, new TfToken(field));
        return prim;
    }

    /// <summary>Rows of a linear colour correction with an offset as the fourth component: the identity.</summary>
    private static void AuthorIdentityColorCorrection(UsdPrim prim)
    {
        Custom(prim, "omni:nurec:ccmR", SdfValueTypeNames.Float4, new GfVec4f(1, 0, 0, 0));
        Custom(prim, "omni:nurec:ccmG", SdfValueTypeNames.Float4, new GfVec4f(0, 1, 0, 0));
        Custom(prim, "omni:nurec:ccmB", SdfValueTypeNames.Float4, new GfVec4f(0, 0, 1, 0));
    }

    /// <summary>
    /// Shows a volume from its frame to the next one; visibility is held between samples. Readers without a time see the
    /// first volume alone.
    /// </summary>
    private static void AuthorVisibility(UsdVolVolume volume, int frame, int frames)
    {
        UsdAttribute visibility = volume.CreateVisibilityAttr();
        if (frame > 0)
        {
            visibility.Set(new VtValue(UsdGeomTokens.invisible));
            visibility.Set(new VtValue(UsdGeomTokens.invisible), 0);
        }

        visibility.Set(new VtValue(UsdGeomTokens.inherited), frame);
        if (frame + 1 < frames) visibility.Set(new VtValue(UsdGeomTokens.invisible), frame + 1);
    }

    /// <summary>Attributes are authored as the exporters do, which know no schema of NuRec: as custom ones, even where the schema is known.</summary>
    private static void Custom(UsdPrim prim, string name, SdfValueTypeName type, VtValue value)
    {
        UsdAttribute attribute = prim.CreateAttribute(new TfToken(name), type);
        attribute.SetCustom(true);
        attribute.Set(value);
    }

    private static GfVec3f Vector(Vector3 v) => new(v.X, v.Y, v.Z);
}
