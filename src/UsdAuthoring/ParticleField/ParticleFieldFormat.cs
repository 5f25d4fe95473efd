using pxr;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Splats as ParticleField prims, OpenUSD's own schema: what Isaac Sim 6 and other renderers from OpenUSD 26.03 on draw.</summary>
public sealed class ParticleFieldFormat : ISceneFormat
{
    private readonly ParticleFieldOptions options;

    /// <summary>Chooses how.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ParticleFieldFormat(ParticleFieldOptions? options = null)
    {
        this.options = options ?? new ParticleFieldOptions();
        this.options.Validate();
    }

    /// <inheritdoc/>
    public string Name => "particlefield";

    /// <inheritdoc/>
    public string PrimName => "Gaussians";

    /// <inheritdoc/>
    public string LayerExtension => ".usdc";

    /// <inheritdoc/>
    public bool FitsRootLayer => true;

    /// <inheritdoc/>
    public SceneStyle Style => SceneStyle.Default;

    /// <summary>Isaac Sim from 6 on draws it best, and others draw nothing else; Isaac Sim 5 does not. Source: the ParticleField description, section 7.</summary>
    public bool Suits(SceneTarget target) => target != SceneTarget.Isaac5;

    /// <summary>Lets Omniverse show colours as they are trained; other renderers know no such settings.</summary>
    /// <remarks>Source: the ParticleField description, section 4.</remarks>
    public void AuthorLayer(SdfLayerHandle layer, SceneTarget target)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (target != SceneTarget.Isaac6) return;
        VtDictionary data = layer.GetCustomLayerData();
        data.SetValueAtPath(new StdStringVector { "renderSettings", "rtx:post:tonemap:op" }, 2);
        layer.SetCustomLayerData(data);
    }

    /// <inheritdoc/>
    public long MeasurePackage(ISplatSource cloud, long splats, SceneOptions scene)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(scene);
        ParticleTimeline? frames = cloud.Schema.HasMotion && scene.Frames is { } count ? new ParticleTimeline(count) : null;
        return ParticleFieldSize.BytesPerLayer + ((frames?.Frames ?? 1) * ParticleFieldSize.BytesPerFrame) + (splats * ParticleFieldSize.BytesPerSplat(cloud, options, frames));
    }

    /// <inheritdoc/>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">The cloud is too large for one prim, or its positions for 16-bit numbers.</exception>
    public IScenePart Prepare(ScenePartRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ParticleFieldPart.Prepare(request, options);
    }
}
