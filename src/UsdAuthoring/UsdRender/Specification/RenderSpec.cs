using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>What a renderer has to do: the images of a settings prim, computed from settings, products, vars and cameras.</summary>
/// <param name="SettingsPath">The settings prim.</param>
/// <param name="Products">The images, in order.</param>
/// <param name="RenderVars">All vars of all images, each once, in the order met.</param>
/// <param name="IncludedPurposes">Purposes of what is rendered.</param>
/// <param name="MaterialBindingPurposes">Purposes of material bindings, the preferred first.</param>
/// <param name="NamespacedSettings">Values in renderers' namespaces, by name.</param>
/// <param name="Warnings">What was left out or is deprecated, one line each.</param>
/// <remarks>All values are those of the default time. Source: the render settings' description, sections 4 to 10.</remarks>
public sealed record RenderSpec(
    SdfPath SettingsPath,
    IReadOnlyList<RenderProductSpec> Products,
    IReadOnlyList<RenderVarSpec> RenderVars,
    IReadOnlyList<string> IncludedPurposes,
    IReadOnlyList<string> MaterialBindingPurposes,
    IReadOnlyList<RenderSetting> NamespacedSettings,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Computes the specification of a settings prim. Products whose camera is not on the stage are left out.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="settings">The settings prim.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="ArgumentException">There is no <c>RenderSettings</c> prim at the path.</exception>
    public static RenderSpec Compute(UsdStage stage, SdfPath settings, RenderSpecOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(settings);
        UsdPrim prim = RenderTargets.Find(stage, settings, RenderTokens.RenderSettings)
            ?? throw new ArgumentException($"expected a {RenderTokens.RenderSettings} prim at <{settings}>, found {RenderTargets.Describe(stage, settings)}", nameof(settings));
        return new RenderSpecBuilder(stage, options ?? new RenderSpecOptions()).Build(prim);
    }

    /// <summary>Computes the specification of a file. Of its prims only those at and below <c>/Render</c>, and those that they lead to, are composed.</summary>
    /// <param name="file">A layer or a package.</param>
    /// <param name="settings">The settings prim; that of the stage's metadata when null.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="Codecs.AssetException">The file is no well-formed layer, or has no such settings.</exception>
    public static RenderSpec Read(string file, string? settings = null, RenderSpecOptions? options = null)
    {
        RenderStage opened = RenderStage.Open(file, settings);
        return Compute(opened.Stage, opened.SettingsPath, options);
    }
}
