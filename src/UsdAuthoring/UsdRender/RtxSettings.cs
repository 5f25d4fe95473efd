using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>What Omniverse's renderer reads from a product that shows ParticleField prims.</summary>
/// <remarks>
/// An attribute counts only where the API schema of its namespace is applied; a runtime without these schemas keeps their names.
/// Source: the render settings' description, section 15, and the ParticleField description, section 7.1.
/// </remarks>
internal static class RtxSettings
{
    /// <summary>The format of splats that needs these settings, by <see cref="Scenes.ISceneFormat.Name"/>.</summary>
    internal const string Format = "particlefield";

    private const string Gaussian = "omni:rtx:rtpt:gaussian:";

    // What the renderer does by itself; stated, since older and newer ones may do otherwise.
    private const int MaxGaussians = 48;

    internal static void Author(RenderProductPrim product, bool isHdr)
    {
        product.ApplyApi("OmniRtxSettingsCommonAdvancedAPI_1");
        product.ApplyApi("OmniRtxSettingsRtAdvancedAPI_1");
        product.ApplyApi("OmniRtxSettingsPtAdvancedAPI_1");
        product.ApplyApi("OmniRtxSettingsParticleFieldAPI_1");
        product.SetRendererSetting("omni:rtx:rendermode", SdfValueTypeNames.Token, new TfToken("RealTimePathTracing"), custom: false);
        product.SetRendererSetting(Gaussian + "accumulatedDepth:enabled", SdfValueTypeNames.Bool, true, custom: false);
        product.SetRendererSetting(Gaussian + "accumulatedAlbedo:enabled", SdfValueTypeNames.Bool, true, custom: false);
        product.SetRendererSetting(Gaussian + "maxGaussiansToAccumulate", SdfValueTypeNames.Int, MaxGaussians, custom: false);

        // Splats are black in linear output while they skip its tone mapping.
        product.SetRendererSetting(Gaussian + "skipTonemapping:enabled", SdfValueTypeNames.Bool, !isHdr, custom: false);
    }
}
