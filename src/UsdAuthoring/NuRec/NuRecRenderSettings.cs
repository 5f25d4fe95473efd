using pxr;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>The render settings that a NuRec scene needs, as <c>customLayerData.renderSettings</c> of its layers.</summary>
/// <remarks>
/// Layer metadata does not pass through references, so every root layer that shows the scene must repeat them; without them
/// Omniverse shows wrong exposure and tone. Source: the NuRec description, section 5.1.
/// </remarks>
public static class NuRecRenderSettings
{
    private const string Dictionary = "renderSettings";

    /// <summary>Sets the render settings on a layer, keeping its other custom data.</summary>
    public static void Author(SdfLayerHandle layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        VtDictionary data = layer.GetCustomLayerData();
        Set(data, "rtx:directLighting:sampledLighting:samplesPerPixel", 8);
        Set(data, "rtx:material:enableRefraction", false);
        Set(data, "rtx:matteObject:visibility:secondaryRays", true);
        Set(data, "rtx:post:histogram:enabled", false);
        Set(data, "rtx:post:registeredCompositing:invertColorCorrection", true);
        Set(data, "rtx:post:registeredCompositing:invertToneMap", true);
        Set(data, "rtx:post:tonemap:op", 2);
        Set(data, "rtx:raytracing:fractionalCutoutOpacity", false);
        Set(data, "rtx:rendermode", "RaytracedLighting");
        layer.SetCustomLayerData(data);
    }

    /// <summary>The keys contain colons, so the key path is given in parts.</summary>
    private static void Set(VtDictionary data, string key, VtValue value) =>
        data.SetValueAtPath(new StdStringVector { Dictionary, key }, value);
}
