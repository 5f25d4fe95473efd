using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>The render prims of a stage, in the order of its walk.</summary>
internal sealed class RenderPrims
{
    private const string Denoise = "RenderDenoisePass";

    internal List<UsdPrim> Settings { get; } = [];

    internal List<UsdPrim> Products { get; } = [];

    internal List<UsdPrim> Vars { get; } = [];

    internal List<UsdPrim> Passes { get; } = [];

    /// <summary>Prims of the type that was removed.</summary>
    internal List<UsdPrim> DenoisePasses { get; } = [];

    internal IEnumerable<UsdPrim> All => Settings.Concat(Products).Concat(Vars).Concat(Passes).Concat(DenoisePasses);

    /// <summary>Settings and products.</summary>
    internal IEnumerable<UsdPrim> Bases => Settings.Concat(Products);

    internal static RenderPrims Of(UsdStage stage, CancellationToken cancellation)
    {
        var prims = new RenderPrims();
        foreach (UsdPrim prim in stage.Traverse())
        {
            cancellation.ThrowIfCancellationRequested();
            prims.ListFor(prim.GetTypeName().GetString())?.Add(prim);
        }

        return prims;
    }

    private List<UsdPrim>? ListFor(string type) => type switch
    {
        RenderTokens.RenderSettings => Settings,
        RenderTokens.RenderProduct => Products,
        RenderTokens.RenderVar => Vars,
        RenderTokens.RenderPass => Passes,
        Denoise => DenoisePasses,
        _ => null,
    };
}
