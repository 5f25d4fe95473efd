using pxr;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Splats as NuRec volumes, one NuRec payload a volume: what Isaac Sim 5 draws.</summary>
/// <remarks>Source: the NuRec description, sections 5 and 8.</remarks>
public sealed class NuRecFormat : ISceneFormat
{
    private readonly NuRecOptions options;

    /// <summary>Chooses how.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or does not go with another.</exception>
    public NuRecFormat(NuRecOptions? options = null)
    {
        this.options = options ?? new NuRecOptions();
        this.options.Validate();
        Style = this.options.Style switch
        {
            NuRecStyle.Fvdb => new SceneStyle(TimeCodesPerSecond: null, StandsUp: true, "", UpAxis.Z),
            NuRecStyle.Grut => new SceneStyle(TimeCodesPerSecond: 24, StandsUp: false, "", UpAxis.Z),
            _ => SceneStyle.Default,
        };
    }

    /// <inheritdoc/>
    public string Name => "nurec";

    /// <inheritdoc/>
    public string PrimName => "gauss";

    /// <inheritdoc/>
    public string LayerExtension => ".usda";

    /// <summary>False: the volumes' layer has its own place beside the root layer in all exporters' scenes.</summary>
    public bool FitsRootLayer => false;

    /// <inheritdoc/>
    public SceneStyle Style { get; }

    /// <summary>Isaac Sim 5 draws it alone; later ones load it as the older format. Source: the NuRec description, section 1.</summary>
    public bool Suits(SceneTarget target) => target == SceneTarget.Isaac5;

    /// <inheritdoc/>
    public void AuthorLayer(SdfLayerHandle layer, SceneTarget target) => NuRecRenderSettings.Author(layer);

    /// <inheritdoc/>
    public long MeasurePackage(ISplatSource cloud, long splats, SceneOptions scene)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(scene);
        int frames = cloud.Schema.HasMotion ? scene.Frames ?? 1 : 1;
        return NuRecPart.MeasurePackage(cloud, splats, frames, options);
    }

    /// <inheritdoc/>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">So many frames are larger than the output can hold.</exception>
    public IScenePart Prepare(ScenePartRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return NuRecPart.Prepare(request, options);
    }
}
