using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>A <c>RenderPass</c> prim: one job of a pipeline, after the jobs that it depends on.</summary>
/// <remarks>Source: the render settings' description, sections 1.5 and 11.</remarks>
public sealed class RenderPassPrim : RenderBasePrim
{
    private RenderPassPrim(UsdPrim prim)
        : base(prim)
    {
    }

    /// <summary>Defines the prim at the stage's edit target.</summary>
    public static RenderPassPrim Define(UsdStage stage, SdfPath path) => new(Define(stage, path, RenderTokens.RenderPass));

    /// <summary>Sets the pipeline's category.</summary>
    public void SetPassType(string type) => RenderProperty.PassType.Set(Prim, new TfToken(type));

    /// <summary>Sets the command, one word an element; words such as <c>{fileName}</c> are for the job tool to replace.</summary>
    public void SetCommand(params IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var array = new VtStringArray((uint)words.Count);
        for (int i = 0; i < words.Count; i++) array[i] = words[i];
        RenderProperty.Command.Set(Prim, array);
    }

    /// <summary>Sets the settings prim that the pass renders.</summary>
    public void SetRenderSource(SdfPath settings) => SetTargets(RenderProperty.RenderSource, [settings]);

    /// <summary>Sets the passes that must be done before.</summary>
    public void SetInputPasses(IEnumerable<SdfPath> passes) => SetTargets(RenderProperty.InputPasses, passes);

    /// <summary>Sets whether the images are denoised.</summary>
    public void SetDenoise(bool denoise) => RenderProperty.Denoise.Set(Prim, denoise);
}
