namespace pxr;

/// <summary>Where edits of a stage go: a layer, and inside it possibly a variant.</summary>
public sealed class UsdEditTarget : IDisposable
{
    private readonly SdfLayerHandle? layer;
    private readonly SdfPath variantPath = SdfPath.Empty;
    private readonly SdfLayerOffset offset = new();

    /// <summary>An edit target without a layer.</summary>
    public UsdEditTarget()
    {
    }

    /// <summary>Edits go to a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="offset">The map from the layer's times to the stage's; identity when null.</param>
    public UsdEditTarget(SdfLayerHandle layer, SdfLayerOffset? offset = null)
    {
        this.layer = layer;
        this.offset = offset ?? new SdfLayerOffset();
    }

    private UsdEditTarget(SdfLayerHandle layer, SdfPath variantPath)
    {
        this.layer = layer;
        this.variantPath = variantPath;
    }

    /// <summary>Edits of a prim and what is below it go into one of its variants.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="varSelPath">The variant's path, for example <c>/World{lod=high}</c>.</param>
    public static UsdEditTarget ForLocalDirectVariant(SdfLayerHandle layer, SdfPath varSelPath)
    {
        ArgumentNullException.ThrowIfNull(varSelPath);
        if (!varSelPath.IsPrimVariantSelectionPath()) throw new ArgumentException($"<{varSelPath}> selects no variant", nameof(varSelPath));
        return new UsdEditTarget(layer, varSelPath);
    }

    /// <summary>Whether there is no layer.</summary>
    public bool IsNull() => layer is null;

    /// <summary>Whether there is a layer.</summary>
    public bool IsValid() => layer is not null;

    /// <summary>The layer.</summary>
    public SdfLayerHandle GetLayer() => layer ?? throw new InvalidOperationException("this edit target has no layer");

    /// <summary>The path of the spec for an object of the stage.</summary>
    public SdfPath MapToSpecPath(SdfPath scenePath)
    {
        ArgumentNullException.ThrowIfNull(scenePath);
        if (variantPath.IsEmpty()) return scenePath;
        SdfPath prim = variantPath.StripAllVariantSelections();
        return scenePath.HasPrefix(prim) ? scenePath.ReplacePrefix(prim, variantPath, fixTargetPaths: false) : scenePath;
    }

    /// <summary>The prim spec for a prim of the stage; dormant when there is none.</summary>
    public SdfPrimSpecHandle GetPrimSpecForScenePath(SdfPath scenePath) => GetLayer().GetPrimAtPath(MapToSpecPath(scenePath));

    /// <summary>The property spec for a property of the stage; dormant when there is none.</summary>
    public SdfPropertySpecHandle GetPropertySpecForScenePath(SdfPath scenePath) => GetLayer().GetPropertyAtPath(MapToSpecPath(scenePath));

    /// <summary>The spec for an object of the stage; dormant when there is none.</summary>
    public SdfSpecHandle GetSpecForScenePath(SdfPath scenePath) => GetLayer().GetObjectAtPath(MapToSpecPath(scenePath));

    /// <summary>Does nothing: edit targets are managed memory.</summary>
    public void Dispose()
    {
    }

    internal (SdfLayerHandle Layer, SdfPath Path) Map(SdfPath scenePath) => (GetLayer(), MapToSpecPath(scenePath));

    /// <summary>The layer's time of a stage time.</summary>
    internal double ToLayerTime(double stageTime) => offset.IsIdentity() ? stageTime : offset.GetInverse().Apply(stageTime);

    /// <summary>The layer's value of a stage value: time codes are mapped, too.</summary>
    internal object ToLayerValue(object value) => offset.IsIdentity() ? value : UsdValueMap.MapTimes(value, offset.GetInverse());

    /// <summary>Makes prim specs from the root to a path, <c>over</c> where missing, in the edit target's layer.</summary>
    internal SdfPath EnsurePrim(SdfPath scenePath)
    {
        SdfPath spec = MapToSpecPath(scenePath);
        SdfPrimSpecs.Ensure(GetLayer(), spec);
        return spec;
    }
}
